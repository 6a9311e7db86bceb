import type { MotionFrame } from "../../motion/frame.ts";
import { type Mark, MIN_PITCH_FOR_GAPS } from "./strips.ts";

/** List a mark for each run of pixels that show one item, with the gaps there are at rest. */
export function* movingStripMarks(
  { items, coverage, placement }: MotionFrame,
  extent: number,
  pixelRatio: number,
): Generator<Mark> {
  let first = 0;
  for (let pixel = 1; pixel <= items.length; pixel++) {
    const index = items[first] as number;
    if (items[pixel] === index) continue;
    const pitch =
      ((placement.ends[index] as number) - (placement.starts[index] as number)) * extent;
    const gap = pitch >= MIN_PITCH_FOR_GAPS ? 1 : 0;
    const length = (pixel - first) / pixelRatio - gap;
    const opacity = coverage[first] as number;
    if (index >= 0 && length > 0) yield { index, from: first / pixelRatio, length, opacity };
    first = pixel;
  }
}
