import type { NumericAnnotation, Unit } from "../model/annotation.ts";
import { adjustPValues } from "./benjamini-hochberg.ts";
import { rankTestP } from "./mann-whitney.ts";

/** Count, mean and range of some numbers; NaN where there are none. */
export interface Spread {
  readonly count: number;
  readonly missing: number;
  readonly mean: number;
  readonly lowest: number;
  readonly highest: number;
}

/** A number annotation within a group and among the other items. */
export interface NumberSummary {
  readonly title: string;
  readonly unit: Unit;
  readonly own: Spread;
  readonly others: Spread;
  /** Mann and Whitney's; null where the group or the others have no number. */
  readonly p: number | null;
  /** `p` adjusted over the categories that have one. */
  readonly adjustedP: number | null;
}

/**
 * Summarise each number annotation in `members`, some of `population`, and test it against the
 * others.
 */
export function summarizeNumbers(
  annotations: readonly NumericAnnotation[],
  members: Int32Array,
  population: Int32Array,
): NumberSummary[] {
  const isMember = new Set(members);
  const rest = population.filter((sourceIndex) => !isMember.has(sourceIndex));
  const tested = annotations.map(({ title, unit, numbers }) => {
    const [own, others] = [ascending(numbers, members), ascending(numbers, rest)];
    return {
      title,
      unit,
      own: spreadOf(own, members.length),
      others: spreadOf(others, rest.length),
      p: own.length * others.length > 0 ? rankTestP(own, others) : null,
    };
  });
  const adjusted = adjustPValues(tested.flatMap(({ p }) => p ?? []));
  let next = 0;
  return tested.map((summary) => ({
    ...summary,
    adjustedP: summary.p === null ? null : (adjusted[next++] as number),
  }));
}

function ascending(numbers: Float64Array, sourceIndices: Int32Array): Float64Array {
  return Float64Array.from(sourceIndices, (sourceIndex) => numbers[sourceIndex] ?? Number.NaN)
    .filter((number) => !Number.isNaN(number))
    .sort();
}

function spreadOf(sorted: Float64Array, size: number): Spread {
  const count = sorted.length;
  return {
    count,
    missing: size - count,
    mean: sorted.reduce((sum, number) => sum + number, 0) / count,
    lowest: sorted[0] ?? Number.NaN,
    highest: sorted[count - 1] ?? Number.NaN,
  };
}
