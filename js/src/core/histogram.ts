import { type DrawableMatrix, drawnValue, isNumber } from "./drawable.ts";
import { shareAlong } from "./norms.ts";
import { rangesOf } from "./per-row.ts";
import type { Interval, Norm } from "./types.ts";

const MOST_SAMPLES = 200_000;
/** Spreads samples within their strides, or a stride equal to a row's length would see one column. */
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;
/** Told of values that are there, but that no sample met. */
const LEAST_SHARE = 1e-9;

/** Calls `take` with the numbers as they are drawn; above 200,000 cells with an even sample. */
function sample(matrix: DrawableMatrix, take: (value: number) => void): void {
  const { values, colCount, scale } = matrix;
  const sampleCount = Math.min(values.length, MOST_SAMPLES);
  const stride = values.length / sampleCount;
  for (let i = 0; i < sampleCount; i++) {
    const shift = stride > 1 ? (i * GOLDEN_RATIO) % 1 : 0;
    const index = Math.floor((i + shift) * stride);
    const row = Math.floor(index / colCount);
    const value = drawnValue(matrix, row, index - row * colCount);
    if (isNumber(value)) take(value * scale);
  }
}

/** How many values fall into each of `bins` parts of a range; those outside do not count. */
export function histogram(
  matrix: DrawableMatrix,
  range: Interval,
  bins: number,
  norm: Norm = "linear",
): Uint32Array {
  const counts = new Uint32Array(bins);
  sample(matrix, (value) => {
    if (!(value >= range[0] && value <= range[1])) return;
    const bin = Math.min(bins - 1, Math.floor(shareAlong(norm, range, value) * bins));
    counts[bin] = (counts[bin] as number) + 1;
  });
  return counts;
}

/** From the smallest to the largest number that is drawn, `null` where there is none. */
export function finiteRange(matrix: DrawableMatrix): Interval | null {
  const { least, most } = rangesOf(matrix);
  const from = least.reduce((a, b) => Math.min(a, b));
  const to = most.reduce((a, b) => Math.max(a, b));
  return from <= to ? [from * matrix.scale, to * matrix.scale] : null;
}

/** Which shares of the numbers lie below and above a range; 0 only where there is none. */
export function sharesBeyond(
  matrix: DrawableMatrix,
  [low, high]: Interval,
): { below: number; above: number } {
  const [least, most] = finiteRange(matrix) ?? [low, high];
  const single = Math.fround;
  const isBelow = single(least) < single(low);
  const isAbove = single(most) > single(high);
  let [below, above, count] = [0, 0, 0];
  if (isBelow || isAbove) {
    sample(matrix, (value) => {
      count += 1;
      if (isBelow && single(value) < single(low)) below += 1;
      if (isAbove && single(value) > single(high)) above += 1;
    });
  }
  const share = (found: number, isThere: boolean) =>
    isThere ? Math.max(found / Math.max(1, count), LEAST_SHARE) : 0;
  return { below: share(below, isBelow), above: share(above, isAbove) };
}
