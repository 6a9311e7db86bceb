import { expect, test } from "vitest";
import { framed, revealed } from "../../src/core/framing.ts";

test("a find is shown in the middle, with neighbours, within the axis", () => {
  expect(framed([500, 501], 1000, 520)).toEqual([490.5, 510.5]);
  expect(framed([100, 300], 1000, 520)).toEqual([70, 330]);
  expect(framed([0, 1], 1000, 520)).toEqual([0, 20]);
  expect(framed([999, 1000], 1000, 520)).toEqual([980, 1000]);
  expect(framed([0, 1000], 1000, 520)).toEqual([0, 1000]);
  expect(framed([2, 3], 5, 520)).toEqual([0, 5]);
  expect(framed([0, 1], 1, 10)).toEqual([0, 1]);
});

test("a position is brought in sight by the shortest way", () => {
  expect(revealed([10, 20], 12)).toEqual([10, 20]);
  expect(revealed([10, 20], 20)).toEqual([11, 21]);
  expect(revealed([10, 20], 9)).toEqual([9, 19]);
  expect(revealed([10.5, 20.5], 10)).toEqual([10, 20]);
  expect(revealed([10, 20], 19)).toEqual([10, 20]);
  expect(revealed([3.2, 3.9], 3)).toEqual([3, 3.6999999999999997]);
});
