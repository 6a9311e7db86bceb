import type { AxisName } from "../model/axes.ts";
import type { Matrix } from "../model/matrix.ts";
import { adjustPValues } from "./benjamini-hochberg.ts";
import { mannWhitney } from "./mann-whitney.ts";
import { moments, welch } from "./welch.ts";

export type ComparisonTest = "welch" | "mann-whitney";

/** How an item differs between two groups of the other axis; null where undefined. */
export interface ComparedItem {
  readonly sourceIndex: number;
  readonly meanA: number | null;
  readonly meanB: number | null;
  /** The mean of a less that of b. */
  readonly difference: number | null;
  /** Hedges' g, or the rank-biserial correlation; positive where a is the larger. */
  readonly effect: number | null;
  readonly p: number | null;
  /** `p` adjusted over all items that have one (Benjamini-Hochberg). */
  readonly adjustedP: number | null;
}

/** Two groups of an axis, as source indices. */
export interface ComparedGroups {
  readonly side: AxisName;
  readonly a: Int32Array;
  readonly b: Int32Array;
}

type Unadjusted = Omit<ComparedItem, "adjustedP">;

/**
 * Test an item of the other axis between two groups; the kernel's `stats/compare.py` does the same.
 */
export function compareItem(
  matrix: Matrix,
  { side, a, b }: ComparedGroups,
  sourceIndex: number,
  test: ComparisonTest,
): Unadjusted {
  const ofA = numbersOf(matrix, side, a, sourceIndex);
  const ofB = numbersOf(matrix, side, b, sourceIndex);
  const [momentsA, momentsB] = [moments(ofA), moments(ofB)];
  const { effect, p } =
    test === "welch" ? welch(momentsA, momentsB) : mannWhitney(ofA.sort(), ofB.sort());
  return {
    sourceIndex,
    meanA: defined(momentsA.mean),
    meanB: defined(momentsB.mean),
    difference: defined(momentsA.mean - momentsB.mean),
    effect: defined(effect),
    p: defined(p),
  };
}

/** Adjust p over all items and sort by it; equal ones by the size of the effect. */
export function adjustAndSort(items: readonly Unadjusted[]): ComparedItem[] {
  const tested = items.filter(({ p }) => p !== null);
  const adjusted = adjustPValues(tested.map(({ p }) => p as number));
  const byLine = new Map(tested.map((item, i) => [item, adjusted[i] as number]));
  const last = Number.POSITIVE_INFINITY;
  const size = (item: Unadjusted) => Math.abs(item.effect ?? 0);
  return items
    .map((item) => ({ ...item, adjustedP: byLine.get(item) ?? null }))
    .sort((a, b) => {
      const [first, second] = [a.p ?? last, b.p ?? last];
      return first === second ? size(b) - size(a) : first - second;
    });
}

/** Return the values of an item in a group without missing ones. */
function numbersOf(
  { values, colCount, scale }: Matrix,
  side: AxisName,
  group: Int32Array,
  sourceIndex: number,
): Float64Array {
  const [start, stride] = side === "cols" ? [sourceIndex * colCount, 1] : [sourceIndex, colCount];
  const numbers = new Float64Array(group.length);
  let count = 0;
  for (const member of group) {
    const value = values[start + member * stride] as number;
    if (!Number.isNaN(value)) numbers[count++] = value * scale;
  }
  return numbers.subarray(0, count);
}

function defined(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
