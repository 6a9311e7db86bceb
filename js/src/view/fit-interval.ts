import type { Interval } from "../model/interval.ts";
import { clamp } from "../util/clamp.ts";

/** The margin at each side of what was found, as a share of its length. */
const MARGIN_SHARE = 0.15;
/** Rows and columns are not magnified beyond this, so that some neighbours stay visible. */
const FOUND_LINE_PX = 26;

/** Return the interval that shows a part of an axis in the middle with room around it. */
export function fitInterval([start, end]: Interval, count: number, pixels: number): Interval {
  const wanted = (end - start) * (1 + 2 * MARGIN_SHARE);
  const length = Math.min(count, Math.max(wanted, pixels / FOUND_LINE_PX, 1));
  const first = (start + end - length) / 2;
  const begin = clamp(first, 0, count - length);
  return [begin, begin + length];
}

/** Return the nearest interval of the same length that contains an index. */
export function scrollIntoView([start, end]: Interval, position: number): Interval {
  const length = end - start;
  if (position < start || length <= 1) return [position, position + length];
  if (position + 1 > end) return [position + 1 - length, position + 1];
  return [start, end];
}
