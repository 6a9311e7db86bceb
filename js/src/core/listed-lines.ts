import type { ComparedLine } from "./compare.ts";
import { type ComparedNumber, changedLines, isChance, sortedLines } from "./compared-lines.ts";
import { folded } from "./search.ts";

export type Listing = "up" | "down" | "all";
export type SortKey = "name" | ComparedNumber;

export interface Sorting {
  readonly by: SortKey;
  readonly isReversed: boolean;
}

const names = new Intl.Collator(undefined, { numeric: true });

/** The compared lines of a listing, sorted, those whose name contains a text. */
export function listedLines(
  lines: readonly ComparedLine[],
  label: (position: number) => string,
  { listing, query, sorting }: { listing: Listing; query: string; sorting: Sorting },
): ComparedLine[] {
  const changed = listing === "all" ? null : new Set(changedLines(lines, listing));
  const wanted = folded(query.trim());
  const listed = lines.filter(
    ({ position }) =>
      (changed?.has(position) ?? true) &&
      (wanted === "" || folded(label(position)).includes(wanted)),
  );
  const { by, isReversed } = sorting;
  if (by !== "name") return sortedLines(listed, by, isReversed);
  const named = listed.map((line) => ({ line, name: label(line.position) }));
  const direction = isReversed ? -1 : 1;
  named.sort((a, b) => direction * names.compare(a.name, b.name));
  return named.map(({ line }) => line);
}

/** How a column is sorted, in the words of `aria-sort`. */
export function ariaSort(key: SortKey, { by, isReversed }: Sorting) {
  if (by !== key) return "none";
  const isRising = key === "name" || isChance(key);
  return isRising === isReversed ? "descending" : "ascending";
}
