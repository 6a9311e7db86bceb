import type { BySide } from "./sides.ts";
import { within } from "./within.ts";

/** The longest label of each axis, in pixels at the largest font, and its longest strip title. */
export interface LabelLengths {
  readonly rows: number;
  readonly cols: number;
  readonly titles: BySide<number>;
}

/** The room that labels ask for; `reach` is how far a slanted one goes to the right of its column. */
export interface LabelRoom {
  readonly width: number;
  readonly height: number;
  readonly reach: number;
}

export const SMALLEST_FONT = 5;
export const LARGEST_FONT = 16;
/** Labels that are too long for their room shrink to this before they are shortened. */
const SHORTENED_FONT = 13;

const ROW_WIDTH = [36, 220] as const;
const COL_LENGTH = [30, 165] as const;
const ROW_PADDING = 12;
const COL_PADDING = 8;
const COL_FOOT = 6;

export function labelRoom(
  { rows, cols }: Pick<LabelLengths, "rows" | "cols">,
  angle: number,
): LabelRoom {
  const length = within(cols + COL_PADDING, ...COL_LENGTH) + LARGEST_FONT / 2;
  return {
    width: within(rows + ROW_PADDING, ...ROW_WIDTH),
    height: length * Math.sin(angle) + COL_FOOT,
    reach: length * Math.cos(angle),
  };
}

/** The largest font in which the longest row label is whole in `width` pixels. */
export function rowLabelFont({ rows }: Pick<LabelLengths, "rows">, width: number): number {
  return wholeFont(width - ROW_PADDING, rows);
}

/** The same for slanted column labels, in `height` pixels. */
export function colLabelFont(
  { cols }: Pick<LabelLengths, "cols">,
  height: number,
  angle: number,
): number {
  return wholeFont((height - COL_FOOT) / Math.sin(angle) - COL_PADDING, cols + LARGEST_FONT / 2);
}

function wholeFont(room: number, length: number): number {
  if (length <= room) return LARGEST_FONT;
  return Math.max(SHORTENED_FONT, (LARGEST_FONT * room) / length);
}
