import type { Interval } from "./types.ts";

/**
 * Where the lines of an axis lie, by original position, as shares of the axis's extent; NaN for a
 * line that is not shown.
 */
export interface Placing {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/** One frame: which line each pixel shows (-1 for none), and how much of it shines through. */
export interface MotionFrame {
  readonly lines: Int32Array;
  readonly opacities: Float32Array;
  readonly placing: Placing;
}

/** What leaves fades before the others move, what enters fades in after them. */
const FADE = 0.3;

export function placingOf(order: Int32Array, [start, end]: Interval, count: number): Placing {
  const starts = new Float64Array(count).fill(Number.NaN);
  const ends = new Float64Array(count).fill(Number.NaN);
  const pitch = 1 / (end - start);
  order.forEach((line, place) => {
    starts[line] = (place - start) * pitch;
    ends[line] = (place + 1 - start) * pitch;
  });
  return { starts, ends };
}

function isShown({ starts }: Placing, line: number): boolean {
  return !Number.isNaN(starts[line]);
}

interface Timing {
  readonly leaving: number;
  readonly moved: number;
  readonly entering: number;
}

function timingOf(from: Placing, to: Placing, t: number): Timing {
  let [hasLeaving, hasEntering] = [false, false];
  for (let line = 0; line < from.starts.length; line++) {
    const [was, will] = [isShown(from, line), isShown(to, line)];
    hasLeaving ||= was && !will;
    hasEntering ||= will && !was;
  }
  const begin = hasLeaving ? FADE : 0;
  const end = hasEntering ? 1 - FADE : 1;
  return {
    leaving: 1 - within(t / FADE),
    moved: eased(within((t - begin) / (end - begin))),
    entering: within((t - (1 - FADE)) / FADE),
  };
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}

function eased(t: number): number {
  return t * t * (3 - 2 * t);
}

/**
 * The frame at `t` (0 to 1) of the way from one placing to another. Costs a look at each line, not
 * at each cell. Where lines cross, the later one of the axis is in front; where lines are thinner
 * than a pixel, a pixel shows one of those it covers.
 */
export function motionFrame(from: Placing, to: Placing, t: number, pixels: number): MotionFrame {
  const count = from.starts.length;
  const timing = timingOf(from, to, t);
  const starts = new Float64Array(count).fill(Number.NaN);
  const ends = new Float64Array(count).fill(Number.NaN);
  const lines = new Int32Array(pixels).fill(-1);
  const opacities = new Float32Array(pixels);
  let thinnest = Number.POSITIVE_INFINITY;

  const place = (line: number, start: number, end: number, opacity: number) => {
    starts[line] = start;
    ends[line] = end;
    thinnest = Math.min(thinnest, (end - start) * pixels);
    const first = Math.max(0, Math.ceil(start * pixels - 0.5));
    const last = Math.min(pixels, Math.ceil(end * pixels - 0.5));
    for (let pixel = first; pixel < last; pixel++) {
      lines[pixel] = line;
      opacities[pixel] = opacity;
    }
  };
  const at = (values: Float64Array, line: number) => values[line] as number;
  const mixed = (a: number, b: number) => a + (b - a) * timing.moved;

  for (let line = 0; line < count; line++) {
    if (isShown(from, line) && !isShown(to, line) && timing.leaving > 0) {
      place(line, at(from.starts, line), at(from.ends, line), timing.leaving);
    }
  }
  for (let line = 0; line < count; line++) {
    if (!isShown(to, line)) continue;
    if (isShown(from, line)) {
      const start = mixed(at(from.starts, line), at(to.starts, line));
      place(line, start, mixed(at(from.ends, line), at(to.ends, line)), 1);
    } else if (timing.entering > 0) {
      place(line, at(to.starts, line), at(to.ends, line), timing.entering);
    }
  }
  if (thinnest < 1) fillGaps(lines, opacities);
  return { lines, opacities, placing: { starts, ends } };
}

/** Wider than this it is no gap between thin lines but a place where none is. */
const WIDEST_GAP = 4;

/** Thin lines that have spread leave pixels between them; these show their neighbour. */
function fillGaps(lines: Int32Array, opacities: Float32Array): void {
  let last = -1;
  for (let pixel = 0; pixel < lines.length; pixel++) {
    if (lines[pixel] === -1) continue;
    if (last >= 0 && pixel - last <= WIDEST_GAP) {
      lines.fill(lines[last] as number, last + 1, pixel);
      opacities.fill(opacities[last] as number, last + 1, pixel);
    }
    last = pixel;
  }
}
