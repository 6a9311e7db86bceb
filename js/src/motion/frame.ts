import { pixelsBetween } from "../axis/axis-scale.ts";
import type { Phases } from "./phases.ts";
import { emptyPlacement, type ItemPlacement, middleOf } from "./placement.ts";

/** One frame of a motion along an axis: where each item is, and which item each pixel shows. */
export interface MotionFrame {
  readonly placement: ItemPlacement;
  /** The item at the middle of each pixel, -1 for none. */
  readonly items: Int32Array;
  /** How much of each pixel is covered; of several thin items the largest. */
  readonly coverage: Float32Array;
}

/** Items beyond an edge start and end at most this share of the extent away. */
const REACH = 0.25;
/** In pixels; wider gaps between thin items stay open. */
const WIDEST_GAP = 4;

/** Move an item that is far beyond an edge nearer to it, so that the eye can follow it. */
function nearer(start: number, end: number): number {
  const distance = start > 1 ? start - 1 : Math.min(end, 0);
  return start - distance + distance / (1 + Math.abs(distance) / REACH);
}

/**
 * Compute a frame on the way from one placement to another. Where items cross, the one with the
 * larger source index is in front. Items beyond opposite edges at both ends do not cross the view.
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
