import { expect, test } from "vitest";
import { drawableMatrix } from "../../src/core/drawable.ts";
import { unequalScales } from "../../src/core/unequal-scales.ts";

function table(rowCount: number, colCount: number, valueAt: (row: number, col: number) => number) {
  const values = Float32Array.from({ length: rowCount * colCount }, (_, i) =>
    valueAt(Math.floor(i / colCount), i % colCount),
  );
  return drawableMatrix({ rowCount, colCount, values, scale: 1 });
}

const wave = (row: number, col: number) => Math.sin(row * 12.9898 + col * 78.233);
const unit = (line: number) => (line % 3 === 0 ? 1000 : 2);

test.each([20, 3000])("columns in other units are told in a table of %i rows", (rowCount) => {
  expect(unequalScales(table(rowCount, 13, (row, col) => unit(col) * wave(row, col)))).toBe("cols");
});

test("rows in other units are told", () => {
  expect(unequalScales(table(40, 9, (row, col) => unit(row) * (3 + wave(row, col))))).toBe("rows");
});

test("a table on one scale has none, nor has one whose columns differ a little", () => {
  expect(unequalScales(table(40, 9, wave))).toBe(null);
  expect(unequalScales(table(40, 9, (row, col) => (1 + col) * wave(row, col)))).toBe(null);
});

test("neither single outliers nor constant, missing and infinite lines count", () => {
  const odd = [0, 7, Number.NaN, Number.POSITIVE_INFINITY];
  const values = (row: number, col: number) =>
    row === 17 && col === 5 ? 1e6 : (odd[col] ?? wave(row, col));
  expect(unequalScales(table(100, 30, values))).toBe(null);
  const outlier = (row: number, col: number) => (row === 3 && col === 2 ? 1e6 : wave(row, col));
  expect(unequalScales(table(10, 8, outlier))).toBe(null);
  expect(unequalScales(table(1, 30, (_, col) => 10 ** col))).toBe(null);
  expect(unequalScales(table(3, 3, () => Number.NaN))).toBe(null);
});

test("counts have none, as what is rare has a small range", () => {
  const count = (row: number, col: number) => Math.max(0, Math.round(unit(col) * wave(row, col)));
  expect(unequalScales(table(60, 12, count))).toBe(null);
  const measured = (row: number, col: number) => count(row, col) + 1;
  expect(unequalScales(table(60, 12, measured))).toBe("cols");
});
