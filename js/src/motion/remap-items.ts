import { ABSENT, type LabelledItems, matchByLabel } from "../axis/match-labels.ts";
import { identityPermutation } from "../util/permutation.ts";
import type { AxisKeyframe } from "./keyframe.ts";
import { emptyPlacement, type ItemPlacement } from "./placement.ts";

/** How the items of one table are numbered in the next. */
export interface ItemRemap {
  /** The new number of each item. */
  readonly numbers: Int32Array;
  /** The items of the axis, followed by those that exit. */
  readonly items: LabelledItems;
}

/** Larger axes are not matched by label. */
const MOST_MATCHED = 50_000;

/**
 * Match the items of an axis to those of another table by label, the k-th of equal ones to the
 * k-th. Items that are gone come last. `null` where there are too many.
 */
export function remapItems(before: LabelledItems, after: LabelledItems): ItemRemap | null {
  if (before.label === after.label) {
    return { numbers: identityPermutation(before.count), items: before };
  }
  if (before.count + after.count > MOST_MATCHED) return null;
  const gone: string[] = [];
  const numbers = matchByLabel(before, after).map((place, item) =>
    place === ABSENT ? after.count - 1 + gone.push(before.label(item)) : place,
  );
  const label = (item: number) =>
    item < after.count ? after.label(item) : (gone[item - after.count] ?? "");
  return { numbers, items: { count: after.count + gone.length, label } };
}

/** Renumber the items of a placement. */
export function remapPlacement(
  placement: ItemPlacement,
  { numbers, items }: ItemRemap,
): ItemPlacement {
  const remapped = emptyPlacement(items.count);
  numbers.forEach((item, before) => {
    remapped.starts[item] = placement.starts[before] as number;
    remapped.ends[item] = placement.ends[before] as number;
    remapped.opacities[item] = placement.opacities[before] as number;
  });
  return remapped;
}

/** Renumber the items of a keyframe. */
export function remapKeyframe(keyframe: AxisKeyframe, { numbers }: ItemRemap): AxisKeyframe {
  return { ...keyframe, permutation: keyframe.permutation.map((item) => numbers[item] as number) };
}
