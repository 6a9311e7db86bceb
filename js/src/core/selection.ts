import { uniqueAscending } from "./unique-ascending.ts";

export type SelectionMode = "replace" | "toggle" | "range";

export interface SelectionClick {
  /** Original positions: what is selected, and what the click stands for (one label or a group). */
  readonly selected: readonly number[];
  readonly clicked: readonly number[];
  readonly mode: SelectionMode;
  /** The original position at each display position. */
  readonly order: Int32Array;
  /** The original position a range starts from: the one clicked last without Shift. */
  readonly anchor: number | null;
}

/** The selection after a click, as ascending original positions. */
export function clickSelection({
  selected,
  clicked,
  mode,
  order,
  anchor,
}: SelectionClick): number[] {
  if (mode === "replace") return uniqueAscending(clicked);
  if (clicked.length === 0) return uniqueAscending(selected);
  if (mode === "toggle") return toggled(selected, clicked);
  return anchor === null ? uniqueAscending(clicked) : range([...clicked, anchor], order);
}

/** A group goes out only when all of it was in. */
function toggled(selected: readonly number[], clicked: readonly number[]): number[] {
  const before = new Set(selected);
  if (!clicked.every((position) => before.has(position))) {
    return uniqueAscending([...selected, ...clicked]);
  }
  for (const position of clicked) before.delete(position);
  return uniqueAscending(before);
}

function range(ends: readonly number[], order: Int32Array): number[] {
  const isEnd = new Set(ends);
  const first = order.findIndex((position) => isEnd.has(position));
  const last = order.findLastIndex((position) => isEnd.has(position));
  return first < 0 ? [] : uniqueAscending(order.subarray(first, last + 1));
}
