import type { Axis } from "../model/axis.ts";

/** The number of items of an axis, and their labels. */
export type LabelledItems = Pick<Axis, "count" | "label">;

export const ABSENT = -1;

/**
 * Match items by label: for each wanted item the index of the known one with the same label, or -1.
 * The k-th of equal labels matches the k-th.
 */
export function matchByLabel(wanted: LabelledItems, known: LabelledItems): Int32Array {
  const displayIndices = new Map<string, number[]>();
  for (let item = known.count - 1; item >= 0; item--) {
    const label = known.label(item);
    const equal = displayIndices.get(label);
    if (equal) equal.push(item);
    else displayIndices.set(label, [item]);
  }
  return Int32Array.from(
    { length: wanted.count },
    (_, item) => displayIndices.get(wanted.label(item))?.pop() ?? ABSENT,
  );
}
