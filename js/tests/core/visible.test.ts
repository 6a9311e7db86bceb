import { describe, expect, test } from "vitest";
import { linesLike } from "../../src/core/category-value.ts";
import type { AxisView, Category } from "../../src/core/types.ts";
import { visiblePositions } from "../../src/core/visible.ts";
import { readFixture, type SharedCategory, sharedCategory } from "./fixture.ts";

const shared = readFixture<{
  categories: SharedCategory[];
  cases: { name: string; view: AxisView; base: number[] | null; visible: number[] }[];
}>("visible");

const categories: Category[] = shared.categories.map(sharedCategory);

describe("filters and crops leave what they leave in Python", () => {
  test.each(shared.cases)("$name", ({ view, base, visible }) => {
    const found = visiblePositions({ count: 8, categories }, view, base && Int32Array.from(base));
    expect([...found]).toEqual(visible);
  });
});

test("lines are alike by text, by exactly the same number, or as they have none", () => {
  const [kinds, ages] = categories as [Category, Category];
  expect(linesLike(kinds, 0)).toEqual([0, 2, 4, 6]);
  expect(linesLike(kinds, 3)).toEqual([3, 7]);
  expect(linesLike(ages, 4)).toEqual([0, 4]);
  expect(linesLike(ages, 2)).toEqual([2, 7]);
  expect(linesLike(ages, 3)).toEqual([3]);
  expect(linesLike(ages, 5)).toEqual([5]);
});
