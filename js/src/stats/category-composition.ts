import type { CategoricalAnnotation } from "../model/annotation.ts";
import { adjustPValues } from "./benjamini-hochberg.ts";
import { countCategories } from "./category-counts.ts";
import { hypergeometricTail } from "./hypergeometric.ts";

/** How often a category occurs in a group, and how likely that is by chance. */
export interface CategoryShare {
  readonly code: number;
  readonly value: string;
  readonly color: string;
  readonly count: number;
  readonly share: number;
  /** The count that chance would give. */
  readonly expected: number;
  /** The probability of this count or more in a random group of what is visible. */
  readonly p: number;
  /** `p` adjusted over the values of the category that are visible. */
  readonly adjustedP: number;
}

/**
 * Count each category of an annotation in `members`, some of `population`, and test it for
 * enrichment (hypergeometric). Items without a value count as items of another one.
 */
export function categoryComposition(
  annotation: CategoricalAnnotation,
  members: Int32Array,
  population: Int32Array,
): CategoryShare[] {
  const drawn = countCategories(annotation, members).counts;
  const available = countCategories(annotation, population).counts;
  const size = members.length;
  const values = annotation.values.flatMap((value, code) => {
    const [count = 0, successes = 0] = [drawn[code], available[code]];
    if (successes === 0) return [];
    const draw = { population: population.length, successes, draws: size };
    return {
      code,
      value,
      color: annotation.colors[code] ?? "",
      count,
      share: count / Math.max(size, 1),
      expected: (size * successes) / population.length,
      p: hypergeometricTail(draw, count),
    };
  });
  const adjusted = adjustPValues(values.map(({ p }) => p));
  return values.map((value, i) => ({ ...value, adjustedP: adjusted[i] as number }));
}
