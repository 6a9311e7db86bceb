import { ABSENT, placesAmong } from "../core/matching.ts";
import { sameJson } from "../core/same-json.ts";
import type { Crop, Order } from "../core/types.ts";
import { uniqueAscending } from "../core/unique-ascending.ts";
import type { Names } from "./decode.ts";

/** What links carry over of an axis, in original positions. */
export interface LinkedLines {
  readonly names: Names;
  readonly selected: readonly number[];
  readonly crops: readonly Crop[];
  readonly order: Order;
  /** What stands, in this order, whatever filter and crops hide. */
  readonly standing: Int32Array;
}

/** The lines that two tables have in common, in positions of the second; -1 for any other line. */
export interface SharedLines {
  readonly leading: Int32Array;
  readonly following: Int32Array;
}

/** What changes on an axis that follows another: only what is to be otherwise. */
export interface Following {
  readonly selected?: readonly number[];
  readonly order?: Order;
  /** How many crops stay, and what those inside them are to keep. */
  readonly crops?: { readonly count: number; readonly inside: readonly (readonly number[])[] };
}

/** Matches lines by name, of equal names the k-th with the k-th. */
export function sharedLines(first: Names, second: Names): SharedLines {
  const leading = placesAmong(first, second);
  const following = new Int32Array(second.count).fill(ABSENT);
  for (const place of leading) if (place !== ABSENT) following[place] = place;
  return { leading, following };
}

/**
 * How an axis shows the lines it shares with another one as that one does since it changed. `ordered`
 * puts what stands into an order of the other table, `null` where it means nothing here.
 * `view/changes/sync.py` does the same.
 */
export function following(
  target: LinkedLines,
  source: LinkedLines,
  before: LinkedLines,
  { leading, following: own }: SharedLines,
  ordered: (order: Order) => Int32Array | null,
): Following {
  const selected = ascendingIn(source.selected, leading);
  const isSelected =
    sameJson(selected, ascendingIn(before.selected, leading)) ||
    sameJson(selected, ascendingIn(target.selected, own));
  const crops = keptBy(source, leading);
  const isCropped =
    sameJson(crops, keptBy(before, leading)) || sameJson(crops, keptBy(target, own));
  const order = carried(source.standing, leading);
  const isOrdered =
    sameJson(order, carried(before.standing, leading)) || agree(target.standing, order);
  return {
    ...(!isSelected && {
      selected: uniqueAscending([
        ...selected,
        ...target.selected.filter((at) => own[at] === ABSENT),
      ]),
    }),
    ...(!isCropped && { crops: inside(target, crops, own) }),
    ...(!isOrdered && { order: orderLike(target, order, source.order, ordered) }),
  };
}

function carried(positions: Iterable<number>, lines: Int32Array): number[] {
  return Array.from(positions, (at) => lines[at] as number).filter((at) => at !== ABSENT);
}

function ascendingIn(positions: Iterable<number>, lines: Int32Array): number[] {
  return uniqueAscending(carried(positions, lines));
}

function keptBy({ crops }: LinkedLines, lines: Int32Array): number[][] {
  return crops.map(({ kept }) => ascendingIn(kept, lines)).filter(({ length }) => length > 0);
}

function inside(target: LinkedLines, crops: readonly (readonly number[])[], own: Int32Array) {
  const differs = target.crops.findIndex(
    ({ kept }, i) => !sameJson(ascendingIn(kept, own), crops[i] ?? null),
  );
  const count = differs < 0 ? target.crops.length : differs;
  return { count, inside: crops.slice(count) };
}

function orderLike(
  target: LinkedLines,
  wanted: readonly number[],
  name: Order,
  ordered: (order: Order) => Int32Array | null,
): Order {
  const named = ordered(name);
  if (named && agree(named, wanted)) return name;
  const all = Array.from({ length: target.names.count }, (_, at) => at);
  return { by: "custom", indices: [...new Set([...wanted, ...target.standing, ...all])] };
}

/** Whether what both have stands in the same order. */
function agree(standing: Int32Array, wanted: readonly number[]): boolean {
  const [here, there] = [new Set(standing), new Set(wanted)];
  return sameJson(
    Array.from(standing).filter((at) => there.has(at)),
    wanted.filter((at) => here.has(at)),
  );
}
