import type { Interval } from "../model/interval.ts";

/** Where the items of an axis are, by source index, as shares of the axis; NaN for hidden items. */
export interface ItemPlacement {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** How much of each shows; 0 for an item that is not shown. */
  readonly opacities: Float32Array;
}

/** Make a placement in which all items are hidden. */
export function emptyPlacement(count: number): ItemPlacement {
  return {
    starts: new Float64Array(count).fill(Number.NaN),
    ends: new Float64Array(count).fill(Number.NaN),
    opacities: new Float32Array(count),
  };
}

/** Return the middle of an item. */
export function middleOf({ starts, ends }: ItemPlacement, item: number): number {
  return ((starts[item] as number) + (ends[item] as number)) / 2;
}

/** Compute the placement of a permutation, zoomed to an interval. */
export function placeItems(
  order: Int32Array,
  [start, end]: Interval,
  count: number,
): ItemPlacement {
  const placement = emptyPlacement(count);
  const pitch = 1 / (end - start);
  order.forEach((item, place) => {
    placement.starts[item] = (place - start) * pitch;
    placement.ends[item] = (place + 1 - start) * pitch;
    placement.opacities[item] = 1;
  });
  return placement;
}

/** Move a placement as a zoom from one interval to another does. */
export function zoomPlacement(
  placement: ItemPlacement,
  from: Interval,
  to: Interval,
): ItemPlacement {
  if (from[0] === to[0] && from[1] === to[1]) return placement;
  const zoom = (from[1] - from[0]) / (to[1] - to[0]);
  const shift = (from[0] - to[0]) / (to[1] - to[0]);
  const zoomed = (at: number) => at * zoom + shift;
  return { ...placement, starts: placement.starts.map(zoomed), ends: placement.ends.map(zoomed) };
}
