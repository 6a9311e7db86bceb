import { sortedUnique } from "../util/arrays.ts";

export type SelectionMode = "replace" | "toggle" | "range";

/** A click that selects, and what was selected before it. */
export interface SelectionClick {
  /** Source indices: what is selected, and what the click stands for (one label or a group). */
  readonly selected: readonly number[];
  readonly clicked: readonly number[];
  readonly mode: SelectionMode;
  /** The source index at each display index. */
  readonly order: Int32Array;
  /** The source index a range starts from: the one clicked last without Shift. */
  readonly anchor: number | null;
}

/** Return the selection after a click, as ascending source indices. */
export function clickSelection({
  selected,
  clicked,
  mode,
  order,
  anchor,
}: SelectionClick): number[] {
  if (mode === "replace") return sortedUnique(clicked);
  if (clicked.length === 0) return sortedUnique(selected);
  if (mode === "toggle") return toggled(selected, clicked);
  return anchor === null ? sortedUnique(clicked) : range([...clicked, anchor], order);
}

/** A group is deselected only if all of it was selected. */
function toggled(selected: readonly number[], clicked: readonly number[]): number[] {
  const before = new Set(selected);
  if (!clicked.every((sourceIndex) => before.has(sourceIndex))) {
    return sortedUnique([...selected, ...clicked]);
  }
  for (const sourceIndex of clicked) before.delete(sourceIndex);
  return sortedUnique(before);
}

function range(ends: readonly number[], order: Int32Array): number[] {
  const isEnd = new Set(ends);
  const first = order.findIndex((sourceIndex) => isEnd.has(sourceIndex));
  const last = order.findLastIndex((sourceIndex) => isEnd.has(sourceIndex));
  return first < 0 ? [] : sortedUnique(order.subarray(first, last + 1));
}
