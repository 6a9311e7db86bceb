import type { Interval } from "./types.ts";
import { within } from "./within.ts";

/**
 * Where the lines of an axis lie, by original position, as shares of the axis's extent; NaN for a
 * line that is not shown.
 */
export interface Placing {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** How much of each shows; 0 for a line that is not shown. */
  readonly opacities: Float32Array;
}

/** One frame: where every line is, and what each pixel shows of which. */
export interface MotionFrame {
  readonly placing: Placing;
  /** The line at the middle of each pixel, -1 for none. */
  readonly lines: Int32Array;
  /** The opacity of each pixel: of several thin lines in it the largest. */
  readonly shine: Float32Array;
}

/** Whether anything goes or comes on the way from one placing to another. */
export interface Change {
  readonly leaves: boolean;
  readonly enters: boolean;
}

/**
 * How far a motion is: what leaves fades before the others move, what enters fades in after. Lines
 * set out at once, so that the first frame already answers, and change what they show later.
 */
export interface Timing {
  readonly leaving: number;
  readonly moved: number;
  readonly changed: number;
  readonly entering: number;
}

const FADE = 0.3;
/** Nothing is farther beyond an edge than this share of the extent. */
const REACH = 0.25;
/** Pixels; a middle that falls on an edge belongs to the line after it, whatever the rounding. */
const EDGE_NUDGE = 1e-6;
/** Pixels; wider than this it is no gap between thin lines but a place where none is. */
const WIDEST_GAP = 4;

/** One of lines that are not shown. */
export function emptyPlacing(count: number): Placing {
  return {
    starts: new Float64Array(count).fill(Number.NaN),
    ends: new Float64Array(count).fill(Number.NaN),
    opacities: new Float32Array(count),
  };
}

export function middleOf({ starts, ends }: Placing, line: number): number {
  return ((starts[line] as number) + (ends[line] as number)) / 2;
}

export function placingOf(order: Int32Array, [start, end]: Interval, count: number): Placing {
  const placing = emptyPlacing(count);
  const pitch = 1 / (end - start);
  order.forEach((line, place) => {
    placing.starts[line] = (place - start) * pitch;
    placing.ends[line] = (place + 1 - start) * pitch;
    placing.opacities[line] = 1;
  });
  return placing;
}

/** The same places after a zoom from one stretch of display positions to another. */
export function zoomedPlacing(placing: Placing, from: Interval, to: Interval): Placing {
  if (from[0] === to[0] && from[1] === to[1]) return placing;
  const zoom = (from[1] - from[0]) / (to[1] - to[0]);
  const shift = (from[0] - to[0]) / (to[1] - to[0]);
  const zoomed = (at: number) => at * zoom + shift;
  return { ...placing, starts: placing.starts.map(zoomed), ends: placing.ends.map(zoomed) };
}

export function changeBetween(from: Placing, to: Placing): Change {
  let [leaves, enters] = [false, false];
  for (let line = 0; line < from.starts.length; line++) {
    const [was, will] = [from.opacities[line] !== 0, to.opacities[line] !== 0];
    leaves ||= was && !will;
    enters ||= will && !was;
  }
  return { leaves, enters };
}

/** `t` is the share of the time that has passed. */
export function timingAt(t: number, { leaves, enters }: Change): Timing {
  const share = (value: number) => within(value, 0, 1);
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
 * A frame on the way from one placing to another. Costs a look at each line, not at each cell.
 * Where lines cross, the later one of the axis is in front. What is out of sight at both ends, past
 * opposite edges, does not cross the view.
 */
export function motionFrame(
  from: Placing,
  to: Placing,
  { leaving, moved, entering }: Timing,
  pixels: number,
): MotionFrame {
  const count = from.starts.length;
  const placing = emptyPlacing(count);
  const place = (line: number, start: number, thickness: number, opacity: number) => {
    placing.opacities[line] = opacity;
    if (opacity === 0) return;
    placing.starts[line] = start;
    placing.ends[line] = start + thickness;
  };
  let isWhole = true;
  for (let line = 0; line < count; line++) {
    const [fromStart, fromEnd] = [from.starts[line] as number, from.ends[line] as number];
    const [toStart, toEnd] = [to.starts[line] as number, to.ends[line] as number];
    const [origin, target] = [nearer(fromStart, fromEnd), nearer(toStart, toEnd)];
    const shown = from.opacities[line] as number;
    if (to.opacities[line] === 0) {
      if (shown === 0) continue;
      isWhole = false;
      place(line, origin, fromEnd - fromStart, shown * leaving);
    } else if (shown === 0) {
      isWhole = false;
      place(line, target, toEnd - toStart, entering);
    } else {
      const passes = (fromEnd <= 0 && toStart >= 1) || (fromStart >= 1 && toEnd <= 0);
      const share = passes ? Math.round(moved) : moved;
      const thickness = (fromEnd - fromStart) * (1 - moved) + (toEnd - toStart) * moved;
      place(line, origin * (1 - share) + target * share, thickness, 1 - (1 - shown) * leaving);
    }
  }
  const isBehind = (line: number) => to.opacities[line] === 0;
  return { placing, ...paint(placing, isBehind, pixels, isWhole ? WIDEST_GAP : 0) };
}

/** Gaps between thin lines that are no wider than `gap` are closed. */
function paint(
  placing: Placing,
  isBehind: (line: number) => boolean,
  pixels: number,
  gap: number,
): Pick<MotionFrame, "lines" | "shine"> {
  const { starts, ends, opacities } = placing;
  const lines = new Int32Array(pixels).fill(-1);
  const shine = new Float32Array(pixels);
  const thin: number[] = [];
  const paintLine = (line: number) => {
    const [start, end] = [(starts[line] as number) * pixels, (ends[line] as number) * pixels];
    if (!(end > 0 && start < pixels)) return;
    const [first, last] = pixelsBetween(start, end);
    if (first < last) {
      lines.fill(line, Math.max(0, first), last);
      shine.fill(opacities[line] as number, Math.max(0, first), last);
    }
    if (end - start < 1) thin.push(line);
  };
  for (const behind of [true, false]) {
    for (let line = 0; line < starts.length; line++) {
      if (opacities[line] !== 0 && isBehind(line) === behind) paintLine(line);
    }
  }
  for (const line of thin) {
    const pixel = Math.floor(middleOf(placing, line) * pixels);
    if (lines[pixel] === -1) lines[pixel] = line;
    shine[pixel] = Math.max(shine[pixel] as number, opacities[line] as number);
  }
  if (thin.length > 0) closeGaps(lines, shine, gap);
  return { lines, shine };
}

/** Thin lines that spread leave pixels between them; these show their neighbour. */
function closeGaps(lines: Int32Array, shine: Float32Array, widest: number): void {
  let last = -1;
  for (let pixel = 0; pixel < lines.length; pixel++) {
    if (lines[pixel] === -1) continue;
    if (last >= 0 && pixel - last <= widest) {
      lines.fill(lines[last] as number, last + 1, pixel);
      shine.fill(shine[last] as number, last + 1, pixel);
    }
    last = pixel;
  }
}
