import type { ComparedLine } from "./compare.ts";

export type ComparedNumber = Exclude<keyof ComparedLine, "position">;
export type Direction = "up" | "down";

/** Lines of a smaller adjusted p are said to differ. */
export const SIGNIFICANT = 0.05;

/** Whether small numbers tell most. */
export function isChance(by: ComparedNumber): boolean {
  return by === "p" || by === "adjustedP";
}

/**
 * The smallest p first, the largest mean, or the largest difference or effect either way; undefined
 * ones last.
 */
export function sortedLines(
  lines: readonly ComparedLine[],
  by: ComparedNumber,
  isReversed: boolean,
): ComparedLine[] {
  const direction = isChance(by) === isReversed ? -1 : 1;
  const isSigned = by === "meanA" || by === "meanB" || isChance(by);
  const key = (line: ComparedLine) => {
    const value = line[by];
    if (value === null) return Number.POSITIVE_INFINITY;
    return direction * (isSigned ? value : Math.abs(value));
  };
  return [...lines].sort((a, b) => key(a) - key(b) || 0);
}

/** The positions of lines that are larger (`"up"`) or smaller in group a, in the order given. */
export function changedLines(
  lines: readonly ComparedLine[],
  direction: Direction,
  level = SIGNIFICANT,
): number[] {
  const sign = direction === "up" ? 1 : -1;
  return lines
    .filter(({ adjustedP, effect }) => (adjustedP ?? 1) < level && sign * (effect ?? 0) > 0)
    .map(({ position }) => position);
}
