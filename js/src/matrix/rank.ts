import type { AxisName } from "../model/axes.ts";
import type { Matrix, Scaling } from "../model/matrix.ts";
import { toSinglePrecision } from "./render-matrix.ts";

/**
 * Rank the items of an axis by sum and by variance over some items of the other axis, descending.
 * It sums in double precision and in the kernel's order, so that both round alike, over the values
 * before scaling. Values that are not finite do not count.
 */
export function rankBySumAndVariance(
  matrix: Matrix,
  side: AxisName,
  others: Int32Array,
  scaling: Scaling | null = null,
): Readonly<Record<"sum" | "variance", Int32Array>> {
  const { rowCount, colCount, scale } = matrix;
  const [count, step, stride] = side === "rows" ? [rowCount, colCount, 1] : [colCount, 1, colCount];
  const isScaled = scaling?.axis === side;
  const { values } = isScaled ? matrix : toSinglePrecision(matrix);
  const sums = new Float64Array(count);
  const counts = new Float64Array(count);
  eachFinite((value, item) => {
    sums[item] = at(sums, item) + value;
    counts[item] = at(counts, item) + 1;
  });
  const means = sums.map((sum, item) => sum / Math.max(at(counts, item), 1));
  const squares = new Float64Array(count);
  eachFinite((value, item) => {
    const apart = value - at(means, item);
    squares[item] = at(squares, item) + apart * apart;
  });
  const variances = squares.map((square, item) => square / Math.max(at(counts, item) - 1, 1));
  return { sum: descending(sums), variance: descending(variances) };

  function eachFinite(take: (value: number, item: number) => void): void {
    for (const other of others) {
      for (let item = 0; item < count; item++) {
        const stored = values[other * stride + item * step] as number;
        const value = isScaled
          ? stored * scale * at(scaling.factor, item) + at(scaling.offset, item)
          : stored;
        if (Number.isFinite(value)) take(value, item);
      }
    }
  }
}

/** Stable: of equal items the first one comes first. */
function descending(scores: Float64Array): Int32Array {
  const items = Int32Array.from(scores, (_, item) => item);
  return items.sort((a, b) => at(scores, b) - at(scores, a));
}

function at(array: Float64Array, index: number): number {
  return array[index] as number;
}
