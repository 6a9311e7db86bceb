import { pixelsBetween } from "../axis/axis-scale.ts";
import type { Phases } from "./phases.ts";
import { emptyPlacement, type ItemPlacement, middleOf } from "./placement.ts";

/** One frame: where every item is, and what each pixel shows of which. */
export interface MotionFrame {
  readonly placement: ItemPlacement;
  /** The item at the middle of each pixel, -1 for none. */
  readonly items: Int32Array;
  /** The opacity of each pixel: of several thin items in it the largest. */
  readonly coverage: Float32Array;
}

/** Nothing is farther beyond an edge than this share of the extent. */
const REACH = 0.25;
/** Pixels; wider than this it is no gap between thin items but a place where none is. */
const WIDEST_GAP = 4;

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
