import { describe, expect, test } from "vitest";
import type { ComparedItem } from "../../src/stats/compare.ts";
import { ariaSort, listItems } from "../../src/stats/compared-items.ts";
import { comparisonTsv } from "../../src/stats/comparison-tsv.ts";

const line = (position: number, effect: number | null, p: number | null): ComparedItem => ({
  sourceIndex: position,
  meanA: effect,
  meanB: 0,
  difference: effect,
  effect,
  p,
  adjustedP: p,
});

const LINES = [line(0, 2, 0.001), line(1, -3, 0.002), line(2, 1, 0.01), line(3, 5, 0.5)];
const NAMES = ["gene 10", "gene 9", "Émile", 'with "tab"\t'];
const label = (position: number) => NAMES[position] as string;
const BY_P = { by: "p", isReversed: false } as const;

const listed = (change: Partial<Parameters<typeof listItems>[2]>) =>
  listItems(LINES, label, { listing: "all", query: "", sorting: BY_P, ...change }).map(
    ({ sourceIndex: position }) => position,
  );

describe("compared lines are listed", () => {
  test("all, or those that are larger or smaller with an adjusted p below 0.05", () => {
    expect(listed({})).toEqual([0, 1, 2, 3]);
    expect(listed({ listing: "up" })).toEqual([0, 2]);
    expect(listed({ listing: "down" })).toEqual([1]);
  });

  test("filtered by name, whatever the capitals and accents", () => {
    expect(listed({ query: " GENE " })).toEqual([0, 1]);
    expect(listed({ query: "emile" })).toEqual([2]);
    expect(listed({ listing: "down", query: "emile" })).toEqual([]);
  });

  test("sorted by name as people count, and the other way round", () => {
    expect(listed({ query: "gene", sorting: { by: "name", isReversed: false } })).toEqual([1, 0]);
    expect(listed({ query: "gene", sorting: { by: "name", isReversed: true } })).toEqual([0, 1]);
    expect(listed({ sorting: { by: "meanA", isReversed: false } })).toEqual([3, 0, 2, 1]);
  });
});

test("a header tells how its column is sorted", () => {
  expect(ariaSort("p", BY_P)).toBe("ascending");
  expect(ariaSort("effect", BY_P)).toBe("none");
  expect(ariaSort("effect", { by: "effect", isReversed: false })).toBe("descending");
  expect(ariaSort("name", { by: "name", isReversed: true })).toBe("descending");
});

test("compared lines are text with the columns of w.compare; what is undefined is empty", () => {
  expect([...comparisonTsv([LINES[3] as ComparedItem, line(1, null, null)], label)]).toEqual([
    "name\tmean_a\tmean_b\tdifference\teffect\tp\tadjusted_p\n",
    '"with ""tab""\t"\t5\t0\t5\t5\t0.5\t0.5\n',
    "gene 9\t\t0\t\t\t\t\n",
  ]);
});
