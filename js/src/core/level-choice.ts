import type { Window } from "./levels.ts";
import type { Interval } from "./types.ts";

/** How one axis is drawn: which grid covers it, and which part of the grid's window is shown. */
export interface AxisGrid {
  readonly window: Interval;
  readonly blocks: number;
}

export interface LevelChoice {
  readonly key: string;
  readonly window: Window;
  readonly gridRows: number;
  readonly gridCols: number;
}

export interface ShownAxis {
  readonly shown: Interval;
  readonly pixels: number;
  readonly count: number;
}

const MARGIN = 0.25;

/** True where a cell is narrower than a pixel, so that pixels show means. */
export function isCompressed({ shown, pixels }: ShownAxis): boolean {
  return shown[1] - shown[0] > pixels * (1 + 1e-9);
}

/**
 * Blocks over the whole axis: as many as pixels at rest, doubled until none is wider than a pixel
 * of the zoomed picture. At rest and at every doubling a pixel is exactly one block.
 */
export function blocksOverAxis({ shown, pixels, count }: ShownAxis): number {
  const zoom = count / (shown[1] - shown[0]);
  const doublings = Math.max(0, Math.ceil(Math.log2(zoom) - 1e-6));
  return Math.min(count, pixels * 2 ** doublings);
}

function whole(axis: ShownAxis): AxisGrid {
  return { window: [0, axis.count], blocks: blocksOverAxis(axis) };
}

/** The blocks on screen and a margin around them, so that a short pan needs no new level. */
function around(axis: ShownAxis): AxisGrid {
  const blocks = blocksOverAxis(axis);
  const perBlock = axis.count / blocks;
  const margin = (axis.shown[1] - axis.shown[0]) * MARGIN;
  const first = Math.max(0, Math.floor((axis.shown[0] - margin) / perBlock));
  const last = Math.min(blocks, Math.ceil((axis.shown[1] + margin) / perBlock));
  return { window: [first * perBlock, last * perBlock], blocks: last - first };
}

function choice(rows: AxisGrid, cols: AxisGrid): LevelChoice {
  return {
    key: `${rows.window}/${rows.blocks} ${cols.window}/${cols.blocks}`,
    window: { rows: rows.window, cols: cols.window },
    gridRows: rows.blocks,
    gridCols: cols.blocks,
  };
}

/**
 * The level to draw a picture from: over the whole matrix where it is at most `maxBlocks` large
 * and `maxSide` long, else over the part on screen.
 */
export function chooseLevel(
  rows: ShownAxis,
  cols: ShownAxis,
  maxBlocks: number,
  maxSide: number,
): LevelChoice {
  const wholeRows = whole(rows);
  const wholeCols = whole(cols);
  const fits =
    wholeRows.blocks * wholeCols.blocks <= maxBlocks &&
    Math.max(wholeRows.blocks, wholeCols.blocks) <= maxSide;
  return fits ? choice(wholeRows, wholeCols) : choice(around(rows), around(cols));
}

/** True when a level of this choice holds all that is shown, at the resolution wanted. */
export function serves(held: LevelChoice, wanted: LevelChoice, rows: Interval, cols: Interval) {
  const perRow = (c: LevelChoice) => (c.window.rows[1] - c.window.rows[0]) / c.gridRows;
  const perCol = (c: LevelChoice) => (c.window.cols[1] - c.window.cols[0]) / c.gridCols;
  return (
    covers(held, rows, cols) &&
    Math.abs(perRow(held) - perRow(wanted)) < 1e-9 * perRow(wanted) &&
    Math.abs(perCol(held) - perCol(wanted)) < 1e-9 * perCol(wanted)
  );
}

export function covers(held: LevelChoice, rows: Interval, cols: Interval): boolean {
  const { window } = held;
  const within = (inner: Interval, outer: Interval) =>
    inner[0] >= outer[0] - 1e-6 && inner[1] <= outer[1] + 1e-6;
  return within(rows, window.rows) && within(cols, window.cols);
}
