import type { Interval } from "../model/interval.ts";
import { clamp } from "../util/clamp.ts";

/** What is shown around a find: this share of its length at either side. */
const MARGIN_SHARE = 0.15;
/** Lines are not magnified beyond this for a find, so that some neighbours stay in sight. */
const FOUND_LINE_PX = 26;

/** What to show of an axis so that a stretch of it lies in the middle, with room around it. */
export function fitInterval([start, end]: Interval, count: number, pixels: number): Interval {
  const wanted = (end - start) * (1 + 2 * MARGIN_SHARE);
  const length = Math.min(count, Math.max(wanted, pixels / FOUND_LINE_PX, 1));
  const first = (start + end - length) / 2;
  const begin = clamp(first, 0, count - length);
  return [begin, begin + length];
}

/** The nearest interval of the same length in which a position lies whole. */
export function scrollIntoView([start, end]: Interval, position: number): Interval {
  const length = end - start;
  if (position < start || length <= 1) return [position, position + length];
  if (position + 1 > end) return [position + 1 - length, position + 1];
  return [start, end];
}
