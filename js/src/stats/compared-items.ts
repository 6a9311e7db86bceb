import { foldCase } from "../util/text.ts";
import type { ComparedItem } from "./compare.ts";

export type ComparisonColumn = Exclude<keyof ComparedItem, "position">;

export type Direction = "up" | "down";

/** Items of a smaller adjusted p are said to differ. */
export const SIGNIFICANT = 0.05;

/** Return whether a column has p-values, of which small ones matter. */
export function isPValue(by: ComparisonColumn): boolean {
  return by === "p" || by === "adjustedP";
}

/**
 * Sort compared items by a column: the smallest p first, the largest mean, or the largest
 * difference or effect of either sign. Undefined values come last.
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

/**
 * Return the source indices of items that are larger (`"up"`) or smaller in group a, in the order
 * given.
 */
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

export type Listing = "up" | "down" | "all";

export type SortKey = "name" | ComparisonColumn;

export interface Sorting {
  readonly by: SortKey;
  readonly isReversed: boolean;
}

const names = new Intl.Collator(undefined, { numeric: true });

/** Filter compared items by direction and name, and sort them. */
export function listItems(
  items: readonly ComparedItem[],
  label: (sourceIndex: number) => string,
  { listing, query, sorting }: { listing: Listing; query: string; sorting: Sorting },
): ComparedItem[] {
  const changed = listing === "all" ? null : new Set(changedItems(items, listing));
  const wanted = foldCase(query.trim());
  const listed = items.filter(
    ({ sourceIndex }) =>
      (changed?.has(sourceIndex) ?? true) &&
      (wanted === "" || foldCase(label(sourceIndex)).includes(wanted)),
  );
  const { by, isReversed } = sorting;
  if (by !== "name") return sortItems(listed, by, isReversed);
  const named = listed.map((item) => ({ item, name: label(item.sourceIndex) }));
  const direction = isReversed ? -1 : 1;
  named.sort((a, b) => direction * names.compare(a.name, b.name));
  return named.map(({ item }) => item);
}

/** Return the `aria-sort` of a column. */
export function ariaSort(key: SortKey, { by, isReversed }: Sorting) {
  if (by !== key) return "none";
  const isRising = key === "name" || isPValue(key);
  return isRising === isReversed ? "descending" : "ascending";
}
