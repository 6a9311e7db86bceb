import { expect, test } from "vitest";
import { orderPermutation } from "../../src/axis/order.ts";
import { lutIndex } from "../../src/color/lut.ts";
import { originalValue } from "../../src/matrix/original-values.ts";
import { rankBySumAndVariance } from "../../src/matrix/rank.ts";
import { toSinglePrecision } from "../../src/matrix/render-matrix.ts";
import { matrixTsv } from "../../src/matrix/tsv.ts";
import type { Axis } from "../../src/model/axis.ts";
import type { Matrix } from "../../src/model/matrix.ts";
import { formatNumber } from "../../src/util/number-format.ts";
import { identityPermutation } from "../../src/util/permutation.ts";
import { number, readFixture, type SharedNumber } from "../support/fixture.ts";

interface ExtremeCase {
  name: string;
  shape: [number, number];
  values: SharedNumber[];
  dtype: "float32" | "float64";
  scale: number;
  singles: SharedNumber[];
  descending: number[];
  columns: Record<"sum" | "variance", number[]>;
  domain: [number, number, number | null];
  colors: number[];
}

const cases = readFixture<ExtremeCase[]>("extreme_values");

function sent({ shape: [rowCount, colCount], values, dtype, scale }: ExtremeCase): Matrix {
  const numbers = values.map((value) => number(value) / scale);
  const array = dtype === "float64" ? Float64Array : Float32Array;
  return { rowCount, colCount, values: array.from(numbers), scale };
}

function axisOf(count: number): Axis {
  const none = new Int32Array();
  const orders = { sum: none, variance: none, label: none };
  return { count, title: "", label: String, annotations: [], orders, tree: null };
}

test.each(cases)("textures hold what the kernel says: $name", (shared) => {
  expect([...toSinglePrecision(sent(shared)).values]).toEqual(shared.singles.map(number));
});

test.each(cases)(
  "the exact values order, and columns are ranked as in the kernel: $name",
  (shared) => {
    const matrix = sent(shared);
    const axis = axisOf(matrix.colCount);
    const clustered = identityPermutation(axis.count);
    const order = { by: "value", of: 0, descending: true } as const;
    const context = { axis, side: "cols", matrix, clustered, visible: null } as const;
    expect([...orderPermutation(order, context)]).toEqual(shared.descending);
    const ranked = rankBySumAndVariance(matrix, "cols", Int32Array.of(0, 1));
    expect({ sum: [...ranked.sum], variance: [...ranked.variance] }).toEqual(shared.columns);
  },
);

test.each(cases)("colours are the kernel's: $name", (shared) => {
  const [vmin, vmax, center] = shared.domain;
  const linear = {
    norm: "linear",
    isDefaultMap: true,
    keepsCenter: true,
    ranges: {},
    isSkewed: false,
    unequal: null,
    ownRange: null,
  } as const;
  const table = { name: "", lut: new Uint8Array(1024), missing: "#000000" };
  const colors = { ...linear, ...table, vmin, vmax, center };
  const found = shared.values.map((value) => Math.max(0, lutIndex(colors, number(value))));
  expect(found).toEqual(shared.colors);
});

test("a p-value of 1e-46 is told, written and taken back as it is", () => {
  const [shared] = cases as [ExtremeCase];
  const matrix = sent(shared);
  expect(formatNumber((matrix.values[0] as number) * matrix.scale)).toBe("1e-46");
  const order = { rowOrder: identityPermutation(2), colOrder: identityPermutation(3) };
  const lines = matrixTsv({ matrix, rows: axisOf(2), cols: axisOf(3), ...order });
  expect([...lines][1]).toBe("0\t1e-46\t0.5\t2e-46\n");
  expect(originalValue(matrix, matrix, 1, 0)).toBe(3e-300);
});
