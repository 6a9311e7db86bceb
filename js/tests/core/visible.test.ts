import { describe, expect, test } from "vitest";
import { linesLike } from "../../src/core/category-value.ts";
import type { AxisView, Category, Unit } from "../../src/core/types.ts";
import { visiblePositions } from "../../src/core/visible.ts";
import { number, readFixture, type SharedNumber } from "./fixture.ts";

const shared = readFixture<{
  categories: (
    | { kind: "text"; title: string; values: string[]; colors: string[]; codes: number[] }
    | {
        kind: "number";
        title: string;
        positive: string;
        negative: string;
        numbers: SharedNumber[];
        unit: Unit;
      }
  )[];
  cases: { name: string; view: AxisView; base: number[] | null; visible: number[] }[];
}>("visible");

const categories: Category[] = shared.categories.map((category) =>
  category.kind === "text"
    ? { ...category, codes: Int32Array.from(category.codes) }
    : { ...category, numbers: Float64Array.from(category.numbers, number) },
);

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
