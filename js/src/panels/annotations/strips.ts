import { pixelsBetween, toPixels } from "../../axis/axis-scale.ts";
import { annotationColor, type NumberScale } from "../../color/number-scale.ts";
import { type Box, boxAlong } from "../../layout/stage-layout.ts";
import type { Annotation } from "../../model/annotation.ts";
import type { AxisName } from "../../model/axes.ts";
import type { Interval } from "../../model/interval.ts";
import type { IndexSet } from "../index-set.ts";
import type { Pen } from "../pen.ts";

/** A part of a strip that shows one item. */
export interface Mark {
  readonly index: number;
  readonly from: number;
  readonly length: number;
  readonly opacity?: number;
}

export interface StripsInput {
  readonly side: AxisName;
  readonly box: Box;
  readonly annotations: readonly Annotation[];
  /** How each category of numbers is drawn. */
  readonly scales: readonly (NumberScale | null)[];
  readonly order: Int32Array;
  readonly visible: Interval;
  readonly extent: number;
  readonly pixelRatio: number;
  /** The items at full strength while something is pointed at. */
  readonly emphasized: IndexSet | null;
  /** The marks while items move. */
  readonly marks?: readonly Mark[];
}

const STRIP_SHARE = 12 / 14;
const DIMMED = 0.25;
export const MIN_PITCH_FOR_GAPS = 6;

/** Return the strip at a point across the strips, null in none. */
export function stripAt(across: number, box: Box, side: AxisName, count: number): number | null {
  const strip = Math.floor((across / boxAlong(side, box).depth) * count);
  return strip >= 0 && strip < count ? strip : null;
}

/** Return where a strip starts and ends across the strips. */
export function stripSpan(strip: number, box: Box, side: AxisName, count: number): Interval {
  const pitch = boxAlong(side, box).depth / count;
  return [strip * pitch, strip * pitch + pitch * STRIP_SHARE];
}

/**
 * List a mark for each visible item, with edges on whole pixels. Where cells are narrower than a
 * pixel, it is one for each pixel, of the item at its middle, as categories have no mean.
 */
function* marks({ order, visible, extent, pixelRatio }: StripsInput): Generator<Mark> {
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
    const [start, end] = toPixels([position, position + 1], visible, extent);
    const [first, last] = pixelsBetween(start * pixelRatio, end * pixelRatio);
    const [from, length] = [first / pixelRatio, (last - first) / pixelRatio - gap];
    yield { index: order[position] as number, from, length };
  }
}

/** Draw the category strips of an axis. */
export function drawStrips(context: Pen, input: StripsInput): void {
  const { side, box, annotations, scales, emphasized } = input;
  const shown = input.marks ?? [...marks(input)];
  for (const [strip, annotation] of annotations.entries()) {
    const [start, end] = stripSpan(strip, box, side, annotations.length);
    for (const { index, from, length, opacity = 1 } of shown) {
      const color = annotationColor(annotation, index, scales[strip] ?? null);
      if (color === null) continue;
      context.globalAlpha = opacity * (emphasized && !emphasized.has(index) ? DIMMED : 1);
      context.fillStyle = color;
      if (side === "rows") context.fillRect(start, from, end - start, length);
      else context.fillRect(from, start, length, end - start);
    }
  }
  context.globalAlpha = 1;
}
