import type { ComparedItem } from "./compare.ts";

export type ComparisonColumn = Exclude<keyof ComparedItem, "position">;
export type Direction = "up" | "down";

/** Lines of a smaller adjusted p are said to differ. */
export const SIGNIFICANT = 0.05;

/** Whether small numbers tell most. */
export function isPValue(by: ComparisonColumn): boolean {
  return by === "p" || by === "adjustedP";
}

/**
 * The smallest p first, the largest mean, or the largest difference or effect either way; undefined
 * ones last.
 */
export function sortItems(
  items: readonly ComparedItem[],
  by: ComparisonColumn,
  isReversed: boolean,
): ComparedItem[] {
  const direction = isPValue(by) === isReversed ? -1 : 1;
  const isSigned = by === "meanA" || by === "meanB" || isPValue(by);
  const key = (item: ComparedItem) => {
    const value = item[by];
    if (value === null) return Number.POSITIVE_INFINITY;
    return direction * (isSigned ? value : Math.abs(value));
  };
  return [...items].sort((a, b) => key(a) - key(b) || 0);
}

/** The positions of items that are larger (`"up"`) or smaller in group a, in the order given. */
export function changedItems(
  items: readonly ComparedItem[],
  direction: Direction,
  level = SIGNIFICANT,
): number[] {
  const sign = direction === "up" ? 1 : -1;
  return items
    .filter(({ adjustedP, effect }) => (adjustedP ?? 1) < level && sign * (effect ?? 0) > 0)
    .map(({ sourceIndex }) => sourceIndex);
}
