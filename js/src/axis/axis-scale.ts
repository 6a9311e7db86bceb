import type { Interval } from "../model/interval.ts";

/** The display index under a pixel of an axis, null outside the axis or the visible part. */
export function displayIndexAt(
  px: number,
  [start, end]: Interval,
  pixels: number,
  count: number,
): number | null {
  if (!(px >= 0 && px < pixels)) return null;
  const displayIndex = Math.floor(start + (px / pixels) * (end - start));
  return displayIndex >= 0 && displayIndex < count ? displayIndex : null;
}

/** Where a stretch of display indices begins and ends, in pixels from the visible start. */
export function toPixels(span: Interval, [start, end]: Interval, pixels: number): Interval {
  const pitch = pixels / (end - start);
  return [(span[0] - start) * pitch, (span[1] - start) * pitch];
}

/** Pixels; a middle that falls on an edge belongs to the item after it, whatever the rounding. */
const EDGE_NUDGE = 1e-6;

/** The pixels whose middles lie between two places, half-open. */
export function pixelsBetween(start: number, end: number): Interval {
  return [Math.ceil(start - 0.5 - EDGE_NUDGE), Math.ceil(end - 0.5 - EDGE_NUDGE)];
}
