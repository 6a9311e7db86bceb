import type { BoxAlong } from "../layout/stage-layout.ts";
import type { AxisName } from "../model/types.ts";

/** Puts an element that is positioned by itself over a box. */
export function boxStyle(
  left: number,
  top: number,
  width: number,
  height: number,
): Record<string, string> {
  return { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` };
}

/** The same over a box that is told as it lies beside an axis. */
export function styleAlong(side: AxisName, { from, length, out, depth }: BoxAlong) {
  return side === "rows" ? boxStyle(out, from, depth, length) : boxStyle(from, out, length, depth);
}
