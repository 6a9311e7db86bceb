import type { AxisName } from "../model/axes.ts";

/**
 * What panels draw with: a canvas, or a writer of vector pictures. Both must have all that a panel
 * needs.
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

/** Set the pen so that x runs along the axis and y away from the matrix. */
export function orient(context: Pen, side: AxisName): void {
  if (side === "rows") context.transform(0, 1, 1, 0, 0, 0);
}
