import { expect, test } from "vitest";
import { fitInterval, scrollIntoView } from "../../src/view/fit-interval.ts";

test("a find is shown in the middle, with neighbours, within the axis", () => {
  expect(fitInterval([500, 501], 1000, 520)).toEqual([490.5, 510.5]);
  expect(fitInterval([100, 300], 1000, 520)).toEqual([70, 330]);
  expect(fitInterval([0, 1], 1000, 520)).toEqual([0, 20]);
  expect(fitInterval([999, 1000], 1000, 520)).toEqual([980, 1000]);
  expect(fitInterval([0, 1000], 1000, 520)).toEqual([0, 1000]);
  expect(fitInterval([2, 3], 5, 520)).toEqual([0, 5]);
  expect(fitInterval([0, 1], 1, 10)).toEqual([0, 1]);
});

test("a position is brought in sight by the shortest way", () => {
  expect(scrollIntoView([10, 20], 12)).toEqual([10, 20]);
  expect(scrollIntoView([10, 20], 20)).toEqual([11, 21]);
  expect(scrollIntoView([10, 20], 9)).toEqual([9, 19]);
  expect(scrollIntoView([10.5, 20.5], 10)).toEqual([10, 20]);
  expect(scrollIntoView([10, 20], 19)).toEqual([10, 20]);
  expect(scrollIntoView([3.2, 3.9], 3)).toEqual([3, 3.6999999999999997]);
});
