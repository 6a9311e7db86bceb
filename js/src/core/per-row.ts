import { type DrawableMatrix, INFINITE, MISSING_BELOW } from "./drawable.ts";

/** Single precision holds `INFINITE` only roughly. */
const LEAST_INFINITE = INFINITE * 0.999;

/**
 * Each row over its own range: by its largest magnitude to -1 .. 1 where colours have a centre,
 * else from its smallest to its largest value to 0 .. 1. Infinities have no say and stay.
 */
export function scaledPerRow(matrix: DrawableMatrix, isCentered: boolean): DrawableMatrix {
  const { rowCount, colCount } = matrix;
  const values = matrix.values.slice();
  for (let row = 0; row < rowCount; row++) {
    const line = values.subarray(row * colCount, (row + 1) * colCount);
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (const value of line) {
      if (!isNumber(value)) continue;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    const from = isCentered ? 0 : least;
    const reach = isCentered ? Math.max(Math.abs(least), Math.abs(most)) : most - least;
    for (let col = 0; col < colCount; col++) {
      const value = line[col] as number;
      if (isNumber(value)) line[col] = reach > 0 ? (value - from) / reach : 0;
    }
  }
  return { ...matrix, values, scale: 1 };
}

/** Neither missing nor infinite, as a drawable matrix has these. */
function isNumber(value: number): boolean {
  return value >= MISSING_BELOW && Math.abs(value) < LEAST_INFINITE;
}
