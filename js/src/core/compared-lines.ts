import type { ComparedLine } from "./types.ts";

export type ComparedNumber = "difference" | "effect" | "p" | "adjustedP";

/** Whether small numbers tell most. */
export function isChance(by: ComparedNumber): boolean {
  return by === "p" || by === "adjustedP";
}

/** The smallest p first, or the largest difference or effect either way; undefined ones last. */
export function sortedLines(
  lines: readonly ComparedLine[],
  by: ComparedNumber,
  isReversed: boolean,
): ComparedLine[] {
  const direction = isChance(by) === isReversed ? -1 : 1;
  const key = (line: ComparedLine) => {
    const value = line[by];
    if (value === null) return Number.POSITIVE_INFINITY;
    return direction * (isChance(by) ? value : Math.abs(value));
  };
  return [...lines].sort((a, b) => key(a) - key(b) || 0);
}
