import type { MotionFrame } from "../core/motion.ts";
import { type Mark, MIN_PITCH_FOR_GAPS } from "./categories.ts";

/** One mark for each stretch of pixels that shows one line, with the gaps there are at rest. */
export function* movingMarks(
  { lines, shine, placing }: MotionFrame,
  extent: number,
  pixelRatio: number,
): Generator<Mark> {
  let first = 0;
  for (let pixel = 1; pixel <= lines.length; pixel++) {
    const index = lines[first] as number;
    if (lines[pixel] === index) continue;
    const pitch = ((placing.ends[index] as number) - (placing.starts[index] as number)) * extent;
    const gap = pitch >= MIN_PITCH_FOR_GAPS ? 1 : 0;
    const length = (pixel - first) / pixelRatio - gap;
    const opacity = shine[first] as number;
    if (index >= 0 && length > 0) yield { index, from: first / pixelRatio, length, opacity };
    first = pixel;
  }
}
