import type { Pen } from "../panels/pen.ts";
import { fontOf } from "../panels/theme.ts";

/** A part of a legend, drawn from its own top left. */
export interface LegendBlock {
  readonly width: number;
  readonly height: number;
  readonly draw: (pen: Pen) => void;
}

export const LEGEND_WIDTH = 160;
export const FONT_SIZE = 11;
export const LINE = 16;
export const SWATCH = 10;
export const SWATCH_ROOM = SWATCH + 6;

/** Set the pen to write left-aligned text around its middle. */
export function setText(pen: Pen, color: string, isBold = false): void {
  pen.font = fontOf(FONT_SIZE, isBold);
  pen.fillStyle = color;
  pen.textAlign = "left";
  pen.textBaseline = "middle";
}
