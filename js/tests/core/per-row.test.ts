import { expect, test } from "vitest";
import { type DrawableMatrix, drawableMatrix, MISSING } from "../../src/core/drawable.ts";
import { scaledPerRow } from "../../src/core/per-row.ts";

function matrix(rows: readonly (readonly number[])[], scale = 1): DrawableMatrix {
  const colCount = rows[0]?.length ?? 0;
  const values = Float32Array.from(rows.flat());
  return drawableMatrix({ rowCount: rows.length, colCount, values, scale });
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
  expect([...scaled.values]).toEqual([0.5, -1, 0, 1, 0.5, 0.25]);
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
  expect([...scaled.values]).toEqual([0, 1, 0.5, 0, 0.5, 1]);
});

test("missing values stay missing and have no say", () => {
  const scaled = scaledPerRow(matrix([[Number.NaN, 4, 2]]), true);
  expect([...scaled.values]).toEqual([Math.fround(MISSING), 1, 0.5]);
  expect(scaled.hasMissing).toBe(true);
});

test("infinite values stay at the ends and have no say", () => {
  const [low, high, ...rest] = scaledPerRow(matrix([[-Infinity, Infinity, 4, 2]]), true).values;
  expect(low).toBeLessThan(-1e36);
  expect(high).toBeGreaterThan(1e36);
  expect(rest).toEqual([1, 0.5]);
});

test("a row of one value, and one of none, are flat", () => {
  expect([...scaledPerRow(matrix([[3, 3]]), false).values]).toEqual([0, 0]);
  expect([...scaledPerRow(matrix([[0, 0]]), true).values]).toEqual([0, 0]);
  const none = scaledPerRow(matrix([[Number.NaN, Number.NaN]]), true);
  expect([...none.values]).toEqual([Math.fround(MISSING), Math.fround(MISSING)]);
});

test("the given matrix is left as it is", () => {
  const given = matrix([[1, 2]]);
  scaledPerRow(given, true);
  expect([...given.values]).toEqual([1, 2]);
});
