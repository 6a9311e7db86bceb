import { type AxisName, mapAxes } from "../model/axes.ts";
import type { Interval } from "../model/interval.ts";
import { sampledIndices } from "./even-sample.ts";
import { type RenderMatrix, scaleValue } from "./render-matrix.ts";
import { isNumber } from "./sentinels.ts";

/** GPUs flush smaller numbers to 0. */
const LEAST_DIVISOR = 2 ** -126;
/** As the whiskers of a box plot: so many interquartile ranges beyond the quartiles. */
const WHISKER = 1.5;
/** Outliers to drop at each end: none of fewer values than `FEW`, else one, or one in `ONE_IN`. */
const FEW = 10;
const ONE_IN = 50;
/** Of longer rows and columns an even sample is looked at. */
const MOST_SAMPLES = 100;

/** Two numbers of each row or column; infinite where it has none. */
interface Ranges {
  readonly low: Float32Array;
  readonly high: Float32Array;
}

type Measure = (matrix: RenderMatrix, side: AxisName) => Ranges;

/** Reads a matrix once for each axis. */
function remembered(measure: Measure): Measure {
  const known = mapAxes(() => new WeakMap<Float32Array, Ranges>());
  return (matrix, side) => {
    const ranges = known[side].get(matrix.values) ?? measure(matrix, side);
    known[side].set(matrix.values, ranges);
    return ranges;
  };
}

/** The smallest and the largest number of each row or column. */
const extremesOf = remembered((matrix, side) => {
  const count = side === "rows" ? matrix.rowCount : matrix.colCount;
  const low = new Float32Array(count).fill(Number.POSITIVE_INFINITY);
  const high = new Float32Array(count).fill(Number.NEGATIVE_INFINITY);
  if (side === "rows") extendByRows(matrix, low, high);
  else extendByCols(matrix, low, high);
  return { low, high };
});

function extendByRows({ colCount, values }: RenderMatrix, low: Float32Array, high: Float32Array) {
  for (let row = 0, i = 0; row < low.length; row++) {
    let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const end = i + colCount; i < end; i++) {
      const value = values[i] as number;
      if (!isNumber(value)) continue;
      if (value < from) from = value;
      if (value > to) to = value;
    }
    low[row] = from;
    high[row] = to;
  }
}

/** Along the matrix's memory. */
function extendByCols({ rowCount, values }: RenderMatrix, low: Float32Array, high: Float32Array) {
  for (let row = 0, i = 0; row < rowCount; row++) {
    for (let col = 0; col < low.length; col++, i++) {
      const value = values[i] as number;
      if (!isNumber(value)) continue;
      if (value < (low[col] as number)) low[col] = value;
      if (value > (high[col] as number)) high[col] = value;
    }
  }
}

/**
 * Compute the range of each row or column: its smallest and largest value without outliers.
 * Outliers lie beyond the whiskers of a box plot, at most a fiftieth of the values at each end, or
 * one where there are ten or more.
 */
export const itemRanges = remembered((matrix, side) => {
  const { rowCount, colCount, values } = matrix;
  const [length, pitches] =
    side === "rows" ? [colCount, [colCount, 1] as const] : [rowCount, [1, colCount] as const];
  const places = sampledIndices(length, MOST_SAMPLES).map((item) => item * pitches[1]);
  const sample = new Float32Array(places.length);
  const extremes = extremesOf(matrix, side);
  const [low, high] = [extremes.low.slice(), extremes.high.slice()];
  for (let item = 0; item < low.length; item++) {
    let count = 0;
    for (let i = 0; i < places.length; i++) {
      const value = values[item * pitches[0] + (places[i] as number)] as number;
      if (isNumber(value)) sample[count++] = value;
    }
    const outer = count < FEW ? 0 : Math.max(1, Math.floor(count / ONE_IN));
    const sorted = (count === sample.length ? sample : sample.subarray(0, count)).sort();
    const [first, last] = fromBothEnds(sorted, Math.floor(count / 4));
    const [from, to] = fromBothEnds(sorted, outer);
    const reach = WHISKER * (last - first);
    if (!(reach > 0)) continue;
    const [lowest, highest] = [first - reach, last + reach];
    if ((low[item] as number) < lowest) {
      low[item] = Math.min(from, sorted.find((value) => value >= lowest) as number);
    }
    if ((high[item] as number) > highest) {
      high[item] = Math.max(to, sorted.findLast((value) => value <= highest) as number);
    }
  }
  return { low, high };
});

/** The values so many places from the two ends. */
function fromBothEnds(sorted: Float32Array, place: number): Interval {
  return [sorted[place] as number, sorted[sorted.length - 1 - place] as number];
}

/**
 * Scale each row or column to its own range: to -1 to 1 by its largest magnitude where the colours
 * have a centre, else to 0 to 1. Infinities do not count and stay. The stored values stay as they
 * are.
 */
export function scaleItems(
  matrix: RenderMatrix,
  side: AxisName,
  isCentered: boolean,
): RenderMatrix {
  const { low, high } = itemRanges(matrix, side);
  const offsets = isCentered ? new Float32Array(low.length) : low;
  const divisors = low.map((from, item) => {
    const to = high[item] as number;
    const reach = isCentered ? Math.max(Math.abs(from), Math.abs(to)) : to - from;
    return Math.max(reach, LEAST_DIVISOR);
  });
  return { ...matrix, scale: 1, scaling: { side, offsets, divisors } };
}

/** Return the smallest and the largest number that is drawn, `null` where there is none. */
export function renderedRange(matrix: RenderMatrix): Interval | null {
  const { scale, scaling } = matrix;
  const { low, high } = extremesOf(matrix, scaling?.side ?? "rows");
  const drawn = (value: number, item: number) =>
    scaling ? scaleValue(scaling, value, item) : value;
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let item = 0; item < low.length; item++) {
    if (!((low[item] as number) <= (high[item] as number))) continue;
    from = Math.min(from, drawn(low[item] as number, item));
    to = Math.max(to, drawn(high[item] as number, item));
  }
  return from <= to ? [from * scale, to * scale] : null;
}
