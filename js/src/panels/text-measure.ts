import { ellipsize } from "../util/text.ts";
import { newContext } from "./context-2d.ts";
import type { Pen } from "./pen.ts";
import { fontOf } from "./theme.ts";

let context: CanvasRenderingContext2D | null = null;

/** A canvas to measure text with, never drawn on. */
export function measuringContext(): CanvasRenderingContext2D {
  context ??= newContext(1, 1);
  return context;
}

/** How wide text of a size is, in the font that everything is written in. */
export function textMeasure(fontSize: number, bold = false): (text: string) => number {
  return (text) => {
    const measuring = measuringContext();
    measuring.font = fontOf(fontSize, bold);
    return measuring.measureText(text).width;
  };
}

/** As much of a text as there is room for in the pen's font. */
export function fittedText(pen: Pen, text: string, room: number): string {
  return ellipsize(text, room, (part) => pen.measureText(part).width);
}
