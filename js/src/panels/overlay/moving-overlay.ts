import type { MotionFrame } from "../../motion/frame.ts";
import { middleOf } from "../../motion/placement.ts";
import type { AxisMarks } from "./overlay.ts";

/** Return the marks of selection and search where their items are now, one for each pixel. */
export function movingOverlayMarks(
  { items, placement }: MotionFrame,
  found: ReadonlySet<number>,
): Omit<AxisMarks, "selected"> {
  const middles = Array.from(found, (item) => middleOf(placement, item) * items.length - 0.5);
  return {
    visible: [0, items.length],
    order: items,
    found: middles.filter((middle) => !Number.isNaN(middle)),
  };
}
