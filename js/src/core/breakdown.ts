import { adjustedByBenjaminiHochberg } from "./benjamini-hochberg.ts";
import { categoryCounts } from "./category-counts.ts";
import { hypergeometricTail } from "./hypergeometric.ts";
import type { TextCategory } from "./types.ts";

/** One value of a category within a group of lines. */
export interface ValueShare {
  readonly code: number;
  readonly value: string;
  readonly color: string;
  readonly count: number;
  readonly share: number;
  /** The count that chance would give. */
  readonly expected: number;
  /** The chance of this count or a larger one, were the group drawn from what is visible. */
  readonly p: number;
  /** `p` adjusted over the values of the category that are visible. */
  readonly adjustedP: number;
}

/**
 * The values of a category that occur in `population` (what is visible), and how many of `members`
 * (some of it) have each. A line without a value is a line that has another one.
 */
export function breakdown(
  category: TextCategory,
  members: Int32Array,
  population: Int32Array,
): ValueShare[] {
  const drawn = categoryCounts(category, members).counts;
  const available = categoryCounts(category, population).counts;
  const size = members.length;
  const values = category.values.flatMap((value, code) => {
    const [count = 0, successes = 0] = [drawn[code], available[code]];
    if (successes === 0) return [];
    const draw = { population: population.length, successes, draws: size };
    return {
      code,
      value,
      color: category.colors[code] ?? "",
      count,
      share: count / Math.max(size, 1),
      expected: (size * successes) / population.length,
      p: hypergeometricTail(draw, count),
    };
  });
  const adjusted = adjustedByBenjaminiHochberg(values.map(({ p }) => p));
  return values.map((value, i) => ({ ...value, adjustedP: adjusted[i] as number }));
}
