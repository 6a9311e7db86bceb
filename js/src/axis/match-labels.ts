import type { Axis } from "../model/axis.ts";

/** Lines by number, with what they are called. */
export type LabelledItems = Pick<Axis, "count" | "label">;

export const ABSENT = -1;

/** The place of each item among others by label, the k-th of equal ones as the k-th. */
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
