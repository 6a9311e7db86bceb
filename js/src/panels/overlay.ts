import type { Box } from "../core/layout.ts";
import { spanPx } from "../core/picking.ts";
import type { Interval } from "../core/types.ts";
import { selectedSpans } from "./members.ts";
import type { Pen } from "./pen.ts";
import type { Theme } from "./theme.ts";

type Cell = { readonly row: number; readonly col: number };
type Rect = readonly [x: number, y: number, width: number, height: number];

export interface OverlayInput {
  readonly box: Box;
  readonly rows: Interval;
  readonly cols: Interval;
  readonly theme: Theme;
  /** The cell pointed at, in display positions. */
  readonly cell: Cell | null;
  /** Stretches of an axis to leave in the light while the rest is shaded. */
  readonly lit: { readonly side: "rows" | "cols"; readonly spans: readonly Interval[] } | null;
  readonly rowOrder: Int32Array;
  readonly colOrder: Int32Array;
  readonly selectedRows: ReadonlySet<number>;
  readonly selectedCols: ReadonlySet<number>;
  /** The display positions of what a search found. */
  readonly foundRows: readonly number[];
  readonly foundCols: readonly number[];
  /** The cell the keyboard is on, in display positions. */
  readonly cursor: Cell | null;
}

const MARK = 2;
const ARROW = { depth: 7, halfWidth: 5 };
const SMALLEST_CURSOR = 9;

/** What lies over the matrix: marks of the selection, the cell pointed at, shade. */
export function drawOverlay(context: Pen, input: OverlayInput): void {
  drawSelection(context, input);
  if (input.lit) drawShade(context, input, input.lit);
  drawFound(context, input);
  if (input.cell) drawCell(context, input, input.cell);
  if (input.cursor) drawCursor(context, input, input.cursor);
}

export function isBlankOverlay(input: OverlayInput): boolean {
  const { cell, lit, cursor, selectedRows, selectedCols, foundRows, foundCols } = input;
  if (cell || lit || cursor) return false;
  return selectedRows.size + selectedCols.size + foundRows.length + foundCols.length === 0;
}

function drawSelection(context: Pen, input: OverlayInput): void {
  const { box, theme } = input;
  context.fillStyle = theme.accent;
  for (const span of selectedSpans(input.rowOrder, input.rows, input.selectedRows)) {
    const [top, bottom] = spanPx(span, input.rows, box.height);
    context.fillRect(0, top, MARK, Math.max(1, bottom - top));
    context.fillRect(box.width - MARK, top, MARK, Math.max(1, bottom - top));
  }
  for (const span of selectedSpans(input.colOrder, input.cols, input.selectedCols)) {
    const [left, right] = spanPx(span, input.cols, box.width);
    context.fillRect(left, 0, Math.max(1, right - left), MARK);
    context.fillRect(left, box.height - MARK, Math.max(1, right - left), MARK);
  }
}

function drawShade(
  context: Pen,
  { box, rows, cols, theme }: OverlayInput,
  { side, spans }: NonNullable<OverlayInput["lit"]>,
): void {
  const [visible, extent] = side === "rows" ? [rows, box.height] : [cols, box.width];
  context.fillStyle = theme.shade;
  let from = 0;
  const shade = (start: number, end: number) => {
    if (end - start < 0.5) return;
    if (side === "rows") context.fillRect(0, start, box.width, end - start);
    else context.fillRect(start, 0, end - start, box.height);
  };
  for (const span of spans) {
    const [start, end] = spanPx(span, visible, extent);
    shade(from, Math.min(start, extent));
    from = Math.max(from, end);
  }
  shade(from, extent);
}

function drawCell(context: Pen, input: OverlayInput, cell: Cell): void {
  const [x, y, width, height] = cellRect(input, cell);
  const rect = [x + 0.5, y + 0.5, Math.max(width, 3) - 1, Math.max(height, 3) - 1] as const;
  frame(context, rect, input.theme.surface, input.theme.crosshair, 1.5);
}

/** Large enough to be seen around the smallest cell. */
function drawCursor(context: Pen, input: OverlayInput, cell: Cell): void {
  const [x, y, ...size] = cellRect(input, cell);
  const [width, height] = size.map((side) => Math.max(side, SMALLEST_CURSOR)) as [number, number];
  const rect = [x + (size[0] - width) / 2, y + (size[1] - height) / 2, width, height] as const;
  frame(context, rect, input.theme.surface, input.theme.accent, 2.5);
}

function cellRect({ box, rows, cols }: OverlayInput, { row, col }: Cell): Rect {
  const [top, bottom] = spanPx([row, row + 1], rows, box.height);
  const [left, right] = spanPx([col, col + 1], cols, box.width);
  return [left, top, right - left, bottom - top];
}

/** Of two colours, so that it stands out from every other. */
function frame(context: Pen, rect: Rect, under: string, color: string, width: number): void {
  context.strokeStyle = under;
  context.lineWidth = 2 * width;
  context.strokeRect(...rect);
  context.strokeStyle = color;
  context.lineWidth = width;
  context.strokeRect(...rect);
}

/** Arrow heads at both ends of every row and column that was found. */
function drawFound(context: Pen, { box, theme, ...input }: OverlayInput): void {
  context.fillStyle = theme.found;
  context.strokeStyle = theme.surface;
  context.lineWidth = 1;
  const arrow = (x: number, y: number, dx: number, dy: number) => {
    const { depth, halfWidth } = ARROW;
    context.beginPath();
    context.moveTo(x + dx * depth, y + dy * depth);
    context.lineTo(x - dy * halfWidth, y + dx * halfWidth);
    context.lineTo(x + dy * halfWidth, y - dx * halfWidth);
    context.closePath();
    context.fill();
    context.stroke();
  };
  for (const y of middles(input.foundRows, input.rows, box.height)) {
    arrow(0, y, 1, 0);
    arrow(box.width, y, -1, 0);
  }
  for (const x of middles(input.foundCols, input.cols, box.width)) {
    arrow(x, 0, 0, 1);
    arrow(x, box.height, 0, -1);
  }
}

/** The middles of those places that are visible, no two on one pixel. */
function middles(places: readonly number[], visible: Interval, extent: number): Set<number> {
  const pixels = new Set<number>();
  for (const place of places) {
    const [start, end] = spanPx([place, place + 1], visible, extent);
    const middle = Math.round((start + end) / 2);
    if (middle >= 0 && middle <= extent) pixels.add(middle);
  }
  return pixels;
}
