import { expect, test } from "vitest";
import {
  type DrawableMatrix,
  drawableMatrix,
  drawnRow,
  drawnValue,
  MISSING,
} from "../../src/core/drawable.ts";
import { scaledPerRow } from "../../src/core/per-row.ts";

function matrix(rows: readonly (readonly number[])[], scale = 1): DrawableMatrix {
  const colCount = rows[0]?.length ?? 0;
  const values = Float32Array.from(rows.flat());
  return drawableMatrix({ rowCount: rows.length, colCount, values, scale });
}

/** All values as they are drawn; row by row or cell by cell makes no difference. */
function drawn(matrix: DrawableMatrix): number[] {
  const rows = Array.from({ length: matrix.rowCount }, (_, row) => row);
  const cols = Array.from({ length: matrix.colCount }, (_, col) => col);
  const whole = rows.flatMap((row) => [...drawnRow(matrix, row, new Float32Array(cols.length))]);
  const single = rows.flatMap((row) => cols.map((col) => drawnValue(matrix, row, col)));
  expect(single.map(Math.fround)).toEqual(whole);
  return whole;
}

test("around a centre each row's largest magnitude is one", () => {
  const scaled = scaledPerRow(
    matrix(
      [
        [1, -2, 0],
        [10, 5, 2.5],
      ],
      8,
    ),
    true,
  );
  expect(drawn(scaled)).toEqual([0.5, -1, 0, 1, 0.5, 0.25]);
  expect(scaled.scale).toBe(1);
});

test("without a centre each row runs from zero to one", () => {
  const scaled = scaledPerRow(
    matrix([
      [1, 3, 2],
      [-10, 0, 10],
    ]),
    false,
  );
  expect(drawn(scaled)).toEqual([0, 1, 0.5, 0, 0.5, 1]);
});

test("missing values stay missing and have no say", () => {
  const scaled = scaledPerRow(matrix([[Number.NaN, 4, 2]]), true);
  expect(drawn(scaled)).toEqual([Math.fround(MISSING), 1, 0.5]);
  expect(scaled.hasMissing).toBe(true);
});

test("infinite values stay at the ends and have no say", () => {
  const scaled = scaledPerRow(matrix([[-Infinity, Infinity, 4, 2]]), true);
  const [low, high, ...rest] = drawn(scaled);
  expect(low).toBeLessThan(-1e36);
  expect(high).toBeGreaterThan(1e36);
  expect(rest).toEqual([1, 0.5]);
});

test("a row of one value, and one of none, are flat", () => {
  expect(drawn(scaledPerRow(matrix([[3, 3]]), false))).toEqual([0, 0]);
  expect(drawn(scaledPerRow(matrix([[0, 0]]), true))).toEqual([0, 0]);
  const none = scaledPerRow(matrix([[Number.NaN, Number.NaN]]), true);
  expect(drawn(none)).toEqual([Math.fround(MISSING), Math.fround(MISSING)]);
});

test("values too small to be divided by are drawn as numbers all the same", () => {
  const [large, none] = drawn(scaledPerRow(matrix([[1e-42, 0]]), true));
  expect(large).toBeGreaterThan(0);
  expect(none).toBe(0);
});

test("the values are neither copied nor changed", () => {
  const given = matrix([[1, 2]]);
  const scaled = scaledPerRow(given, true);
  expect(scaled.values).toBe(given.values);
  expect(drawn(given)).toEqual([1, 2]);
});
