import type { Box } from "../core/layout.ts";
import { spanPx } from "../core/picking.ts";
import type { Interval } from "../core/types.ts";
import { selectedSpans } from "./labels.ts";
import type { Theme } from "./theme.ts";

export interface OverlayInput {
  readonly box: Box;
  readonly rows: Interval;
  readonly cols: Interval;
  readonly theme: Theme;
  /** The cell pointed at, in display positions. */
  readonly cell: { readonly row: number; readonly col: number } | null;
  /** Stretches of an axis to leave in the light while the rest is shaded. */
  readonly lit: { readonly side: "rows" | "cols"; readonly spans: readonly Interval[] } | null;
  readonly rowOrder: Int32Array;
  readonly colOrder: Int32Array;
  readonly selectedRows: ReadonlySet<number>;
  readonly selectedCols: ReadonlySet<number>;
}

const MARK = 2;

/** What lies over the matrix: marks of the selection, the cell pointed at, shade. */
export function drawOverlay(context: CanvasRenderingContext2D, input: OverlayInput): void {
  drawSelection(context, input);
  if (input.lit) drawShade(context, input, input.lit);
  if (input.cell) drawCell(context, input, input.cell);
}

function drawSelection(context: CanvasRenderingContext2D, input: OverlayInput): void {
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
  context: CanvasRenderingContext2D,
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

function drawCell(
  context: CanvasRenderingContext2D,
  { box, rows, cols, theme }: OverlayInput,
  { row, col }: NonNullable<OverlayInput["cell"]>,
): void {
  const [top, bottom] = spanPx([row, row + 1], rows, box.height);
  const [left, right] = spanPx([col, col + 1], cols, box.width);
  const width = Math.max(right - left, 3);
  const height = Math.max(bottom - top, 3);
  context.strokeStyle = theme.crosshair;
  context.lineWidth = 1.5;
  context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
}
