import type { Axis } from "../model/axis.ts";
import type { Matrix } from "../model/matrix.ts";

/** So many pairs of cells are looked at; they lie all over the matrix. */
const MOST_PAIRS = 20_000;
const ROUNDING = 1e-5;

/** Return whether rows and columns are the same and the matrix is symmetric. */
export function isSymmetric(
  { rowCount, colCount, values }: Matrix,
  rows: Axis,
  cols: Axis,
): boolean {
  const count = rowCount;
  if (count !== colCount || count < 2) return false;
  const step = Math.max(1, Math.floor((count * count) / MOST_PAIRS)) | 1;
  for (let at = 0; at < values.length; at += step) {
    const mirrored = (at % count) * count + Math.floor(at / count);
    if (!areAlike(values[at] as number, values[mirrored] as number)) return false;
  }
  for (let i = 0; i < count; i++) if (rows.label(i) !== cols.label(i)) return false;
  return true;
}

function areAlike(a: number, b: number): boolean {
  const reach = Math.max(Math.abs(a), Math.abs(b));
  return Object.is(a, b) || Math.abs(a - b) <= ROUNDING * reach;
}
