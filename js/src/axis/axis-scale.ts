import type { Interval } from "../model/interval.ts";

/** Return the display index at a pixel of an axis, or null outside the axis or the visible part. */
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

/** Convert an interval of display indices to pixels from the visible start of the axis. */
export function toPixels(span: Interval, [start, end]: Interval, pixels: number): Interval {
  const pitch = pixels / (end - start);
  return [(span[0] - start) * pitch, (span[1] - start) * pitch];
}

/** In pixels, so that a middle on an edge belongs to the item after it, however it is rounded. */
const EDGE_NUDGE = 1e-6;

/** Return the half-open range of pixels whose centres lie between two coordinates. */
export function pixelsBetween(start: number, end: number): Interval {
  return [Math.ceil(start - 0.5 - EDGE_NUDGE), Math.ceil(end - 0.5 - EDGE_NUDGE)];
}
