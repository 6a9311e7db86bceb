import type { Interval } from "../model/interval.ts";
import { clamp } from "../util/clamp.ts";
import { type LabelPlan, labelGap } from "./label-plan.ts";

/** The part of an axis in view, and the pixels it covers. */
export interface PlacingSpace {
  readonly interval: Interval;
  readonly pixels: number;
  /** The angle between the text and the axis in radians. */
  readonly angle: number;
}

const ROUNDING_PX = 1e-6;

/** Compute how many display indices labels must be apart so that they do not overlap. */
export function labelSpacing(
  { fontSize }: Pick<LabelPlan, "fontSize">,
  { interval: [start, end], pixels, angle }: PlacingSpace,
): number {
  const pitch = pixels / (end - start);
  return Math.max(1, Math.ceil(labelGap(fontSize, angle) / pitch - ROUNDING_PX));
}

/**
 * Choose as many of ascending display indices as fit at a distance. The choice starts at the start
 * of the axis, so it stays while panning.
 */
export function thinOut(displayIndices: Iterable<number>, apart: number): number[] {
  const chosen: number[] = [];
  let next = Number.NEGATIVE_INFINITY;
  for (const displayIndex of displayIndices) {
    if (displayIndex < next) continue;
    chosen.push(displayIndex);
    next = displayIndex + apart;
  }
  return chosen;
}

/** Return those of ascending display indices that are in view. */
export function visibleAmong(
  displayIndices: readonly number[],
  [start, end]: Interval,
): readonly number[] {
  const firstFrom = (bound: number) => {
    let [low, high] = [0, displayIndices.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((displayIndices[middle] as number) < bound) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return displayIndices.slice(firstFrom(Math.floor(start)), firstFrom(end));
}

/**
 * Add wanted labels to a plan and leave out those of the plan that they would overlap.
 *
 * The first list matters most. A wanted label whose cell is in sight stands at the middle of its
 * cell, or beside it where it would reach beyond the axis.
 */
export function addWantedLabels(
  plan: LabelPlan,
  wanted: readonly (readonly number[])[],
  space: PlacingSpace,
): LabelPlan {
  if (wanted.every((displayIndices) => displayIndices.length === 0)) return plan;
  const { interval, pixels, angle } = space;
  const [start, end] = interval;
  const pitch = pixels / (end - start);
  const gap = labelGap(plan.fontSize, angle);
  if (gap > pixels + ROUNDING_PX) return plan;
  const placed = new Map<number, number>();
  const isFree = (center: number) => {
    for (const other of placed.values()) {
      if (Math.abs(other - center) < gap - ROUNDING_PX) return false;
    }
    return true;
  };
  const add = (displayIndex: number, center: number) => {
    if (!placed.has(displayIndex) && isFree(center)) placed.set(displayIndex, center);
  };
  for (const displayIndex of wanted.flat()) {
    const [from, to] = [(displayIndex - start) * pitch, (displayIndex + 1 - start) * pitch];
    if (to <= 0 || from >= pixels) continue;
    add(displayIndex, clamp((from + to) / 2, gap / 2, pixels - gap / 2));
  }
  plan.displayIndices.forEach((displayIndex, i) => {
    add(displayIndex, plan.centers[i] as number);
  });
  const sorted = [...placed].sort(([, a], [, b]) => a - b);
  return {
    ...plan,
    displayIndices: sorted.map(([displayIndex]) => displayIndex),
    centers: sorted.map(([, center]) => center),
  };
}
