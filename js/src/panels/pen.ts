import type { AxisName } from "../model/axes.ts";

/**
 * What panels draw with: a canvas, or the writer of a vector picture. Whatever a panel needs beyond
 * this, both must be able to do.
 */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | "beginPath"
  | "closePath"
  | "moveTo"
  | "lineTo"
  | "fill"
  | "stroke"
  | "fillRect"
  | "strokeRect"
  | "fillText"
  | "measureText"
  | "save"
  | "restore"
  | "translate"
  | "rotate"
  | "transform"
  | "fillStyle"
  | "strokeStyle"
  | "lineWidth"
  | "globalAlpha"
  | "font"
  | "textAlign"
  | "textBaseline"
  | "direction"
>;

/** Draws with `along` the axis and `out` away from the matrix, whichever way the region lies. */
export function orient(context: Pen, side: AxisName): void {
  if (side === "rows") context.transform(0, 1, 1, 0, 0, 0);
}
