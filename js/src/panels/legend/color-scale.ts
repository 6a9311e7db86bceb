import { domainEnds, givenEnds, isDiverging, ownRangeEnds } from "../../color/color-view.ts";
import { fractionsBeyond, histogram } from "../../color/histogram.ts";
import { cssColor } from "../../color/lut.ts";
import { denormalize, normalize, widen } from "../../color/norm.ts";
import type { RangeInWords } from "../../color/range-text.ts";
import type { RenderMatrix } from "../../matrix/render-matrix.ts";
import { renderedRange } from "../../matrix/row-scaling.ts";
import type { AxisName } from "../../model/axes.ts";
import type { Norm } from "../../model/colors.ts";
import type { Interval } from "../../model/interval.ts";
import type { WidgetStore } from "../../store/widget-store.ts";

export const BINS = 60;
const GRADIENT_STEPS = 120;
/** How far beyond the colours' range the legend shows values, in lengths of that range. */
const BEYOND = 0.15;

/** What the legend of the colours shows. */
export interface ColorScale {
  /** What is shown: the range of the colours, and a little more where values lie beyond it. */
  readonly range: Interval;
  /** Between these colours change. */
  readonly domain: Interval;
  readonly norm: Norm;
  /** Has the colour in the middle of a diverging map. */
  readonly center: number | null;
  readonly isDiverging: boolean;
  /** The axis whose rows or columns have ranges of their own, `null` where all have one. */
  readonly ownRange: AxisName | null;
  /** The range that leaves out no value, `null` where there is none of its own. */
  readonly full: Interval | null;
  /** Whether `domain` is the one given, as nobody changed it. */
  readonly isGiven: boolean;
}

/** Compute what the legend of the colours shows. */
export function colorScale(store: WidgetStore): ColorScale {
  const colors = store.colors.value;
  const given = store.givenColors.value;
  const view = store.colorView.value;
  const { norm } = colors;
  const diverges = norm === "linear" && isDiverging(given, store.colorMaps.value, view.map);
  const ownRange = store.ownRange.value;
  if (ownRange) {
    const { vmin, vmax } = ownRangeEnds(colors.center);
    const domain: Interval = [vmin, vmax];
    const { center } = colors;
    const range = withBeyond(store, domain, norm);
    const about = { center, isDiverging: diverges, ownRange, full: null, isGiven: true };
    return { range, domain, norm, ...about };
  }
  const { vmin, vmax } = domainEnds(given, view);
  const domain: Interval = [vmin, vmax];
  const own = givenEnds(given, norm);
  const [first, last] = own.ends;
  const usual: Interval = [Math.min(first, vmin), Math.max(last, vmax)];
  const middle = diverges ? vmin / 2 + vmax / 2 : null;
  const isWider = own.full[0] < first || own.full[1] > last;
  return {
    range: withBeyond(store, usual, norm),
    domain,
    norm,
    center: colors.center ?? middle,
    isDiverging: diverges,
    ownRange: null,
    full: isWider ? own.full : null,
    isGiven: vmin === first && vmax === last,
  };
}

/** A range, and a little more where values lie beyond it. */
function withBeyond(store: WidgetStore, range: Interval, norm: Norm): Interval {
  const [low, high] = widen(norm, range, BEYOND);
  const [least, most] = renderedRange(store.drawable.value) ?? range;
  // values of 0 and below lie beyond the low end of every log scale
  const lowest = norm === "log" && least <= 0 ? low : Math.max(low, least);
  return [least < range[0] ? lowest : range[0], most > range[1] ? Math.min(high, most) : range[1]];
}

/** Return what the legend says about the colour range and the values beyond it. */
export function rangeInWords(store: WidgetStore, scale: ColorScale): RangeInWords {
  return { ...scale, ...fractionsBeyond(store.drawable.value, scale.domain) };
}

/**
 * Compute the heights of the bars of the legend's histogram: square roots of counts, the tallest 1.
 */
export function barHeights(
  matrix: RenderMatrix,
  { range, norm }: Pick<ColorScale, "range" | "norm">,
): number[] {
  const counts = histogram(matrix, range, BINS, norm);
  const tallest = Math.max(1, ...counts);
  return Array.from(counts, (count) => Math.sqrt(count / tallest));
}

/** Return the colours of the legend's gradient in even steps. */
export function gradientColors(store: WidgetStore, { domain, norm }: ColorScale): string[] {
  const colors = store.colors.value;
  return Array.from({ length: GRADIENT_STEPS }, (_, step) =>
    cssColor(colors, denormalize(norm, domain, (step + 0.5) / GRADIENT_STEPS)),
  );
}

/** Return where a value is on the legend's scale, from 0 to 1. */
export function fractionAlong({ range, norm }: ColorScale, value: number): number {
  return normalize(norm, range, value);
}
