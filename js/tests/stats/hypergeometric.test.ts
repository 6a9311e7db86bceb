import { describe, expect, test } from "vitest";
import { adjustPValues } from "../../src/stats/benjamini-hochberg.ts";
import { hypergeometricTail } from "../../src/stats/hypergeometric.ts";
import { readFixture } from "../support/fixture.ts";

interface Tail {
  readonly population: number;
  readonly successes: number;
  readonly draws: number;
  readonly count: number;
  readonly p: number;
}

const { tails, adjusted } = readFixture<{
  tails: Tail[];
  adjusted: { p: number[]; adjusted: number[] }[];
}>("breakdown");

const SMALLEST_NORMAL = 1e-300;

function relativeError(actual: number, wanted: number): number {
  if (Math.max(actual, wanted) < SMALLEST_NORMAL) return 0;
  return Math.abs(actual - wanted) / wanted;
}

describe("the upper tail of the hypergeometric distribution", () => {
  test("has nine true digits, for tails from 1 down to the smallest doubles", () => {
    for (const { count, p, ...draw } of tails) {
      const actual = hypergeometricTail(draw, count);
      expect(relativeError(actual, p), JSON.stringify({ ...draw, count, actual, p })).toBeLessThan(
        1e-9,
      );
    }
    expect(tails.filter(({ p }) => p > 0 && p < 1e-100).length).toBeGreaterThan(1);
  });

  test("is 1 for none and 0 for more than there are", () => {
    expect(hypergeometricTail({ population: 10, successes: 4, draws: 3 }, 0)).toBe(1);
    expect(hypergeometricTail({ population: 10, successes: 4, draws: 3 }, 4)).toBe(0);
    expect(hypergeometricTail({ population: 10, successes: 4, draws: 9 }, 3)).toBe(1);
    expect(hypergeometricTail({ population: 0, successes: 0, draws: 0 }, 0)).toBe(1);
  });

  test("holds for a million lines, where log-gammas would have lost their digits", () => {
    const draw = { population: 1_000_000, successes: 400_000, draws: 500_000 };
    const [at, above] = [hypergeometricTail(draw, 200_000), hypergeometricTail(draw, 200_001)];
    expect(Math.abs(at + above - 1)).toBeLessThan(1e-12);
    expect(at - above).toBeCloseTo(1 / Math.sqrt(2 * Math.PI * 60_000), 8);
  });
});

test("p-values are adjusted as scipy does it", () => {
  for (const { p, adjusted: wanted } of adjusted) {
    const actual = adjustPValues(p);
    expect(actual).toHaveLength(wanted.length);
    for (const [i, value] of wanted.entries()) {
      expect(relativeError(actual[i] as number, value)).toBeLessThan(1e-12);
    }
  }
});
