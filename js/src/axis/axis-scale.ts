import { type LabelPlan, LINE_HEIGHT } from "../layout/label-plan.ts";
import type { Interval } from "../model/types.ts";
import type { Geometry, Viewport } from "../view/viewport.ts";

export interface Cell {
  /** Display indices. */
  readonly row: number;
  readonly col: number;
  /** Source indices. */
  readonly rowIndex: number;
  readonly colIndex: number;
}

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

/** The cell under a point of the heatmap; the orders hold source indices by display index. */
export function cellAt(
  x: number,
  y: number,
  viewport: Viewport,
  geometry: Pick<Geometry, "width" | "height">,
  rowOrder: Int32Array,
  colOrder: Int32Array,
): Cell | null {
  const row = displayIndexAt(y, viewport.rows, geometry.height, rowOrder.length);
  const col = displayIndexAt(x, viewport.cols, geometry.width, colOrder.length);
  if (row === null || col === null) return null;
  return { row, col, rowIndex: rowOrder[row] as number, colIndex: colOrder[col] as number };
}

/** Where a stretch of display indices begins and ends, in pixels from the visible start. */
export function toPixels(span: Interval, [start, end]: Interval, pixels: number): Interval {
  const pitch = pixels / (end - start);
  return [(span[0] - start) * pitch, (span[1] - start) * pitch];
}

export interface LabelArea {
  readonly interval: Interval;
  readonly pixels: number;
  readonly count: number;
  /** With the labels as drawn, a point on a label means it even where it covers other positions. */
  readonly plan?: LabelPlan;
}

/** The display index of the row label at a pixel. */
export function labelAt(px: number, area: LabelArea): number | null {
  return drawnLabel(px, area, LINE_HEIGHT) ?? displayIndexUnder(px, area);
}

/**
 * The display index of the column label at a point of a label area `height` pixels high. Labels
 * start over their columns, `gap` pixels above the lower edge, and rise to the right at `angle`
 * radians.
 */
export function slantedLabelAt(
  x: number,
  y: number,
  area: LabelArea & { readonly height: number; readonly gap: number; readonly angle: number },
): number | null {
  const { height, gap, angle } = area;
  if (!(y >= 0 && y <= height)) return null;
  const foot = x - Math.max(0, height - gap - y) / Math.tan(angle);
  return drawnLabel(foot, area, LINE_HEIGHT / Math.sin(angle)) ?? displayIndexUnder(foot, area);
}

function displayIndexUnder(px: number, { interval, pixels, count }: LabelArea): number | null {
  return displayIndexAt(px, interval, pixels, count);
}

function drawnLabel(px: number, { plan }: LabelArea, lineHeight: number): number | null {
  if (!plan) return null;
  const reach = (plan.fontSize * lineHeight) / 2;
  const drawn = plan.centers.findIndex((center) => Math.abs(center - px) <= reach);
  return drawn < 0 ? null : (plan.displayIndices[drawn] as number);
}
