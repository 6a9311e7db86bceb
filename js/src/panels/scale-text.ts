import { rounded } from "../core/range-text.ts";
import { type PlacedLabel, placeLabels, type ScaleLabel } from "../core/scale-labels.ts";
import { ticks } from "../core/ticks.ts";
import { type ColorScale, shareOn } from "./color-scale.ts";

const TICKS = 4;

/** What is written under the colours, `width` pixels wide. */
export function scaleText(
  scale: ColorScale,
  width: number,
  measure: (text: string) => number,
): PlacedLabel[] {
  const { domain, center, norm, ownRange } = scale;
  const item = ownRange === "rows" ? "row" : "column";
  const label = (value: number, text: string, isOptional: boolean): ScaleLabel => ({
    text,
    at: shareOn(scale, value) * width,
    width: measure(text),
    isOptional,
  });
  const ends = ownRange
    ? [
        label(domain[0], center === null ? `${item} min` : `−${item} max`, false),
        label(domain[1], `${item} max`, false),
      ]
    : domain.map((end) => label(end, rounded(end), false));
  const hasCenter = center !== null && center > domain[0] && center < domain[1];
  const between = [...(hasCenter ? [center] : []), ...(ownRange ? [] : ticks(norm, domain, TICKS))];
  return placeLabels(
    [...ends, ...between.map((value) => label(value, rounded(value), true))],
    width,
  );
}
