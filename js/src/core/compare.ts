import { adjustedByBenjaminiHochberg } from "./benjamini-hochberg.ts";
import { mannWhitney } from "./mann-whitney.ts";
import type { AxisName, Matrix } from "./types.ts";
import { momentsOf, welch } from "./welch.ts";

export type ComparisonTest = "welch" | "mann-whitney";

/** How one line differs between two groups of the other axis; null where undefined. */
export interface ComparedLine {
  readonly position: number;
  readonly meanA: number | null;
  readonly meanB: number | null;
  /** The mean of a less that of b. */
  readonly difference: number | null;
  /** Hedges' g, or the rank-biserial correlation; positive where a is the larger. */
  readonly effect: number | null;
  readonly p: number | null;
  /** `p` adjusted over all lines that have one (Benjamini-Hochberg). */
  readonly adjustedP: number | null;
}

/** Two groups of lines of an axis: original positions. */
export interface ComparedGroups {
  readonly side: AxisName;
  readonly a: Int32Array;
  readonly b: Int32Array;
}

type Unadjusted = Omit<ComparedLine, "adjustedP">;

/** Tests one line of the axis across; the kernel's `stats/compare.py` does the same. */
export function compareLine(
  matrix: Matrix,
  { side, a, b }: ComparedGroups,
  position: number,
  test: ComparisonTest,
): Unadjusted {
  const ofA = numbersOf(matrix, side, a, position);
  const ofB = numbersOf(matrix, side, b, position);
  const [momentsA, momentsB] = [momentsOf(ofA), momentsOf(ofB)];
  const { effect, p } =
    test === "welch" ? welch(momentsA, momentsB) : mannWhitney(ofA.sort(), ofB.sort());
  return {
    position,
    meanA: defined(momentsA.mean),
    meanB: defined(momentsB.mean),
    difference: defined(momentsA.mean - momentsB.mean),
    effect: defined(effect),
    p: defined(p),
  };
}

/** Adjusts p over all lines, and puts the smallest p first, equal ones by the size of the effect. */
export function mostTellingFirst(lines: readonly Unadjusted[]): ComparedLine[] {
  const tested = lines.filter(({ p }) => p !== null);
  const adjusted = adjustedByBenjaminiHochberg(tested.map(({ p }) => p as number));
  const byLine = new Map(tested.map((line, i) => [line, adjusted[i] as number]));
  const last = Number.POSITIVE_INFINITY;
  const size = (line: Unadjusted) => Math.abs(line.effect ?? 0);
  return lines
    .map((line) => ({ ...line, adjustedP: byLine.get(line) ?? null }))
    .sort((a, b) => {
      const [first, second] = [a.p ?? last, b.p ?? last];
      return first === second ? size(b) - size(a) : first - second;
    });
}

/** The values of a line in a group, missing ones left out. */
function numbersOf(
  { values, colCount, scale }: Matrix,
  side: AxisName,
  group: Int32Array,
  position: number,
): Float64Array {
  const [start, stride] = side === "cols" ? [position * colCount, 1] : [position, colCount];
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
