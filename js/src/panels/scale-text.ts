import { formatNumber } from "../core/format.ts";
import { type PlacedLabel, placeLabels, type ScaleLabel } from "../core/scale-labels.ts";
import type { ColorScale } from "./color-scale.ts";

/** Three digits are enough for the ends of a scale. */
export function rounded(value: number): string {
  return formatNumber(Number(value.toPrecision(3)));
}

/** What is written under the colours, `width` pixels wide. */
export function scaleText(
  { range, domain, center, isPerRow }: ColorScale,
  width: number,
  measure: (text: string) => number,
): PlacedLabel[] {
  const [from, to] = range;
  const label = (value: number, text: string, isOptional: boolean): ScaleLabel => ({
    text,
    at: ((value - from) / (to - from)) * width,
    width: measure(text),
    isOptional,
  });
  const ends = isPerRow
    ? [
        label(from, center === null ? "row’s least" : "−row’s most", false),
        label(to, "row’s most", false),
      ]
    : domain.map((end) => label(end, rounded(end), false));
  const hasCenter = center !== null && center > domain[0] && center < domain[1];
  const others = [...(hasCenter ? [center] : []), ...range].filter(
    (value) => !isPerRow || value === center,
  );
  return placeLabels(
    [...ends, ...others.map((value) => label(value, rounded(value), true))],
    width,
  );
}
