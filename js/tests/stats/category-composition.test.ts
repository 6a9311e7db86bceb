import { expect, test } from "vitest";
import type { CategoricalAnnotation, NumericAnnotation } from "../../src/model/annotation.ts";
import { categoryComposition } from "../../src/stats/category-composition.ts";
import { type Spread, summarizeNumbers } from "../../src/stats/number-summary.ts";
import { readFixture } from "../support/fixture.ts";

interface Row {
  readonly value: string;
  readonly count: number;
  readonly share: number;
  readonly expected: number;
  readonly p: number;
  readonly adjusted_p: number;
}

interface Table {
  readonly name: string;
  readonly values: string[];
  readonly codes: number[];
  readonly members: number[];
  readonly population: number[];
  readonly rows: Row[];
}

type Told<T> = { readonly [K in keyof T]: number | null };

interface NumberTable {
  readonly name: string;
  readonly members: number[];
  readonly population: number[];
  readonly rows: readonly {
    readonly title: string;
    readonly own: Told<Spread>;
    readonly others: Told<Spread>;
    readonly p: number | null;
    readonly adjusted_p: number | null;
  }[];
}

interface Numbers {
  readonly categories: Readonly<Record<string, readonly (number | null)[]>>;
  readonly tables: NumberTable[];
}

const { tables, numbers } = readFixture<{ tables: Table[]; numbers: Numbers }>("breakdown");

function category(values: readonly string[], codes: readonly number[]): CategoricalAnnotation {
  const colors = values.map((_, i) => `#00000${i}`);
  return { kind: "text", title: "tissue", values, colors, codes: Int32Array.from(codes) };
}

test.each(tables)("a table is the one Python computes: $name", (table) => {
  const found = categoryComposition(
    category(table.values, table.codes),
    Int32Array.from(table.members),
    Int32Array.from(table.population),
  );
  expect(found.map(({ value, count }) => [value, count])).toEqual(
    table.rows.map(({ value, count }) => [value, count]),
  );
  for (const [i, row] of table.rows.entries()) {
    const { share, expected, p, adjustedP } = found[i] as (typeof found)[number];
    const pairs = [
      [share, row.share],
      [expected, row.expected],
      [p, row.p],
      [adjustedP, row.adjusted_p],
    ] as const;
    for (const [actual, wanted] of pairs) {
      expect(Math.abs(actual - wanted)).toBeLessThanOrEqual(1e-9 * wanted);
    }
  }
});

test("a value keeps its colour, whatever is visible", () => {
  const [only, ...others] = categoryComposition(
    category(["a", "b"], [0, 1, 1]),
    Int32Array.of(1),
    Int32Array.of(1, 2),
  );
  expect(others).toEqual([]);
  expect(only).toMatchObject({ value: "b", code: 1, color: "#000001", count: 1, p: 1 });
});

test("without members or values there is nothing to say", () => {
  expect(
    categoryComposition(category(["a"], [-1, -1]), Int32Array.of(0), Int32Array.of(0, 1)),
  ).toEqual([]);
  const [none] = categoryComposition(
    category(["a"], [0, 0]),
    new Int32Array(),
    Int32Array.of(0, 1),
  );
  expect(none).toMatchObject({ count: 0, share: 0, expected: 0, p: 1, adjustedP: 1 });
});

function numberCategory(title: string, values: readonly (number | null)[]): NumericAnnotation {
  const own = Float64Array.from(values, (value) => value ?? Number.NaN);
  const colors = { positive: "#884400", negative: "#004488" };
  return { kind: "number", title, ...colors, numbers: own, unit: "number" };
}

test.each(numbers.tables)("numbers are compared as Python does it: $name", (table) => {
  const found = summarizeNumbers(
    Object.entries(numbers.categories).map(([title, values]) => numberCategory(title, values)),
    Int32Array.from(table.members),
    Int32Array.from(table.population),
  );
  expect(found.map(({ title }) => title)).toEqual(table.rows.map(({ title }) => title));
  const near = (actual: number | null, wanted: number | null, of: string) => {
    if (wanted === null || actual === null)
      expect(Number.isNaN(actual ?? Number.NaN), of).toBe(true);
    else expect(Math.abs(actual - wanted), of).toBeLessThanOrEqual(1e-9 * Math.abs(wanted));
  };
  for (const [i, { title, own, others, p, adjusted_p }] of table.rows.entries()) {
    const summary = found[i] as (typeof found)[number];
    for (const key of ["count", "missing", "mean", "lowest", "highest"] as const) {
      near(summary.own[key], own[key], `${title}: ${key}`);
      near(summary.others[key], others[key], `${title}: ${key} of the others`);
    }
    expect(summary.p === null).toBe(p === null);
    near(summary.p, p, `${title}: p`);
    near(summary.adjustedP, adjusted_p, `${title}: adjusted p`);
  }
});

test("numbers of a hundred thousand lines are compared", () => {
  const lines = Int32Array.from({ length: 200_000 }, (_, i) => i);
  const age = numberCategory("age", Array.from(lines));
  const [found] = summarizeNumbers([age], lines.subarray(0, 100_000), lines);
  expect(found).toMatchObject({ own: { mean: 49_999.5 }, others: { lowest: 100_000 }, p: 0 });
});
