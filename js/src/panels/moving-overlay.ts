import { type MotionFrame, middleOf } from "../core/motion.ts";
import type { AxisMarks } from "./overlay.ts";

/** The marks of selection and search where their lines are now; one place a pixel. */
export function marksInMotion(
  { lines, placing }: MotionFrame,
  found: ReadonlySet<number>,
): Omit<AxisMarks, "selected"> {
  const middles = Array.from(found, (line) => middleOf(placing, line) * lines.length - 0.5);
  return {
    visible: [0, lines.length],
    order: lines,
    found: middles.filter((middle) => !Number.isNaN(middle)),
  };
}
