import type { Matrix } from "./types.ts";

/**
 * The columns by their sum and by their variance over some rows, descending, as the kernel orders
 * them: in double precision and one row after the other, so that both round alike at every step.
 * What is not finite does not count.
 */
export function columnOrders(
  { values, colCount }: Matrix,
  rows: Int32Array,
): Readonly<Record<"sum" | "variance", Int32Array>> {
  const sums = new Float64Array(colCount);
  const counts = new Float64Array(colCount);
  eachFinite((value, col) => {
    sums[col] = at(sums, col) + value;
    counts[col] = at(counts, col) + 1;
  });
  const means = sums.map((sum, col) => sum / Math.max(at(counts, col), 1));
  const squares = new Float64Array(colCount);
  eachFinite((value, col) => {
    const apart = value - at(means, col);
    squares[col] = at(squares, col) + apart * apart;
  });
  const variances = squares.map((square, col) => square / Math.max(at(counts, col) - 1, 1));
  return { sum: descending(sums), variance: descending(variances) };

  function eachFinite(take: (value: number, col: number) => void): void {
    for (const row of rows) {
      for (let col = 0; col < colCount; col++) {
        const value = values[row * colCount + col] as number;
        if (Number.isFinite(value)) take(value, col);
      }
    }
  }
}

/** Stable: of equal columns the first one comes first. */
function descending(scores: Float64Array): Int32Array {
  const columns = Int32Array.from(scores, (_, col) => col);
  return columns.sort((a, b) => at(scores, b) - at(scores, a));
}

function at(array: Float64Array, index: number): number {
  return array[index] as number;
}
