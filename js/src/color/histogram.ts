import { sampledIndex } from "../matrix/even-sample.ts";
import { type RenderMatrix, renderedValue } from "../matrix/render-matrix.ts";
import { renderedRange } from "../matrix/row-scaling.ts";
import { isNumber } from "../matrix/sentinels.ts";
import type { Norm } from "../model/colors.ts";
import type { Interval } from "../model/interval.ts";
import { normalize } from "./norm.ts";

const MOST_SAMPLES = 200_000;
/** Reported for values that exist but are in no sample. */
const LEAST_SHARE = 1e-9;

/** Call `take` with each number as drawn, or with an even sample of 200,000. */
function sample(matrix: RenderMatrix, take: (value: number) => void): void {
  const { values, colCount, scale } = matrix;
  const sampleCount = Math.min(values.length, MOST_SAMPLES);
  const stride = values.length / sampleCount;
  for (let i = 0; i < sampleCount; i++) {
    const index = sampledIndex(i, stride);
    const row = Math.floor(index / colCount);
    const value = renderedValue(matrix, row, index - row * colCount);
    if (isNumber(value)) take(value * scale);
  }
}

/** Count the values in each of `bins` bins of a range; values outside do not count. */
export function histogram(
  matrix: RenderMatrix,
  range: Interval,
  bins: number,
  norm: Norm = "linear",
): Uint32Array {
  const counts = new Uint32Array(bins);
  sample(matrix, (value) => {
    if (!(value >= range[0] && value <= range[1])) return;
    const bin = Math.min(bins - 1, Math.floor(normalize(norm, range, value) * bins));
    counts[bin] = (counts[bin] as number) + 1;
  });
  return counts;
}

/**
 * Compute the fractions of the values below and above a range; 0 only where there is no such value.
 */
export function fractionsBeyond(
  matrix: RenderMatrix,
  [low, high]: Interval,
): { below: number; above: number } {
  const [least, most] = renderedRange(matrix) ?? [low, high];
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
