import { expect, test } from "vitest";
import { histogram } from "../../src/core/histogram.ts";

const of = (...values: number[]) => Float32Array.from(values);

test("the legend counts values in equal parts of their range", () => {
  expect([...histogram(of(0, 0.5, 1, 1.5, 3.9, 4), 0, 4, 4)]).toEqual([2, 2, 0, 2]);
});

test("values beyond the range, missing and infinite ones count nowhere", () => {
  const values = of(-10, 0, 4, 10, 11, Number.NaN, Infinity, -Infinity);
  expect([...histogram(values, 0, 4, 4)]).toEqual([1, 0, 0, 1]);
});

test("values are counted at the scale they are shown in", () => {
  expect([...histogram(of(1, 2, 3), 0, 40, 4, 10)]).toEqual([0, 1, 1, 1]);
});

test("a large matrix is sampled, every column alike, also where its width divides the stride", () => {
  const colCount = 20;
  const values = new Float32Array(200_000 * colCount);
  for (let i = 0; i < values.length; i++) values[i] = i % colCount;
  const counts = histogram(values, 0, colCount, colCount);
  expect(counts.reduce((a, b) => a + b)).toBe(200_000);
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(200);
});

test("an empty matrix has an empty histogram", () => {
  expect([...histogram(of(), 0, 1, 3)]).toEqual([0, 0, 0]);
});
