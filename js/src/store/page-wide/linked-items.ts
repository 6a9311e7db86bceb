import { ABSENT, matchByLabel } from "../../axis/match-labels.ts";
import type { AxisLabels } from "../../kernel/decode-axis.ts";
import type { OrderSpec } from "../../model/order.ts";
import type { Crop } from "../../model/view-state.ts";
import { sortedUnique } from "../../util/arrays.ts";
import { deepEqual } from "../../util/objects.ts";

/** What a link carries over of an axis, in source indices. */
export interface LinkedItems {
  readonly names: AxisLabels;
  readonly selected: readonly number[];
  readonly crops: readonly Crop[];
  readonly order: OrderSpec;
  /** The permutation as if there were no filter and no crop. */
  readonly standing: Int32Array;
}

/** The items that two tables have in common, as source indices of the second; -1 for others. */
export interface CommonItems {
  readonly leading: Int32Array;
  readonly following: Int32Array;
}

/** The parts of a view that change on an axis that follows another. */
export interface FollowingChange {
  readonly selected?: readonly number[];
  readonly order?: OrderSpec;
  /** How many crops stay, and what those inside them are to keep. */
  readonly crops?: { readonly count: number; readonly inside: readonly (readonly number[])[] };
}

/** Match the items of two tables by label, the k-th of equal ones to the k-th. */
export function matchItems(first: AxisLabels, second: AxisLabels): CommonItems {
  const leading = matchByLabel(first, second);
  const following = new Int32Array(second.count).fill(ABSENT);
  for (const place of leading) if (place !== ABSENT) following[place] = place;
  return { leading, following };
}

/**
 * Compute how an axis follows a linked one: the common items are shown alike. `ordered` computes an
 * order of the other table here, `null` where it has no meaning. `view/changes/sync.py` does the
 * same.
 */
export function followItems(
  target: LinkedItems,
  source: LinkedItems,
  before: LinkedItems,
  { leading, following: own }: CommonItems,
  ordered: (order: OrderSpec) => Int32Array | null,
): FollowingChange {
  const selected = ascendingIn(source.selected, leading);
  const isSelected =
    deepEqual(selected, ascendingIn(before.selected, leading)) ||
    deepEqual(selected, ascendingIn(target.selected, own));
  const crops = keptBy(source, leading);
  const isCropped =
    deepEqual(crops, keptBy(before, leading)) || deepEqual(crops, keptBy(target, own));
  const order = toCommonItems(source.standing, leading);
  const isOrdered =
    deepEqual(order, toCommonItems(before.standing, leading)) || agree(target.standing, order);
  return {
    ...(!isSelected && {
      selected: sortedUnique([...selected, ...target.selected.filter((at) => own[at] === ABSENT)]),
    }),
    ...(!isCropped && { crops: inside(target, crops, own) }),
    ...(!isOrdered && { order: orderLike(target, order, source.order, ordered) }),
  };
}

function toCommonItems(positions: Iterable<number>, items: Int32Array): number[] {
  return Array.from(positions, (at) => items[at] as number).filter((at) => at !== ABSENT);
}

function ascendingIn(positions: Iterable<number>, items: Int32Array): number[] {
  return sortedUnique(toCommonItems(positions, items));
}

function keptBy({ crops }: LinkedItems, items: Int32Array): number[][] {
  return crops.map(({ kept }) => ascendingIn(kept, items)).filter(({ length }) => length > 0);
}

function inside(target: LinkedItems, crops: readonly (readonly number[])[], own: Int32Array) {
  const differs = target.crops.findIndex(
    ({ kept }, i) => !deepEqual(ascendingIn(kept, own), crops[i] ?? null),
  );
  const count = differs < 0 ? target.crops.length : differs;
  return { count, inside: crops.slice(count) };
}

function orderLike(
  target: LinkedItems,
  wanted: readonly number[],
  name: OrderSpec,
  ordered: (order: OrderSpec) => Int32Array | null,
): OrderSpec {
  const named = ordered(name);
  if (named && agree(named, wanted)) return name;
  const all = Array.from({ length: target.names.count }, (_, at) => at);
  return { by: "custom", indices: [...new Set([...wanted, ...target.standing, ...all])] };
}

/** Whether what both have stands in the same order. */
function agree(standing: Int32Array, wanted: readonly number[]): boolean {
  const [here, there] = [new Set(standing), new Set(wanted)];
  return deepEqual(
    Array.from(standing).filter((at) => there.has(at)),
    wanted.filter((at) => here.has(at)),
  );
}
