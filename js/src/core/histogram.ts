import { type DrawableMatrix, drawnValue } from "./drawable.ts";

const MOST_SAMPLES = 200_000;
/** Spreads samples within their strides, or a stride equal to a row's length would see one column. */
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/**
 * How many values as they are drawn fall into each of `bins` equal parts of [vmin, vmax]; those
 * outside do not count. Above 200,000 values an even sample is counted.
 */
export function histogram(
  matrix: DrawableMatrix,
  vmin: number,
  vmax: number,
  bins: number,
): Uint32Array {
  const { values, colCount, scale } = matrix;
  const counts = new Uint32Array(bins);
  const sampleCount = Math.min(values.length, MOST_SAMPLES);
  const stride = values.length / sampleCount;
  for (let sample = 0; sample < sampleCount; sample++) {
    const shift = stride > 1 ? (sample * GOLDEN_RATIO) % 1 : 0;
    const index = Math.floor((sample + shift) * stride);
    const row = Math.floor(index / colCount);
    const value = drawnValue(matrix, row, index - row * colCount) * scale;
    if (!(value >= vmin && value <= vmax)) continue;
    const share = (value - vmin) / (vmax - vmin);
    const bin = Math.min(bins - 1, Math.floor(share * bins));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}
