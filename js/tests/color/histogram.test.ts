import { expect, test } from "vitest";
import { fractionsBeyond, histogram } from "../../src/color/histogram.ts";
import { toRenderMatrix } from "../../src/matrix/render-matrix.ts";
import { scaleItems } from "../../src/matrix/row-scaling.ts";

function matrix(values: Float32Array | readonly number[], colCount = values.length, scale = 1) {
  const rowCount = values.length / colCount;
  return toRenderMatrix({ rowCount, colCount, values: Float32Array.from(values), scale });
}

test("the legend counts values in equal parts of their range", () => {
  expect([...histogram(matrix([0, 0.5, 1, 1.5, 3.9, 4]), [0, 4], 4)]).toEqual([2, 2, 0, 2]);
});

test("values beyond the range, missing and infinite ones count nowhere", () => {
  const values = matrix([-10, 0, 4, 10, 11, Number.NaN, Infinity, -Infinity]);
  expect([...histogram(values, [0, 4], 4)]).toEqual([1, 0, 0, 1]);
});

test("values are counted at the scale they are shown in", () => {
  expect([...histogram(matrix([1, 2, 3], 3, 10), [0, 40], 4)]).toEqual([0, 1, 1, 1]);
});

test("where each row is scaled, scaled values are counted", () => {
  const scaled = scaleItems(matrix([1, 2, 4, -10, -5, 0], 3), "rows", false);
  expect([...histogram(scaled, [0, 1], 4)]).toEqual([2, 1, 1, 2]);
});

test("of scaled columns, outliers are beyond the range", () => {
  const tall = matrix(
    [...Array.from({ length: 39 }, (_, i) => i), 1000].flatMap((v) => [v, 0]),
    2,
  );
  const scaled = scaleItems(tall, "cols", false);
  expect(fractionsBeyond(scaled, [0, 1])).toEqual({ below: 0, above: 1 / 80 });
});

test("a large matrix is sampled, every column alike, also where its width divides the stride", () => {
  const colCount = 20;
  const values = new Float32Array(200_000 * colCount);
  for (let i = 0; i < values.length; i++) values[i] = i % colCount;
  const counts = histogram(matrix(values, colCount), [0, colCount], colCount);
  expect(counts.reduce((a, b) => a + b)).toBe(200_000);
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(200);
});
