import type { ByAxis } from "../model/axes.ts";
import { clamp } from "../util/clamp.ts";
import { LARGEST_FONT, LARGEST_THINNED_FONT, LINE_HEIGHT, SMALLEST_FONT } from "./label-plan.ts";

/** The longest label of each axis, in pixels at the largest font, and its longest strip title. */
export interface LabelLengths {
  readonly rows: number;
  readonly cols: number;
  readonly titles: ByAxis<number>;
}

/** The label sizes that a person asks for, in pixels; `null` leaves one to the layout. */
export interface LabelSizes {
  readonly rowWidth: number | null;
  readonly colHeight: number | null;
  readonly fontSize: number | null;
}

/** All that the room for labels depends on. */
export interface LabelRoomInput {
  readonly lengths: Pick<LabelLengths, "rows" | "cols">;
  /** How many items each axis has. */
  readonly counts: ByAxis<number>;
  readonly stage: { readonly width: number; readonly height: number };
  readonly sizes: LabelSizes;
  /** Of column labels, in radians. */
  readonly angle: number;
}

/** The room for labels; `reach` is how far a slanted column label extends to the right. */
export interface LabelRoom {
  readonly width: number;
  readonly height: number;
  readonly reach: number;
}

/** Up to a share of the stage the room is for the largest font, beyond it for this one. */
const ROOM_FONT = 13;
/** About this share of the stage is left to the matrix. */
const MATRIX_SHARE = 0.75;
const WIDTHS = { easy: 0.18, most: 0.27, mostNarrow: 0.2, mostBesideFew: 0.38 };
/** The width that row labels leave to each of a few columns. */
const WIDE_COLUMN = 90;
/** The font of labels that are cut even in the smallest one. */
const CUT_FONT = 12;
/** A stage narrower than this leaves more of its width to the matrix. */
export const NARROW = 560;
const HEIGHTS = { easy: 0.2, most: 0.35 };
export const LEAST_ROOM = 24;

const ROW_PADDING = 12;
const COL_PADDING = 8;
const COL_FOOT = 6;

/**
 * Compute the room for labels: as much as they need at the font that the items have room for, up to
 * a share of the stage.
 */
export function labelRoom({ lengths, counts, stage, sizes, angle }: LabelRoomInput): LabelRoom {
  const sin = Math.sin(angle);
  const width = room(
    lengths.rows,
    sizes.rowWidth,
    sizes.fontSize ?? drawnFont(counts.rows, stage.height),
    (length) => length + ROW_PADDING,
    {
      easy: stage.width * WIDTHS.easy,
      most: mostWidth(stage.width, counts.cols),
    },
  );
  const rise = (length: number) => (length + COL_PADDING + LARGEST_FONT / 2) * sin + COL_FOOT;
  const height = room(
    lengths.cols,
    sizes.colHeight,
    sizes.fontSize ?? drawnFont(counts.cols, stage.width * sin),
    rise,
    { easy: stage.height * HEIGHTS.easy, most: stage.height * HEIGHTS.most },
  );
  const needed = Math.min(height, rise(lengths.cols)) - COL_FOOT;
  return { width, height, reach: Math.max(0, needed / Math.tan(angle)) };
}

/** The font that so many items have room for, or that of some of them where not all fit. */
function drawnFont(count: number, pixels: number): number {
  const font = (pixels * MATRIX_SHARE) / count / LINE_HEIGHT;
  return font < SMALLEST_FONT ? LARGEST_THINNED_FONT : clamp(font, ROOM_FONT, LARGEST_FONT);
}

/** The most that row labels take, which is more beside a table of few columns. */
function mostWidth(width: number, colCount: number): number {
  if (width < NARROW) return width * WIDTHS.mostNarrow;
  const spare = width * 0.9 - colCount * WIDE_COLUMN;
  return clamp(spare, width * WIDTHS.most, width * WIDTHS.mostBesideFew);
}

/** The room for the longest label, which is so long at the largest font. */
function room(
  longest: number,
  asked: number | null,
  font: number,
  need: (length: number) => number,
  { easy, most }: { readonly easy: number; readonly most: number },
): number {
  if (asked !== null) return asked;
  if (longest === 0) return 0;
  const at = (size: number) => need((longest * size) / LARGEST_FONT);
  const wanted = Math.min(at(font), Math.max(easy, at(Math.min(font, ROOM_FONT))));
  return clamp(wanted, LEAST_ROOM, Math.max(LEAST_ROOM, most));
}

/**
 * Compute the largest font in which the longest row label is whole in `width` pixels; a comfortable
 * one where it is whole in none.
 */
export function rowLabelFont({ rows }: Pick<LabelLengths, "rows">, width: number): number {
  return wholeFont(width - ROW_PADDING, rows);
}

/** Compute the largest font in which the longest column label is whole in `height` pixels. */
export function colLabelFont(
  { cols }: Pick<LabelLengths, "cols">,
  height: number,
  angle: number,
): number {
  return wholeFont((height - COL_FOOT) / Math.sin(angle) - COL_PADDING, cols + LARGEST_FONT / 2);
}

function wholeFont(room: number, length: number): number {
  if (length <= room) return LARGEST_FONT;
  const whole = (LARGEST_FONT * room) / length;
  return whole < SMALLEST_FONT ? CUT_FONT : whole;
}
