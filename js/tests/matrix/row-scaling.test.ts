import { describe, expect, test } from "vitest";
import {
  type RenderMatrix,
  renderedRow,
  renderedValue,
  toRenderMatrix,
} from "../../src/matrix/render-matrix.ts";
import { itemRanges, renderedRange, scaleItems } from "../../src/matrix/row-scaling.ts";
import { MISSING } from "../../src/matrix/sentinels.ts";
import type { AxisName } from "../../src/model/axes.ts";

function matrix(rows: readonly (readonly number[])[], scale = 1): RenderMatrix {
  const colCount = rows[0]?.length ?? 0;
  const values = Float32Array.from(rows.flat());
  return toRenderMatrix({ rowCount: rows.length, colCount, values, scale });
}

function transposed(rows: readonly (readonly number[])[]): number[][] {
  return (rows[0] ?? []).map((_, col) => rows.map((row) => row[col] as number));
}

/** All values as they are drawn; row by row or cell by cell makes no difference. */
function drawn(matrix: RenderMatrix): number[][] {
  const rows = Array.from({ length: matrix.rowCount }, (_, row) => row);
  const cols = Array.from({ length: matrix.colCount }, (_, col) => col);
  const whole = rows.map((row) => [...renderedRow(matrix, row, new Float32Array(cols.length))]);
  const single = rows.map((row) => cols.map((col) => Math.fround(renderedValue(matrix, row, col))));
  expect(single).toEqual(whole);
  return whole;
}

/** What is drawn where each of these rows, or each of them as a column, has its own range. */
function scaled(side: AxisName, rows: readonly number[][], isCentered: boolean): number[][] {
  const given = side === "rows" ? rows : transposed(rows);
  const values = drawn(scaleItems(matrix(given), side, isCentered));
  return side === "rows" ? values : transposed(values);
}

const flat = Math.fround(MISSING);

describe.each(["rows", "cols"] as const)("%s over their own ranges", (side) => {
  test("around a centre have the largest magnitude at one", () => {
    const rows = [
      [1, -2, 0],
      [10, 5, 2.5],
    ];
    expect(scaled(side, rows, true)).toEqual([
      [0.5, -1, 0],
      [1, 0.5, 0.25],
    ]);
  });

  test("without a centre run from zero to one", () => {
    const rows = [
      [1, 3, 2],
      [-10, 0, 10],
    ];
    expect(scaled(side, rows, false)).toEqual([
      [0, 1, 0.5],
      [0, 0.5, 1],
    ]);
  });

  test("keep missing values, which have no say", () => {
    expect(scaled(side, [[Number.NaN, 4, 2]], true)).toEqual([[flat, 1, 0.5]]);
  });

  test("have infinite values at the ends, which have no say", () => {
    const [low, high, ...rest] = scaled(side, [[-Infinity, Infinity, 4, 2]], true)[0] as number[];
    expect(low).toBeLessThan(-1e36);
    expect(high).toBeGreaterThan(1e36);
    expect(rest).toEqual([1, 0.5]);
  });

  test("of one value, and of none, are flat", () => {
    expect(scaled(side, [[3, 3]], false)).toEqual([[0, 0]]);
    expect(scaled(side, [[0, 0]], true)).toEqual([[0, 0]]);
    expect(scaled(side, [[Number.NaN, Number.NaN]], true)).toEqual([[flat, flat]]);
  });

  test("of values too small to be divided by are drawn as numbers all the same", () => {
    const [large, none] = scaled(side, [[1e-42, 0]], true)[0] as [number, number];
    expect(large).toBeGreaterThan(0);
    expect(none).toBe(0);
  });

  const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);
  const ends = (row: readonly number[]) => {
    const given = side === "rows" ? [row] : transposed([row]);
    const { low, high } = itemRanges(matrix(given), side);
    return [low[0], high[0]];
  };

  test("leave an outlier out, and what is near to the others in", () => {
    expect(ends([...upTo(40), 5000])).toEqual([0, 39]);
    expect(ends([...upTo(40), -5000])).toEqual([0, 39]);
    expect(ends([...upTo(40), 50])).toEqual([0, 50]);
    expect(ends([...upTo(8), 5000])).toEqual([0, 5000]);
  });

  test("leave out at most a fiftieth of the values at each end", () => {
    expect(ends([...upTo(96), 5000, 5001, 5002, 5003])).toEqual([0, 5001]);
    expect(ends([...Array(96).fill(0), 1, 1, 1, 1])).toEqual([0, 1]);
    expect(ends([...Array(99).fill(0), 1])).toEqual([0, 1]);
  });

  test("are found by a sample of long ones, whose extremes count all the same", () => {
    const [low, high] = ends(upTo(5000)) as [number, number];
    expect([low, high]).toEqual([0, 4999]);
    const [, without] = ends([...upTo(5000), 1e6]) as [number, number];
    expect(without).toBeGreaterThan(4900);
    expect(without).toBeLessThan(5000);
  });
});

test("the values are neither copied nor changed, and need no scale", () => {
  const given = matrix([[1, 2]], 8);
  const own = scaleItems(given, "cols", true);
  expect(own.values).toBe(given.values);
  expect(own.scale).toBe(1);
  expect(drawn(given)).toEqual([[1, 2]]);
});

test("what is drawn reaches from the smallest to the largest scaled number", () => {
  const given = matrix([
    [1, -30],
    [3, Number.NaN],
    [2, 20],
  ]);
  expect(renderedRange(given)).toEqual([-30, 20]);
  expect(renderedRange(scaleItems(given, "cols", false))).toEqual([0, 1]);
  expect(renderedRange(scaleItems(given, "cols", true))?.[0]).toBe(-1);
  expect(renderedRange(matrix([[Number.NaN]]))).toBe(null);
});
