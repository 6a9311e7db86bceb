import { type DrawableMatrix, isNumber } from "./drawable.ts";

/** Graphics processors take smaller numbers for 0. */
const LEAST_DIVISOR = 2 ** -126;

interface Ranges {
  readonly least: Float32Array;
  readonly most: Float32Array;
}

const knownRanges = new WeakMap<Float32Array, Ranges>();

/** The smallest and the largest number of each row; infinite where a row has none. */
export function rangesOf({ rowCount, colCount, values }: DrawableMatrix): Ranges {
  const known = knownRanges.get(values);
  if (known) return known;
  const ranges = { least: new Float32Array(rowCount), most: new Float32Array(rowCount) };
  for (let row = 0; row < rowCount; row++) {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    const end = (row + 1) * colCount;
    for (let i = row * colCount; i < end; i++) {
      const value = values[i] as number;
      if (!isNumber(value)) continue;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    ranges.least[row] = least;
    ranges.most[row] = most;
  }
  knownRanges.set(values, ranges);
  return ranges;
}

/**
 * Each row over its own range: by its largest magnitude to -1 .. 1 where colours have a centre,
 * else from its smallest to its largest value to 0 .. 1. Infinities have no say and stay. The
 * values are read once, and stored as they are.
 */
export function scaledPerRow(matrix: DrawableMatrix, isCentered: boolean): DrawableMatrix {
  const { least, most } = rangesOf(matrix);
  const offsets = isCentered ? new Float32Array(matrix.rowCount) : least;
  const divisors = least.map((from, row) => {
    const to = most[row] as number;
    const reach = isCentered ? Math.max(Math.abs(from), Math.abs(to)) : to - from;
    return Math.max(reach, LEAST_DIVISOR);
  });
  return { ...matrix, scale: 1, rowScaling: { offsets, divisors } };
}
