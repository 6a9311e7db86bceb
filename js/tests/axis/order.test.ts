import { describe, expect, test } from "vitest";
import { type OrderContext, orderPermutation } from "../../src/axis/order.ts";
import type { AxisName } from "../../src/model/axes.ts";
import type { Axis } from "../../src/model/axis.ts";
import type { Matrix } from "../../src/model/matrix.ts";
import type { OrderSpec } from "../../src/model/order.ts";
import { invertPermutation } from "../../src/util/permutation.ts";
import {
  number,
  readFixture,
  type SharedCategory,
  type SharedNumber,
  sharedCategory,
} from "../support/fixture.ts";

const NaN_ = Number.NaN;

const matrix: Matrix = {
  rowCount: 4,
  colCount: 2,
  scale: 1,
  values: Float32Array.from([1, 5, NaN_, 5, 3, -1, 3, Infinity]),
};

const axis: Axis = {
  count: 4,
  title: "",
  label: String,
  annotations: [
    {
      kind: "text",
      title: "Kind",
      values: ["b", "a"],
      colors: ["#111111", "#222222"],
      codes: Int32Array.from([1, 0, -1, 0]),
    },
    {
      kind: "number",
      title: "Age",
      positive: "#ff0000",
      negative: "#0000ff",
      numbers: Float64Array.from([2, NaN_, -1, 2]),
      unit: "number",
    },
  ],
  orders: {
    sum: Int32Array.from([3, 0, 1, 2]),
    variance: Int32Array.from([0, 1, 3, 2]),
    label: Int32Array.from([2, 1, 0, 3]),
  },
  tree: {
    merges: Int32Array.from([3, 1, 2, 0, 4, 5]),
    heights: Float64Array.from([1, 2, 3]),
    leaves: Int32Array.from([3, 1, 2, 0]),
  },
};

function contextOf(of: Axis, side: AxisName, values: Matrix): OrderContext {
  const initial = Int32Array.from({ length: of.count }, (_, position) => position);
  const clustered = of.tree?.leaves ?? initial;
  return { axis: of, side, matrix: values, clustered, visible: null };
}

function ordered(order: OrderSpec, of: Axis = axis) {
  return [...orderPermutation(order, contextOf(of, "rows", matrix))];
}

describe("ordering rows", () => {
  test("by cluster follows the tree's leaves, or the given order without a tree", () => {
    expect(ordered({ by: "cluster" })).toEqual([3, 1, 2, 0]);
    expect(ordered({ by: "cluster" }, { ...axis, tree: null })).toEqual([0, 1, 2, 3]);
  });

  test("by sum, variance and label follows the ranks that came with the data", () => {
    expect(ordered({ by: "sum" })).toEqual([3, 0, 1, 2]);
    expect(ordered({ by: "variance" })).toEqual([0, 1, 3, 2]);
    expect(ordered({ by: "label" })).toEqual([2, 1, 0, 3]);
  });

  test("by one column's values keeps ties in the given order and puts missing last, both ways", () => {
    expect(ordered({ by: "value", of: 0, descending: true })).toEqual([2, 3, 0, 1]);
    expect(ordered({ by: "value", of: 0, descending: false })).toEqual([0, 2, 3, 1]);
  });

  test("by a column with an infinite value puts it at the end it belongs to", () => {
    expect(ordered({ by: "value", of: 1, descending: true })).toEqual([3, 0, 1, 2]);
  });

  test("by a text category follows the order of its values, ties as clustered, missing last", () => {
    expect(ordered({ by: "category", title: "Kind" })).toEqual([3, 1, 0, 2]);
    expect(ordered({ by: "category", title: "Kind" }, { ...axis, tree: null })).toEqual([
      1, 3, 0, 2,
    ]);
  });

  test("by a number category rises, ties as clustered, missing last", () => {
    expect(ordered({ by: "category", title: "Age" })).toEqual([2, 3, 0, 1]);
  });

  test("by a category that has gone is the cluster order", () => {
    expect(ordered({ by: "category", title: "Tissue" })).toEqual(ordered({ by: "cluster" }));
  });

  test("by a list is that list", () => {
    expect(ordered({ by: "custom", indices: [1, 0, 3, 2] })).toEqual([1, 0, 3, 2]);
  });

  test("hands out a copy, so that changing it leaves the axis as it was", () => {
    for (const by of ["cluster", "sum"] as const) {
      orderPermutation({ by }, contextOf(axis, "rows", matrix)).fill(0);
    }
    expect(ordered({ by: "cluster" })).toEqual([3, 1, 2, 0]);
    expect(ordered({ by: "sum" })).toEqual([3, 0, 1, 2]);
  });
});

test("ordering columns by a row reads that row", () => {
  const columns = { ...axis, count: 2, tree: null };
  const order = { by: "value", of: 0, descending: true } as const;
  expect([...orderPermutation(order, contextOf(columns, "cols", matrix))]).toEqual([1, 0]);
});

test("inverting an order tells where each row is displayed", () => {
  expect([...invertPermutation(Int32Array.from([2, 0, 1]))]).toEqual([1, 2, 0]);
});

interface OrderCase {
  name: string;
  rows: number;
  cols: number;
  values: SharedNumber[];
  axis: AxisName;
  tree: { merges: number[]; heights: number[]; leaves: number[] } | null;
  orders: { sum: number[]; variance: number[]; label: number[] };
  categories: SharedCategory[];
  cases: { order: OrderSpec; indices: number[] }[];
}

describe.each(readFixture<OrderCase[]>("orders"))("as in Python: $name", (shared) => {
  const sharedAxis: Axis = {
    count: shared[shared.axis],
    title: "",
    label: String,
    annotations: shared.categories.map(sharedCategory),
    orders: {
      sum: Int32Array.from(shared.orders.sum),
      variance: Int32Array.from(shared.orders.variance),
      label: Int32Array.from(shared.orders.label),
    },
    tree: shared.tree && {
      merges: Int32Array.from(shared.tree.merges),
      heights: Float64Array.from(shared.tree.heights),
      leaves: Int32Array.from(shared.tree.leaves),
    },
  };
  const sharedMatrix: Matrix = {
    rowCount: shared.rows,
    colCount: shared.cols,
    scale: 1,
    values: Float32Array.from(shared.values, number),
  };

  test.each(shared.cases)("$order", ({ order, indices }) => {
    const context = contextOf(sharedAxis, shared.axis, sharedMatrix);
    expect([...orderPermutation(order, context)]).toEqual(indices);
  });
});
