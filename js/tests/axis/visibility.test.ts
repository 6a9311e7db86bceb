import { describe, expect, test } from "vitest";
import { itemsWithSameValue } from "../../src/axis/annotation-value.ts";
import { visibleIndices } from "../../src/axis/visibility.ts";
import type { Annotation } from "../../src/model/annotation.ts";
import type { AxisView } from "../../src/model/view-state.ts";
import { readFixture, type SharedCategory, sharedCategory } from "../support/fixture.ts";

const shared = readFixture<{
  categories: SharedCategory[];
  cases: { name: string; view: AxisView; base: number[] | null; visible: number[] }[];
}>("visible");

const categories: Annotation[] = shared.categories.map(sharedCategory);

describe("filters and crops leave what they leave in Python", () => {
  test.each(shared.cases)("$name", ({ view, base, visible }) => {
    const found = visibleIndices(
      { count: 8, annotations: categories },
      view,
      base && Int32Array.from(base),
    );
    expect([...found]).toEqual(visible);
  });
});

test("lines are alike by text, by exactly the same number, or as they have none", () => {
  const [kinds, ages] = categories as [Annotation, Annotation];
  expect(itemsWithSameValue(kinds, 0)).toEqual([0, 2, 4, 6]);
  expect(itemsWithSameValue(kinds, 3)).toEqual([3, 7]);
  expect(itemsWithSameValue(ages, 4)).toEqual([0, 4]);
  expect(itemsWithSameValue(ages, 2)).toEqual([2, 7]);
  expect(itemsWithSameValue(ages, 3)).toEqual([3]);
  expect(itemsWithSameValue(ages, 5)).toEqual([5]);
});
