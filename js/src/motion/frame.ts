import type { Interval } from "../model/types.ts";
import { clamp } from "../util/clamp.ts";

/**
 * Where the items of an axis lie, by source index, as shares of the axis's extent; NaN for a
 * item that is not shown.
 */
export interface ItemPlacement {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** How much of each shows; 0 for an item that is not shown. */
  readonly opacities: Float32Array;
}

/** One frame: where every item is, and what each pixel shows of which. */
export interface MotionFrame {
  readonly placement: ItemPlacement;
  /** The item at the middle of each pixel, -1 for none. */
  readonly items: Int32Array;
  /** The opacity of each pixel: of several thin items in it the largest. */
  readonly coverage: Float32Array;
}

/** Whether anything goes or comes on the way from one placing to another. */
export interface EnterExit {
  readonly exits: boolean;
  readonly enters: boolean;
}

/**
 * How far a motion is: what leaves fades before the others move, what enters fades in after. Lines
 * set out at once, so that the first frame already answers, and change what they show later.
 */
export interface Phases {
  readonly leaving: number;
  readonly moved: number;
  readonly changed: number;
  readonly entering: number;
}

const FADE = 0.3;
/** Nothing is farther beyond an edge than this share of the extent. */
const REACH = 0.25;
/** Pixels; a middle that falls on an edge belongs to the item after it, whatever the rounding. */
const EDGE_NUDGE = 1e-6;
/** Pixels; wider than this it is no gap between thin items but a place where none is. */
const WIDEST_GAP = 4;

/** One of items that are not shown. */
export function emptyPlacement(count: number): ItemPlacement {
  return {
    starts: new Float64Array(count).fill(Number.NaN),
    ends: new Float64Array(count).fill(Number.NaN),
    opacities: new Float32Array(count),
  };
}

export function middleOf({ starts, ends }: ItemPlacement, item: number): number {
  return ((starts[item] as number) + (ends[item] as number)) / 2;
}

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

/** The same places after a zoom from one stretch of display indices to another. */
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

export function findEnterExit(from: ItemPlacement, to: ItemPlacement): EnterExit {
  let [leaves, enters] = [false, false];
  for (let item = 0; item < from.starts.length; item++) {
    const [was, will] = [from.opacities[item] !== 0, to.opacities[item] !== 0];
    leaves ||= was && !will;
    enters ||= will && !was;
  }
  return { exits: leaves, enters };
}

/** `t` is the share of the time that has passed. */
export function phasesAt(t: number, { exits: leaves, enters }: EnterExit): Phases {
  const share = (value: number) => clamp(value, 0, 1);
  const begin = leaves ? FADE : 0;
  const end = enters ? 1 - FADE : 1;
  const way = share((t - begin) / (end - begin));
  return {
    leaving: 1 - share(t / FADE),
    moved: Math.sin((way * Math.PI) / 2),
    changed: way * way * (3 - 2 * way),
    entering: share((t - (1 - FADE)) / FADE),
  };
}

/** The pixels whose middles lie between two places, half-open. */
export function pixelsBetween(start: number, end: number): Interval {
  return [Math.ceil(start - 0.5 - EDGE_NUDGE), Math.ceil(end - 0.5 - EDGE_NUDGE)];
}

/** Brings what is far beyond an edge near to it, so that it can be followed there and from there. */
function nearer(start: number, end: number): number {
  const distance = start > 1 ? start - 1 : Math.min(end, 0);
  return start - distance + distance / (1 + Math.abs(distance) / REACH);
}

/**
 * A frame on the way from one placing to another. Costs a look at each item, not at each cell.
 * Where items cross, the later one of the axis is in front. What is out of sight at both ends, past
 * opposite edges, does not cross the view.
 */
export function motionFrame(
  from: ItemPlacement,
  to: ItemPlacement,
  { leaving, moved, entering }: Phases,
  pixels: number,
): MotionFrame {
  const count = from.starts.length;
  const placement = emptyPlacement(count);
  const place = (item: number, start: number, thickness: number, opacity: number) => {
    placement.opacities[item] = opacity;
    if (opacity === 0) return;
    placement.starts[item] = start;
    placement.ends[item] = start + thickness;
  };
  let isWhole = true;
  for (let item = 0; item < count; item++) {
    const [fromStart, fromEnd] = [from.starts[item] as number, from.ends[item] as number];
    const [toStart, toEnd] = [to.starts[item] as number, to.ends[item] as number];
    const [origin, target] = [nearer(fromStart, fromEnd), nearer(toStart, toEnd)];
    const shown = from.opacities[item] as number;
    if (to.opacities[item] === 0) {
      if (shown === 0) continue;
      isWhole = false;
      place(item, origin, fromEnd - fromStart, shown * leaving);
    } else if (shown === 0) {
      isWhole = false;
      place(item, target, toEnd - toStart, entering);
    } else {
      const passes = (fromEnd <= 0 && toStart >= 1) || (fromStart >= 1 && toEnd <= 0);
      const share = passes ? Math.round(moved) : moved;
      const thickness = (fromEnd - fromStart) * (1 - moved) + (toEnd - toStart) * moved;
      place(item, origin * (1 - share) + target * share, thickness, 1 - (1 - shown) * leaving);
    }
  }
  const isBehind = (item: number) => to.opacities[item] === 0;
  return { placement, ...paint(placement, isBehind, pixels, isWhole ? WIDEST_GAP : 0) };
}

/** Gaps between thin items that are no wider than `gap` are closed. */
function paint(
  placement: ItemPlacement,
  isBehind: (item: number) => boolean,
  pixels: number,
  gap: number,
): Pick<MotionFrame, "items" | "coverage"> {
  const { starts, ends, opacities } = placement;
  const items = new Int32Array(pixels).fill(-1);
  const coverage = new Float32Array(pixels);
  const thin: number[] = [];
  const paintItem = (item: number) => {
    const [start, end] = [(starts[item] as number) * pixels, (ends[item] as number) * pixels];
    if (!(end > 0 && start < pixels)) return;
    const [first, last] = pixelsBetween(start, end);
    if (first < last) {
      items.fill(item, Math.max(0, first), last);
      coverage.fill(opacities[item] as number, Math.max(0, first), last);
    }
    if (end - start < 1) thin.push(item);
  };
  for (const behind of [true, false]) {
    for (let item = 0; item < starts.length; item++) {
      if (opacities[item] !== 0 && isBehind(item) === behind) paintItem(item);
    }
  }
  for (const item of thin) {
    const pixel = Math.floor(middleOf(placement, item) * pixels);
    if (items[pixel] === -1) items[pixel] = item;
    coverage[pixel] = Math.max(coverage[pixel] as number, opacities[item] as number);
  }
  if (thin.length > 0) closeGaps(items, coverage, gap);
  return { items, coverage };
}

/** Thin items that spread leave pixels between them; these show their neighbour. */
function closeGaps(items: Int32Array, coverage: Float32Array, widest: number): void {
  let last = -1;
  for (let pixel = 0; pixel < items.length; pixel++) {
    if (items[pixel] === -1) continue;
    if (last >= 0 && pixel - last <= widest) {
      items.fill(items[last] as number, last + 1, pixel);
      coverage.fill(coverage[last] as number, last + 1, pixel);
    }
    last = pixel;
  }
}
