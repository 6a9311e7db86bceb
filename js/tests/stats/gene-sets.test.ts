import { expect, test } from "vitest";
import { findEnrichedTerms, parseGmt } from "../../src/stats/gene-sets.ts";
import { readFixture } from "../support/fixture.ts";

interface Term {
  readonly term: string;
  readonly count: number;
  readonly size: number;
  readonly p: number;
  readonly adjusted_p: number;
}

const fixture = readFixture<{
  readonly gmt: string;
  readonly population: readonly string[];
  readonly groups: readonly {
    readonly name: string;
    readonly members: readonly string[];
    readonly terms: readonly Term[];
  }[];
  readonly invalid: readonly string[];
}>("enrichment");

test.each(fixture.groups)("a table is the one Python computes: $name", ({ members, terms }) => {
  const sets = parseGmt(fixture.gmt);
  const found = findEnrichedTerms(sets, new Set(members), new Set(fixture.population));
  const told = ({ term, count, size }: { term: string; count: number; size: number }) => [
    term,
    count,
    size,
  ];
  expect(found.map(told)).toEqual(terms.map(told));
  for (const [i, { p, adjusted_p }] of terms.entries()) {
    const { p: own, adjustedP } = found[i] as (typeof found)[number];
    expect(Math.abs(own - p)).toBeLessThanOrEqual(1e-9 * p);
    expect(Math.abs(adjustedP - adjusted_p)).toBeLessThanOrEqual(1e-9 * adjusted_p);
  }
});

test.each(fixture.invalid)("what is no GMT file is refused: %j", (text) => {
  expect(() => parseGmt(text)).toThrow(/Line 2 has no tab|no gene sets/);
});
