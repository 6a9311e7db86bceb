import { describe, expect, test } from "vitest";
import type { Matrix } from "../../src/model/matrix.ts";
import {
  adjustAndSort,
  type ComparedItem,
  type ComparisonTest,
  compareItem,
} from "../../src/stats/compare.ts";
import { changedItems, sortItems } from "../../src/stats/compared-items.ts";
import { studentTwoSidedP } from "../../src/stats/student-t.ts";
import { number, readFixture, type SharedNumber } from "../support/fixture.ts";

interface SharedLine {
  readonly position: number;
  readonly mean_a: number | null;
  readonly mean_b: number | null;
  readonly difference: number | null;
  readonly effect: number | null;
  readonly p: number | null;
  readonly adjusted_p: number | null;
}

interface Case {
  readonly name: string;
  readonly rows: number;
  readonly cols: number;
  readonly values: readonly SharedNumber[];
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly test: ComparisonTest;
  readonly lines: readonly SharedLine[];
}

const { cases } = readFixture<{ readonly cases: readonly Case[] }>("comparison");

function transposed({ rowCount, colCount, values, scale }: Matrix): Matrix {
  const turned = Float32Array.from(values, (_, i) => {
    const [row, col] = [Math.floor(i / rowCount), i % rowCount];
    return values[col * colCount + row] as number;
  });
  return { rowCount: colCount, colCount: rowCount, values: turned, scale };
}

function compared(matrix: Matrix, { a, b, rows, test }: Case, side: "rows" | "cols") {
  const groups = { side, a: Int32Array.from(a), b: Int32Array.from(b) };
  return adjustAndSort(
    Array.from({ length: rows }, (_, position) => compareItem(matrix, groups, position, test)),
  );
}

function expectAlike(own: number | null | undefined, wanted: number | null): void {
  if (wanted === null || own === null || own === undefined) expect(own).toBe(wanted);
  else expect(Math.abs(own - wanted)).toBeLessThanOrEqual(1e-9 * Math.abs(wanted) + 1e-14);
}

describe("the page finds the numbers that Python finds", () => {
  test.each(cases)("$name", (shared) => {
    const values = Float32Array.from(shared.values, number);
    const matrix = { rowCount: shared.rows, colCount: shared.cols, values, scale: 1 };
    const found = compared(matrix, shared, "cols");
    expect(compared(transposed(matrix), shared, "rows")).toEqual(found);
    for (const line of shared.lines) {
      const own = found.find(({ sourceIndex: position }) => position === line.position);
      expectAlike(own?.meanA, line.mean_a);
      expectAlike(own?.meanB, line.mean_b);
      expectAlike(own?.difference, line.difference);
      expectAlike(own?.effect, line.effect);
      expectAlike(own?.p, line.p);
      expectAlike(own?.adjustedP, line.adjusted_p);
    }
    const ps = found.map(({ p }) => p ?? 2);
    expect(ps).toEqual([...ps].sort((one, other) => one - other));
  });
});

test("values beyond single precision are compared by their own size", () => {
  const values = Float32Array.from([0.5, 0.25, 1, -1]);
  const groups = { side: "cols", a: Int32Array.of(0, 1), b: Int32Array.of(2, 3) } as const;
  const matrix = { rowCount: 1, colCount: 4, values, scale: 2 ** 900 };
  expect(compareItem(matrix, groups, 0, "welch").meanA).toBe(0.375 * 2 ** 900);
});

test("chances far out keep their digits, and those of no difference are 1", () => {
  expect(studentTwoSidedP(0, 7)).toBe(1);
  expect(studentTwoSidedP(1, 1)).toBeCloseTo(0.5, 14);
  // 1 - (2 / pi) atan(t) is Cauchy's, and t / sqrt(2 + t * t) is that of two degrees of freedom
  expect(studentTwoSidedP(1e9, 1) / (2 / Math.PI / 1e9)).toBeCloseTo(1, 12);
  expect(studentTwoSidedP(2, 2)).toBeCloseTo(1 - 2 / Math.sqrt(6), 14);
  expect(studentTwoSidedP(Number.NaN, 3)).toBeNaN();
});

describe("the lines of a comparison", () => {
  const line = (position: number, effect: number | null, p: number | null): ComparedItem => ({
    sourceIndex: position,
    meanA: effect,
    meanB: 0,
    difference: effect,
    effect,
    p,
    adjustedP: p,
  });
  const lines = [line(4, 2, 0.001), line(1, -3, 0.002), line(2, null, null), line(3, 1, 0.3)];

  test("are sorted by p or by the size of an effect, and undefined ones stay last", () => {
    const positions = (by: "p" | "effect" | "meanA", isReversed: boolean) =>
      sortItems(lines, by, isReversed).map(({ sourceIndex: position }) => position);
    expect(positions("p", false)).toEqual([4, 1, 3, 2]);
    expect(positions("p", true)).toEqual([3, 1, 4, 2]);
    expect(positions("effect", false)).toEqual([1, 4, 3, 2]);
    expect(positions("meanA", false)).toEqual([4, 3, 1, 2]);
  });

  test("that are up or down are those with an adjusted p below the level", () => {
    expect(changedItems(lines, "up")).toEqual([4]);
    expect(changedItems(lines, "down")).toEqual([1]);
    expect(changedItems(lines, "up", 0.5)).toEqual([4, 3]);
  });
});
