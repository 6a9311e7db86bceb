import { singleValues } from "./drawable.ts";
import type { AxisName, Matrix, Scaling } from "./types.ts";

/**
 * The lines of an axis by their sum and by their variance over some lines of the other axis alone,
 * descending, as the kernel orders them: in double precision and one of the others after the next,
 * so that both round alike at every step: as the values were before their own lines were scaled.
 * What is not finite does not count.
 */
export function partOrders(
  matrix: Matrix,
  side: AxisName,
  others: Int32Array,
  scaling: Scaling | null = null,
): Readonly<Record<"sum" | "variance", Int32Array>> {
  const { rowCount, colCount, scale } = matrix;
  const [count, step, stride] = side === "rows" ? [rowCount, colCount, 1] : [colCount, 1, colCount];
  const isScaled = scaling?.axis === side;
  const { values } = isScaled ? matrix : singleValues(matrix);
  const sums = new Float64Array(count);
  const counts = new Float64Array(count);
  eachFinite((value, line) => {
    sums[line] = at(sums, line) + value;
    counts[line] = at(counts, line) + 1;
  });
  const means = sums.map((sum, line) => sum / Math.max(at(counts, line), 1));
  const squares = new Float64Array(count);
  eachFinite((value, line) => {
    const apart = value - at(means, line);
    squares[line] = at(squares, line) + apart * apart;
  });
  const variances = squares.map((square, line) => square / Math.max(at(counts, line) - 1, 1));
  return { sum: descending(sums), variance: descending(variances) };

  function eachFinite(take: (value: number, line: number) => void): void {
    for (const other of others) {
      for (let line = 0; line < count; line++) {
        const stored = values[other * stride + line * step] as number;
        const value = isScaled
          ? stored * scale * at(scaling.factor, line) + at(scaling.offset, line)
          : stored;
        if (Number.isFinite(value)) take(value, line);
      }
    }
  }
}

/** Stable: of equal lines the first one comes first. */
function descending(scores: Float64Array): Int32Array {
  const lines = Int32Array.from(scores, (_, line) => line);
  return lines.sort((a, b) => at(scores, b) - at(scores, a));
}

function at(array: Float64Array, index: number): number {
  return array[index] as number;
}
