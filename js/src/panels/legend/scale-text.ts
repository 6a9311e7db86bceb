import { rounded } from "../../color/range-text.ts";
import { ticks } from "../../color/ticks.ts";
import { type PlacedLabel, placeLabels, type ScaleLabel } from "../../layout/scale-labels.ts";
import { type ColorScale, fractionAlong } from "./color-scale.ts";

const TICKS = 4;

/** Place the labels under the colours, `width` pixels wide. */
export function scaleLabels(
  scale: ColorScale,
  width: number,
  measure: (text: string) => number,
): PlacedLabel[] {
  const { domain, center, norm, ownRange } = scale;
  const label = (value: number, text: string, isOptional: boolean): ScaleLabel => ({
    text,
    at: fractionAlong(scale, value) * width,
    width: measure(text),
    isOptional,
  });
  const texts = endLabels(scale);
  const ends = domain.map((end, i) => label(end, texts[i] as string, false));
  const hasCenter = center !== null && center > domain[0] && center < domain[1];
  const between = [...(hasCenter ? [center] : []), ...(ownRange ? [] : ticks(norm, domain, TICKS))];
  return placeLabels(
    [...ends, ...between.map((value) => label(value, rounded(value), true))],
    width,
  );
}

/** Return what both ends of the colours stand for. */
export function endLabels({ domain, center, ownRange }: ColorScale): readonly [string, string] {
  if (!ownRange) return domain.map(rounded) as [string, string];
  const item = ownRange === "rows" ? "row" : "column";
  return [center === null ? `${item} min` : `−${item} max`, `${item} max`];
}
