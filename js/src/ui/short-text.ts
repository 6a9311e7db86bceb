import { visibleText } from "../core/format.ts";

/** As much of a text, on one line, as an element may hold. */
export function shortText(text: string, most = 120): string {
  return visibleText(text.slice(0, most));
}
