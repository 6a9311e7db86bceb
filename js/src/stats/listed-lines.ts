import { foldCase } from "../axis/label-index.ts";
import type { ComparedItem } from "./compare.ts";
import { type ComparisonColumn, changedItems, isPValue, sortItems } from "./compared-items.ts";

export type Listing = "up" | "down" | "all";
export type SortKey = "name" | ComparisonColumn;

export interface Sorting {
  readonly by: SortKey;
  readonly isReversed: boolean;
}

const names = new Intl.Collator(undefined, { numeric: true });

/** The compared items of a listing, sorted, those whose name contains a text. */
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

/** How a column is sorted, in the words of `aria-sort`. */
export function ariaSort(key: SortKey, { by, isReversed }: Sorting) {
  if (by !== key) return "none";
  const isRising = key === "name" || isPValue(key);
  return isRising === isReversed ? "descending" : "ascending";
}
