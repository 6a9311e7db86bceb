import { singleLine } from "./number-format.ts";

/** As much of a text, on one line, as an element may hold. */
export function truncate(text: string, most = 120): string {
  return singleLine(text.slice(0, most));
}
