import { describe, expect, test } from "vitest";
import { sortedLines } from "../../src/core/compared-lines.ts";
import type { ComparedLine } from "../../src/core/types.ts";
import { decodeComparison } from "../../src/state/decode-comparison.ts";
import { readFixture } from "../core/fixture.ts";

interface Case {
  readonly question: { readonly id: number };
  readonly trait: { readonly tested: number; readonly lines: readonly ComparedLine[] };
}

const cases = readFixture<Case[]>("comparison");

test("a comparison is read as the kernel wrote it", () => {
  for (const { question, trait } of cases) {
    const { tested, lines } = trait;
    expect(decodeComparison(trait)).toEqual({ id: question.id, tested, lines });
  }
});

test.each([undefined, null, {}])("none was asked for where there is %j", (trait) => {
  expect(decodeComparison(trait)).toBeNull();
});

test.each([
  [{ id: "1" }, "comparison.id"],
  [{ tested: -1 }, "comparison.tested"],
  [{ lines: {} }, "comparison.lines"],
  [{ lines: [{ position: 0 }] }, "comparison.lines[0].difference"],
  [{ version: 2 }, "version 2"],
])("%j is refused", (change, place) => {
  expect(() => decodeComparison({ ...cases[0]?.trait, ...change })).toThrow(place);
});

describe("the lines of a comparison", () => {
  const { lines } = (cases[0] as Case).trait;
  const sizes = (by: "p" | "effect", isReversed: boolean) =>
    sortedLines(lines, by, isReversed).map((line) => line[by]);

  test("are sorted by p, the smallest first, and undefined ones stay last", () => {
    const ps = sizes("p", false);
    expect(ps.at(-1)).toBeNull();
    const defined = ps.filter((p) => p !== null);
    expect(defined).toEqual([...defined].sort((a, b) => a - b));
    expect(sizes("p", true)).toEqual([...defined.reverse(), null]);
  });

  test("are sorted by the size of an effect, whichever way it goes", () => {
    const magnitudes = sizes("effect", false).map((effect) => effect && Math.abs(effect));
    const defined = magnitudes.filter((size) => size !== null);
    expect(defined).toEqual([...defined].sort((a, b) => b - a));
    expect(magnitudes.at(-1)).toBeNull();
  });
});
