import type { Axis, AxisName, Category, Matrix, Order } from "./types.ts";

export interface OrderContext {
  /** The axis being ordered, `side` of `matrix`. */
  readonly axis: Axis;
  readonly side: AxisName;
  readonly matrix: Matrix;
}

/** The original position at each display position. */
export function orderIndices(order: Order, { axis, side, matrix }: OrderContext): Int32Array {
  switch (order.by) {
    case "cluster":
      return axis.tree ? axis.tree.leaves.slice() : initialOrder(axis.count);
    case "initial":
      return initialOrder(axis.count);
    case "sum":
    case "variance":
    case "label":
      return axis.orders[order.by].slice();
    case "value": {
      const line = side === "rows" ? column(matrix, order.of) : row(matrix, order.of);
      return sorted(initialOrder(axis.count), line, order.descending);
    }
    case "category": {
      const category = axis.categories.find(({ title }) => title === order.title);
      if (!category) throw new Error(`order: no category is titled ${JSON.stringify(order.title)}`);
      const start = axis.tree ? axis.tree.leaves.slice() : initialOrder(axis.count);
      return sorted(start, categoryKeys(category), false);
    }
    case "custom":
      return Int32Array.from(order.indices);
  }
}

/** Whether the axis's tree can stand beside this order without its branches crossing. */
export function orderAllowsTree(order: Order): boolean {
  return order.by === "cluster";
}

/** The display position of each original position, or the other way round. */
export function invert(permutation: Int32Array): Int32Array {
  const inverse = new Int32Array(permutation.length);
  permutation.forEach((target, position) => {
    inverse[target] = position;
  });
  return inverse;
}

function initialOrder(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, position) => position);
}

function row({ values, colCount }: Matrix, index: number): Float32Array {
  return values.subarray(index * colCount, (index + 1) * colCount);
}

function column({ values, rowCount, colCount }: Matrix, index: number): Float32Array {
  const line = new Float32Array(rowCount);
  for (let i = 0; i < rowCount; i++) line[i] = values[i * colCount + index] as number;
  return line;
}

function categoryKeys(category: Category): Float64Array {
  if (category.kind === "number") return category.numbers;
  return Float64Array.from(category.codes, (code) => (code < 0 ? Number.NaN : code));
}

/** Stable, NaN last in both directions. */
function sorted(
  indices: Int32Array,
  keys: Float32Array | Float64Array,
  descending: boolean,
): Int32Array {
  const sign = descending ? -1 : 1;
  return indices.sort((i, j) => {
    const a = keys[i] as number;
    const b = keys[j] as number;
    if (a < b) return -sign;
    if (a > b) return sign;
    return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  });
}
