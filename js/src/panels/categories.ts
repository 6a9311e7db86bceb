import { type Box, boxAlong } from "../core/layout.ts";
import { pixelsBetween } from "../core/motion.ts";
import { categoryColor, type NumberScale } from "../core/number-scale.ts";
import { spanPx } from "../core/picking.ts";
import type { AxisName, Category, Interval } from "../core/types.ts";
import type { Members } from "./members.ts";
import type { Pen } from "./pen.ts";

/** A stretch of a strip, for one original position. */
export interface Mark {
  readonly index: number;
  readonly from: number;
  readonly length: number;
  readonly opacity?: number;
}

export interface CategoriesInput {
  readonly side: AxisName;
  readonly box: Box;
  readonly categories: readonly Category[];
  /** How each category of numbers is drawn. */
  readonly scales: readonly (NumberScale | null)[];
  readonly order: Int32Array;
  readonly visible: Interval;
  readonly extent: number;
  readonly pixelRatio: number;
  /** Only these original positions at full strength, where something is pointed at. */
  readonly emphasized: Members | null;
  /** While they move, instead of those of the visible positions. */
  readonly marks?: readonly Mark[];
}

const STRIP_SHARE = 12 / 14;
const DIMMED = 0.25;
export const MIN_PITCH_FOR_GAPS = 6;

/** The strip at a point across the strips, null in none. */
export function stripAt(across: number, box: Box, side: AxisName, count: number): number | null {
  const strip = Math.floor((across / boxAlong(side, box).depth) * count);
  return strip >= 0 && strip < count ? strip : null;
}

/** Where a strip begins, and how thick it is, across the strips. */
export function stripSpan(strip: number, box: Box, side: AxisName, count: number): Interval {
  const pitch = boxAlong(side, box).depth / count;
  return [strip * pitch, strip * pitch + pitch * STRIP_SHARE];
}

/**
 * One mark a visible position, its edges on whole pixels; where cells are narrower than a pixel,
 * one a pixel for the position under its middle, as colours of different values have no mean.
 */
function* marks({ order, visible, extent, pixelRatio }: CategoriesInput): Generator<Mark> {
  const pitch = extent / (visible[1] - visible[0]);
  if (pitch * pixelRatio < 1) {
    const pixel = 1 / pixelRatio;
    for (let from = 0; from < extent; from += pixel) {
      const position = Math.floor(visible[0] + (from + pixel / 2) / pitch);
      const index = order[position];
      if (index !== undefined) yield { index, from, length: pixel };
    }
    return;
  }
  const gap = pitch >= MIN_PITCH_FOR_GAPS ? 1 : 0;
  const last = Math.min(order.length, Math.ceil(visible[1]));
  for (let position = Math.floor(visible[0]); position < last; position++) {
    const [start, end] = spanPx([position, position + 1], visible, extent);
    const [first, last] = pixelsBetween(start * pixelRatio, end * pixelRatio);
    const [from, length] = [first / pixelRatio, (last - first) / pixelRatio - gap];
    yield { index: order[position] as number, from, length };
  }
}

export function drawCategories(context: Pen, input: CategoriesInput): void {
  const { side, box, categories, scales, emphasized } = input;
  const shown = input.marks ?? [...marks(input)];
  for (const [strip, category] of categories.entries()) {
    const [start, end] = stripSpan(strip, box, side, categories.length);
    for (const { index, from, length, opacity = 1 } of shown) {
      const color = categoryColor(category, index, scales[strip] ?? null);
      if (color === null) continue;
      context.globalAlpha = opacity * (emphasized && !emphasized.has(index) ? DIMMED : 1);
      context.fillStyle = color;
      if (side === "rows") context.fillRect(start, from, end - start, length);
      else context.fillRect(from, start, length, end - start);
    }
  }
  context.globalAlpha = 1;
}
