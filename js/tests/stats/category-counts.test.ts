import { expect, test } from "vitest";
import type { CategoricalAnnotation } from "../../src/model/annotation.ts";
import { countCategories } from "../../src/stats/category-counts.ts";

const kind: CategoricalAnnotation = {
  kind: "text",
  title: "Kind",
  values: ["a", "b", "c"],
  colors: ["#111111", "#222222", "#333333"],
  codes: Int32Array.from([1, 1, -1, 0, 1]),
};

test("a legend counts each value, those that do not occur and those missing", () => {
  const { counts, missing } = countCategories(kind);
  expect([...counts]).toEqual([1, 3, 0]);
  expect(missing).toBe(1);
});

test("a cluster's counts are of its members only", () => {
  const { counts, missing } = countCategories(kind, [0, 2, 3]);
  expect([...counts]).toEqual([1, 1, 0]);
  expect(missing).toBe(1);
});
