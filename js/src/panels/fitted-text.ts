import { ellipsize } from "../util/number-format.ts";
import type { Pen } from "./pen.ts";

/** As much of a text as there is room for in the pen's font. */
export function fittedText(pen: Pen, text: string, room: number): string {
  return ellipsize(text, room, (part) => pen.measureText(part).width);
}
