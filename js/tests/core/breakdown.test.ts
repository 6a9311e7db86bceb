import { expect, test } from "vitest";
import { breakdown } from "../../src/core/breakdown.ts";
import type { TextCategory } from "../../src/core/types.ts";
import { readFixture } from "./fixture.ts";

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

const { tables } = readFixture<{ tables: Table[] }>("breakdown");

function category(values: readonly string[], codes: readonly number[]): TextCategory {
  const colors = values.map((_, i) => `#00000${i}`);
  return { kind: "text", title: "tissue", values, colors, codes: Int32Array.from(codes) };
}

test.each(tables)("a table is the one Python computes: $name", (table) => {
  const found = breakdown(
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
  const [only, ...others] = breakdown(
    category(["a", "b"], [0, 1, 1]),
    Int32Array.of(1),
    Int32Array.of(1, 2),
  );
  expect(others).toEqual([]);
  expect(only).toMatchObject({ value: "b", code: 1, color: "#000001", count: 1, p: 1 });
});

test("without members or values there is nothing to say", () => {
  expect(breakdown(category(["a"], [-1, -1]), Int32Array.of(0), Int32Array.of(0, 1))).toEqual([]);
  const [none] = breakdown(category(["a"], [0, 0]), new Int32Array(), Int32Array.of(0, 1));
  expect(none).toMatchObject({ count: 0, share: 0, expected: 0, p: 1, adjustedP: 1 });
});
