import { displayIndexAt } from "../../axis/axis-scale.ts";
import { type LabelPlan, LINE_HEIGHT } from "../../layout/label-plan.ts";
import type { Interval } from "../../model/interval.ts";

/** The part of an axis in view, the pixels it covers, and its labels. */
export interface LabelArea {
  readonly interval: Interval;
  readonly pixels: number;
  readonly count: number;
  /** The labels as drawn: a point on a label means that label. */
  readonly plan?: LabelPlan;
}

/** Return the display index of the row label at a pixel. */
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
