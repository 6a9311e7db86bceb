import type { Matrix } from "./types.ts";

/** Stands for a missing value in textures, where NaN is not dependable on every GPU. */
export const MISSING = -3e38;
export const MISSING_BELOW = -1e38;

/**
 * Added to a pixel's centre, in cells, before its cell is looked up: a centre that falls on an edge
 * belongs to the cell after it, whatever the rounding of a GPU.
 */
export const EDGE_NUDGE = 1e-4;

/** Stands for infinity: past every colour domain, and small enough to be averaged. */
export const INFINITE = 3e37;

/** The matrix as it is drawn: finite everywhere, in stored units. */
export interface DrawableMatrix {
  readonly rowCount: number;
  readonly colCount: number;
  readonly values: Float32Array;
  readonly scale: number;
  readonly hasMissing: boolean;
}

/** Copies the values only when there is something to replace. */
export function drawableMatrix(matrix: Matrix): DrawableMatrix {
  const { rowCount, colCount, scale } = matrix;
  const firstOdd = matrix.values.findIndex((value) => !Number.isFinite(value));
  if (firstOdd < 0) {
    return { rowCount, colCount, scale, values: matrix.values, hasMissing: false };
  }
  const values = matrix.values.slice();
  let hasMissing = false;
  for (let i = firstOdd; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) {
      values[i] = MISSING;
      hasMissing = true;
    } else if (value === Infinity) {
      values[i] = INFINITE;
    } else if (value === -Infinity) {
      values[i] = -INFINITE;
    }
  }
  return { rowCount, colCount, scale, values, hasMissing };
}
