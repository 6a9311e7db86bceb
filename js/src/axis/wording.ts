import { formatCount } from "../util/number-format.ts";

/** What a line of an axis is called. */
export const NOUNS = { rows: "row", cols: "column" } as const;
export const TITLES = { rows: "Row", cols: "Column" } as const;

/** "1 row", "3,000 columns". */
export function counted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}
