import { ellipsize } from "../util/text.ts";
import { newContext } from "./context-2d.ts";
import type { Pen } from "./pen.ts";
import { fontOf } from "./theme.ts";

let context: CanvasRenderingContext2D | null = null;

/** Return a canvas context to measure text with. */
export function measuringContext(): CanvasRenderingContext2D {
  context ??= newContext(1, 1);
  return context;
}

/** Return a function that measures text of a size in the font of the panels. */
export function textMeasure(fontSize: number, bold = false): (text: string) => number {
  return (text) => {
    const measuring = measuringContext();
    measuring.font = fontOf(fontSize, bold);
    return measuring.measureText(text).width;
  };
}

/** Cut a text to the room there is in the pen's font. */
export function fittedText(pen: Pen, text: string, room: number): string {
  return ellipsize(text, room, (part) => pen.measureText(part).width);
}
