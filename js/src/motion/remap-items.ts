import { ABSENT, type LabelledItems, matchByLabel } from "../axis/match-labels.ts";
import { identityPermutation } from "../util/permutation.ts";
import type { AxisKeyframe } from "./keyframe.ts";
import { emptyPlacement, type ItemPlacement } from "./placement.ts";

/** What the items of one table have become in the next. */
export interface ItemRemap {
  /** The number that each item has now. */
  readonly numbers: Int32Array;
  /** Those of the axis, and after them those that leave it. */
  readonly items: LabelledItems;
}

/** More are not looked for by their names. */
const MOST_MATCHED = 50_000;

/**
 * Finds the items of an axis among those of another table's by label, the k-th of equal ones as the
 * k-th; what is not there comes after the last. `null` where there are too many.
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

export function remapKeyframe(keyframe: AxisKeyframe, { numbers }: ItemRemap): AxisKeyframe {
  return { ...keyframe, permutation: keyframe.permutation.map((item) => numbers[item] as number) };
}
