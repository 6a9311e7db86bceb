import type { Annotation, NumericAnnotation } from "../model/annotation.ts";
import { withAlpha } from "./css.ts";

/** The opacity scale of a number strip: opaque at `to`, transparent at `clear`. */
export interface NumberScale {
  readonly clear: number;
  /** The ends of the legend. */
  readonly from: number;
  readonly to: number;
}

/**
 * Compute the opacity scale of a number annotation. Numbers are measured from 0, dates from the
 * earliest, which is drawn at a fifth.
 */
export function numberScale({ numbers, unit }: NumericAnnotation): NumberScale {
  const finite = numbers.filter(Number.isFinite);
  const low = finite.reduce((a, b) => Math.min(a, b), finite[0] ?? 0);
  const high = finite.reduce((a, b) => Math.max(a, b), low);
  if (unit === "date") return { clear: low - ((high - low) / 4 || 1), from: low, to: high };
  const to = Math.max(high, -low);
  return { clear: 0, from: low < 0 ? -to : 0, to };
}

/**
 * Return the colour of a number: its hue is the side of `clear`, its opacity the distance from it.
 */
export function numberColor(
  { positive, negative }: NumericAnnotation,
  value: number,
  { clear, to }: NumberScale,
): string {
  const distance = value - clear;
  const opacity = distance === 0 ? 0 : Math.min(1, Math.abs(distance) / (to - clear));
  return withAlpha(distance < 0 ? negative : positive, opacity);
}

/** Return the colour of an item in a strip, null where its value is missing. */
export function annotationColor(
  annotation: Annotation,
  position: number,
  scale: NumberScale | null,
): string | null {
  if (annotation.kind === "text")
    return annotation.colors[annotation.codes[position] ?? -1] ?? null;
  const value = annotation.numbers[position] ?? Number.NaN;
  return Number.isNaN(value) || !scale ? null : numberColor(annotation, value, scale);
}
