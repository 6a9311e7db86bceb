import { domainEnds, isDiverging } from "../core/color-view.ts";
import { cssColor } from "../core/colors.ts";
import type { DrawableMatrix } from "../core/drawable.ts";
import { histogram } from "../core/histogram.ts";
import { rangesOf } from "../core/per-row.ts";
import type { Interval } from "../core/types.ts";
import type { SharedState } from "../state/shared-state.ts";

export const BINS = 60;
const GRADIENT_STEPS = 120;

/** What the legend of the colours shows, over the range of the values. */
export interface ColorScale {
  readonly range: Interval;
  /** Between these colours change. */
  readonly domain: Interval;
  /** Has the colour in the middle of a diverging map. */
  readonly center: number | null;
  readonly isPerRow: boolean;
}

/** From the smallest to the largest number that is drawn, `null` where there is none. */
function finiteRange(matrix: DrawableMatrix): Interval | null {
  const { least, most } = rangesOf(matrix);
  const from = least.reduce((a, b) => Math.min(a, b));
  const to = most.reduce((a, b) => Math.max(a, b));
  return from <= to ? [from * matrix.scale, to * matrix.scale] : null;
}

export function colorScale(shared: SharedState): ColorScale {
  const colors = shared.colors.value;
  const given = shared.givenColors.value;
  const view = shared.colorView.value;
  if (view.perRow) {
    const ends: Interval = colors.center === null ? [0, 1] : [-1, 1];
    return { range: ends, domain: ends, center: colors.center, isPerRow: true };
  }
  const [least, most] = finiteRange(shared.drawable.value) ?? [given.vmin, given.vmax];
  const { vmin, vmax } = domainEnds(given, view);
  const domain: Interval = [vmin, vmax];
  const range: Interval = [
    Math.min(least, given.vmin, domain[0]),
    Math.max(most, given.vmax, domain[1]),
  ];
  const middle = isDiverging(given, shared.colorMaps.value, view.map) ? vmin / 2 + vmax / 2 : null;
  return { range, domain, center: colors.center ?? middle, isPerRow: false };
}

/** How often values fall into each of `BINS` parts of the range, by root, the tallest 1. */
export function barHeights(matrix: DrawableMatrix, range: Interval): number[] {
  const counts = histogram(matrix, ...range, BINS);
  const tallest = Math.max(1, ...counts);
  return Array.from(counts, (count) => Math.sqrt(count / tallest));
}

/** The colours as drawn, in even steps over the range. */
export function gradientColors(shared: SharedState, [from, to]: Interval): string[] {
  const colors = shared.colors.value;
  return Array.from({ length: GRADIENT_STEPS }, (_, step) =>
    cssColor(colors, from + ((step + 0.5) / GRADIENT_STEPS) * (to - from)),
  );
}
