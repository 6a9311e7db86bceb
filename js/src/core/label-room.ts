import { LARGEST_FONT, LINE_HEIGHT, SMALLEST_FONT } from "./labels.ts";
import type { BySide } from "./sides.ts";
import { within } from "./within.ts";

/** The longest label of each axis, in pixels at the largest font, and its longest strip title. */
export interface LabelLengths {
  readonly rows: number;
  readonly cols: number;
  readonly titles: BySide<number>;
}

/** What a person asks for, in pixels; `null` leaves it to what labels need and the room there is. */
export interface LabelSizes {
  readonly rowWidth: number | null;
  readonly colHeight: number | null;
  readonly fontSize: number | null;
}

export const AUTOMATIC_SIZES: LabelSizes = { rowWidth: null, colHeight: null, fontSize: null };

export interface LabelRoomInput {
  readonly lengths: Pick<LabelLengths, "rows" | "cols">;
  /** How many items each axis has. */
  readonly counts: BySide<number>;
  readonly stage: { readonly width: number; readonly height: number };
  readonly sizes: LabelSizes;
  /** Of column labels, in radians. */
  readonly angle: number;
}

/** The room that labels get; `reach` is how far a slanted one goes to the right of its column. */
export interface LabelRoom {
  readonly width: number;
  readonly height: number;
  readonly reach: number;
}

/** Where not all labels fit, the room is for this font, or a smaller one where it is little. */
const ROOM_FONT = 13;
const MOST_WIDTH = { narrow: 0.2, usual: 0.3 };
/** The matrix has the larger part also of a stage narrower than this. */
export const NARROW = 560;
const MOST_HEIGHT = 0.35;
const LEAST_ROOM = 24;
/** About this share of the stage is left to the matrix. */
const MATRIX_SHARE = 0.75;

const ROW_PADDING = 12;
const COL_PADDING = 8;
const COL_FOOT = 6;

/** Compute the room for labels: as much as they need, up to a share of the stage. */
export function labelRoom({ lengths, counts, stage, sizes, angle }: LabelRoomInput): LabelRoom {
  const needed = (side: "rows" | "cols", pixels: number) => {
    const pitch = (pixels * MATRIX_SHARE) / counts[side] / LINE_HEIGHT;
    const font = sizes.fontSize ?? within(pitch, ROOM_FONT, LARGEST_FONT);
    return (lengths[side] * font) / LARGEST_FONT;
  };
  const across = needed("rows", stage.height) + ROW_PADDING;
  const along = needed("cols", stage.width * Math.sin(angle)) + COL_PADDING + LARGEST_FONT / 2;
  const room = (length: number, asked: number | null, need: number, most: number) => {
    if (asked !== null) return asked;
    return length === 0 ? 0 : within(need, LEAST_ROOM, Math.max(LEAST_ROOM, most));
  };
  const width = room(
    lengths.rows,
    sizes.rowWidth,
    across,
    stage.width * MOST_WIDTH[stage.width < NARROW ? "narrow" : "usual"],
  );
  const need = along * Math.sin(angle) + COL_FOOT;
  const height = room(lengths.cols, sizes.colHeight, need, stage.height * MOST_HEIGHT);
  const slanted = Math.min(along, Math.max(0, height - COL_FOOT) / Math.sin(angle));
  return { width, height, reach: height === 0 ? 0 : slanted * Math.cos(angle) };
}

/** Compute the largest font in which the longest row label is whole in `width` pixels. */
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
  return Math.max(SMALLEST_FONT, (LARGEST_FONT * room) / length);
}
