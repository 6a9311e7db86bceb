import { describe, expect, test } from "vitest";
import { searchCategories } from "../../src/axis/category-search.ts";
import { LabelIndex } from "../../src/axis/label-index.ts";
import type { Annotation } from "../../src/model/annotation.ts";

const text = (title: string, values: string[], codes: number[]): Annotation => ({
  kind: "text",
  title,
  values,
  colors: values.map(() => "#000000"),
  codes: Int32Array.from(codes),
});

const CATEGORIES = [
  text("Tissue", ["Lung", "skin", "small-cell lung", "nowhere"], [0, 1, 2, 0, -1]),
  text("Lunge", ["x"], [0, -1, 0, -1, -1]),
];

const found = (query: string, most = 9) =>
  searchCategories(CATEGORIES, query, most).map(({ title, value, sourceIndices: positions }) => [
    `${title}: ${value}`,
    ...positions,
  ]);

describe("values of categories are found", () => {
  test("by their beginning, then by any part, then by their title", () => {
    expect(found("lung")).toEqual([
      ["Tissue: Lung", 0, 3],
      ["Tissue: small-cell lung", 2],
      ["Lunge: x", 0, 2],
    ]);
    expect(found("lung", 1)).toEqual([["Tissue: Lung", 0, 3]]);
  });

  test("by title and value together, whatever the capitals", () => {
    expect(found("tissue: L")).toEqual([["Tissue: Lung", 0, 3]]);
  });

  test("but not where nothing has the value, and not for nothing", () => {
    expect(found("nowhere")).toEqual([]);
    expect(found("  ")).toEqual([]);
  });
});

test("every label that contains a text is counted, once, up to a limit", () => {
  const names = ["abab", "b", "c", "AB", "xab"];
  const index = new LabelIndex(names.length, (position) => names[position] as string);
  index.advance(Number.POSITIVE_INFINITY);
  expect(index.containing("ab", 10)).toEqual([0, 3, 4]);
  expect(index.containing("ab", 2)).toBeNull();
  expect(index.containing(" ", 10)).toEqual([]);
  expect(index.containing("zz", 10)).toEqual([]);
});
