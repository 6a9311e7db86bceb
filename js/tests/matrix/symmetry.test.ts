import { describe, expect, test } from "vitest";
import { isSymmetric } from "../../src/matrix/symmetry.ts";
import type { Axis } from "../../src/model/axis.ts";
import type { Matrix } from "../../src/model/matrix.ts";

function axis(count: number, label = (position: number) => `name ${position}`): Axis {
  return { count, label } as Axis;
}

function matrix(count: number, valueAt: (row: number, col: number) => number): Matrix {
  const values = Float32Array.from({ length: count * count }, (_, i) =>
    valueAt(Math.floor(i / count), i % count),
  );
  return { rowCount: count, colCount: count, values, scale: 1 };
}

const product = (row: number, col: number) => Math.cos(row) * Math.cos(col);

describe("a table is symmetric", () => {
  test.each([2, 30, 400])("where its %i rows are its columns and values mirror", (count) => {
    expect(isSymmetric(matrix(count, product), axis(count), axis(count))).toBe(true);
  });

  test("also where values are missing on both sides of the diagonal", () => {
    const values = matrix(5, (row, col) => (row + col === 3 ? Number.NaN : row + col));
    expect(isSymmetric(values, axis(5), axis(5))).toBe(true);
  });

  test("not with other names, other values or another shape", () => {
    const other = axis(30, (position) => `other ${position}`);
    expect(isSymmetric(matrix(30, product), axis(30), other)).toBe(false);
    const skewed = matrix(400, (row, col) => row - col / 2);
    expect(isSymmetric(skewed, axis(400), axis(400))).toBe(false);
    const wide = { rowCount: 2, colCount: 3, values: new Float32Array(6), scale: 1 };
    expect(isSymmetric(wide, axis(2), axis(3))).toBe(false);
    expect(isSymmetric(matrix(1, product), axis(1), axis(1))).toBe(false);
  });
});
