import { toPixels } from "../../axis/axis-scale.ts";
import { type Box, boxAlong } from "../../layout/stage-layout.ts";
import { AXES, type AxisName, type ByAxis } from "../../model/axes.ts";
import type { Interval } from "../../model/interval.ts";
import { type IndexSet, indexIntervals } from "../index-set.ts";
import { orient, type Pen } from "../pen.ts";
import type { Theme } from "../theme.ts";

type Cell = { readonly row: number; readonly col: number };

type Rect = readonly [x: number, y: number, width: number, height: number];

/** What is marked along an axis. */
export interface AxisMarks {
  readonly visible: Interval;
  readonly order: Int32Array;
  readonly selected: IndexSet & { readonly size: number };
  /** The display indices of what a search found. */
  readonly found: readonly number[];
}

export interface OverlayInput extends ByAxis<AxisMarks> {
  readonly box: Box;
  readonly theme: Theme;
  /** The cell pointed at, in display indices. */
  readonly cell: Cell | null;
  /** Intervals of an axis that are not shaded. */
  readonly lit: { readonly side: AxisName; readonly intervals: readonly Interval[] } | null;
  /** The cell the keyboard is on, in display indices. */
  readonly cursor: Cell | null;
}

const MARK = 2;
const ARROW = { depth: 7, halfWidth: 5 };
const SMALLEST_CURSOR = 9;

/** Draw what lies over the matrix: selection, cursor, search marks and shade. */
export function drawOverlay(pen: Pen, input: OverlayInput): void {
  const { lit, cell, cursor } = input;
  for (const side of AXES) drawAlong(pen, side, () => drawSelection(pen, input, side));
  if (lit) drawAlong(pen, lit.side, () => drawShade(pen, input, lit));
  for (const side of AXES) drawAlong(pen, side, () => drawFound(pen, input, side));
  if (cell) drawCell(pen, input, cell);
  if (cursor) drawCursor(pen, input, cursor);
}

/** Return whether the overlay draws nothing. */
export function isBlankOverlay(input: OverlayInput): boolean {
  if (input.cell || input.lit || input.cursor) return false;
  return AXES.every((side) => input[side].selected.size + input[side].found.length === 0);
}

function drawAlong(pen: Pen, side: AxisName, draw: () => void): void {
  pen.save();
  orient(pen, side);
  draw();
  pen.restore();
}

function drawSelection(pen: Pen, input: OverlayInput, side: AxisName): void {
  const { visible, order, selected } = input[side];
  const { length, depth } = boxAlong(side, input.box);
  pen.fillStyle = input.theme.accent;
  for (const interval of indexIntervals(order, visible, selected, length)) {
    const [start, end] = toPixels(interval, visible, length);
    pen.fillRect(start, 0, Math.max(1, end - start), MARK);
    pen.fillRect(start, depth - MARK, Math.max(1, end - start), MARK);
  }
}

function drawShade(
  pen: Pen,
  input: OverlayInput,
  { side, intervals }: NonNullable<OverlayInput["lit"]>,
): void {
  const { length, depth } = boxAlong(side, input.box);
  pen.fillStyle = input.theme.shade;
  let from = 0;
  const shadeTo = (end: number) => {
    if (end - from >= 0.5) pen.fillRect(from, 0, end - from, depth);
  };
  for (const interval of intervals) {
    const [start, end] = toPixels(interval, input[side].visible, length);
    shadeTo(Math.min(start, length));
    from = Math.max(from, end);
  }
  shadeTo(length);
}

function drawCell(pen: Pen, input: OverlayInput, cell: Cell): void {
  const [x, y, width, height] = cellRect(input, cell);
  const rect = [x + 0.5, y + 0.5, Math.max(width, 3) - 1, Math.max(height, 3) - 1] as const;
  frame(pen, rect, input.theme.surface, input.theme.crosshair, 1.5);
}

/** Large enough to be seen around the smallest cell. */
function drawCursor(pen: Pen, input: OverlayInput, cell: Cell): void {
  const [x, y, ...size] = cellRect(input, cell);
  const [width, height] = size.map((side) => Math.max(side, SMALLEST_CURSOR)) as [number, number];
  const rect = [x + (size[0] - width) / 2, y + (size[1] - height) / 2, width, height] as const;
  frame(pen, rect, input.theme.surface, input.theme.accent, 2.5);
}

function cellRect({ box, rows, cols }: OverlayInput, { row, col }: Cell): Rect {
  const [top, bottom] = toPixels([row, row + 1], rows.visible, box.height);
  const [left, right] = toPixels([col, col + 1], cols.visible, box.width);
  return [left, top, right - left, bottom - top];
}

/** Of two colours, so that it stands out from every other. */
function frame(pen: Pen, rect: Rect, under: string, color: string, width: number): void {
  pen.strokeStyle = under;
  pen.lineWidth = 2 * width;
  pen.strokeRect(...rect);
  pen.strokeStyle = color;
  pen.lineWidth = width;
  pen.strokeRect(...rect);
}

/** Arrow heads at both ends of every row and column that was found. */
function drawFound(pen: Pen, input: OverlayInput, side: AxisName): void {
  const { length, depth } = boxAlong(side, input.box);
  pen.fillStyle = input.theme.found;
  pen.strokeStyle = input.theme.surface;
  pen.lineWidth = 1;
  const arrow = (middle: number, edge: number, tip: number) => {
    pen.beginPath();
    pen.moveTo(middle, tip);
    pen.lineTo(middle - ARROW.halfWidth, edge);
    pen.lineTo(middle + ARROW.halfWidth, edge);
    pen.closePath();
    pen.fill();
    pen.stroke();
  };
  for (const middle of middles(input[side], length)) {
    arrow(middle, 0, ARROW.depth);
    arrow(middle, depth, depth - ARROW.depth);
  }
}

/** The middles of those places that are visible, no two on one pixel. */
function middles({ found, visible }: AxisMarks, extent: number): Set<number> {
  const pixels = new Set<number>();
  for (const place of found) {
    const [start, end] = toPixels([place, place + 1], visible, extent);
    const middle = Math.round((start + end) / 2);
    if (middle >= 0 && middle <= extent) pixels.add(middle);
  }
  return pixels;
}
