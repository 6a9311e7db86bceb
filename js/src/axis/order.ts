import type { Annotation } from "../model/annotation.ts";
import type { AxisName } from "../model/axes.ts";
import type { Axis } from "../model/axis.ts";
import type { Matrix, Reals } from "../model/matrix.ts";
import type { OrderSpec } from "../model/order.ts";
import { identityPermutation } from "../util/permutation.ts";

/** All that an order of an axis can depend on. */
export interface OrderContext {
  /** The axis being ordered, `side` of `matrix`. */
  readonly axis: Axis;
  readonly side: AxisName;
  readonly matrix: Matrix;
  /** The visible items in leaf order; in the given order without a tree. */
  readonly clustered: Int32Array;
  /** What is visible, ascending; `null` when all of the axis is. */
  readonly visible: Int32Array | null;
  /** The axis's orders by sum and variance, where they differ from the whole matrix's. */
  readonly ranked?: Readonly<Record<"sum" | "variance", Int32Array>> | undefined;
}

/** Compute the permutation of an order: the source index at each display index. */
export function orderPermutation(order: OrderSpec, context: OrderContext): Int32Array {
  const { axis, side, matrix, clustered, visible, ranked } = context;
  switch (order.by) {
    case "cluster":
      return clustered.slice();
    case "initial":
      return visible?.slice() ?? identityPermutation(axis.count);
    case "sum":
    case "variance":
      return only((ranked ?? axis.orders)[order.by], visible);
    case "label":
      return only(axis.orders.label, visible);
    case "value": {
      const line = side === "rows" ? column(matrix, order.of) : row(matrix, order.of);
      return sorted(visible?.slice() ?? identityPermutation(axis.count), line, order.descending);
    }
    case "category": {
      const annotation = axis.annotations.find(({ title }) => title === order.title);
      // an annotation may be gone before the order by it is
      return annotation
        ? sorted(clustered.slice(), categoryKeys(annotation), false)
        : clustered.slice();
    }
    case "custom":
      return only(Int32Array.from(order.indices), visible);
  }
}

/** Return whether an order ranks items by a score. */
export function isByScore({ by }: OrderSpec): boolean {
  return by === "sum" || by === "variance";
}

function only(order: Int32Array, visible: Int32Array | null): Int32Array {
  if (!visible) return order.slice();
  const isVisible = new Uint8Array(order.length);
  for (const position of visible) isVisible[position] = 1;
  return order.filter((position) => isVisible[position] === 1);
}

function row({ values, colCount }: Matrix, index: number): Reals {
  return values.subarray(index * colCount, (index + 1) * colCount);
}

function column({ values, rowCount, colCount }: Matrix, index: number): Reals {
  const line =
    values instanceof Float64Array ? new Float64Array(rowCount) : new Float32Array(rowCount);
  for (let i = 0; i < rowCount; i++) line[i] = values[i * colCount + index] as number;
  return line;
}

function categoryKeys(annotation: Annotation): Float64Array {
  if (annotation.kind === "number") return annotation.numbers;
  return Float64Array.from(annotation.codes, (code) => (code < 0 ? Number.NaN : code));
}

/** Stable, NaN last in both directions. */
function sorted(indices: Int32Array, keys: Reals, descending: boolean): Int32Array {
  const sign = descending ? -1 : 1;
  return indices.sort((i, j) => {
    const a = keys[i] as number;
    const b = keys[j] as number;
    if (a < b) return -sign;
    if (a > b) return sign;
    return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  });
}
