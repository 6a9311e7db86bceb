import { toPixels } from "../../axis/axis-scale.ts";
import { lutIndex } from "../../color/lut.ts";
import { rounded } from "../../color/range-text.ts";
import type { Box } from "../../layout/stage-layout.ts";
import type { HeatmapScene } from "../../lod/scene.ts";
import { renderedValue } from "../../matrix/render-matrix.ts";
import { MISSING_BELOW } from "../../matrix/sentinels.ts";
import type { Interval } from "../../model/interval.ts";
import { cellSize, type Viewport } from "../../view/viewport.ts";
import type { Pen } from "../pen.ts";
import { fontOf, type Theme } from "../theme.ts";

/** Cells larger than this both ways have lines between them, and room for their values. */
const LEAST_CELL = 40;
const FONT_SIZES = [12, 11, 10, 9];
const PADDING = 4;
/** Black and white have the same contrast, by WCAG's formula, to this luminance. */
const MIDDLE_LUMINANCE = 0.179;
const INKS = { dark: "#16181b", light: "#ffffff" };

export interface CellGridInput {
  readonly box: Box;
  readonly visible: Viewport;
  readonly theme: Theme;
  readonly values: CellValues | null;
}

export interface CellValues {
  /** In CSS pixels. */
  readonly scene: HeatmapScene;
  /** The number in a cell as it is given, by source indices. */
  readonly valueAt: (row: number, col: number) => number;
}

/** Return whether cells are large enough for lines and text. */
export function areCellsLarge(box: Box, visible: Viewport): boolean {
  const { width, height } = cellSize(visible, box);
  return Math.min(width, height) > LEAST_CELL;
}

/** Draw lines between large cells and, on request, their values. */
export function drawCellGrid(pen: Pen, input: CellGridInput): void {
  drawLines(pen, input);
  if (input.values) drawValues(pen, input.box, input.values);
}

function drawLines(pen: Pen, { box, visible, theme }: CellGridInput): void {
  pen.fillStyle = theme.grid;
  for (const edge of edges(visible.rows, box.height)) pen.fillRect(0, edge, box.width, 1);
  for (const edge of edges(visible.cols, box.width)) pen.fillRect(edge, 0, 1, box.height);
}

/** The whole pixels at which cells meet. */
function edges(visible: Interval, pixels: number): number[] {
  const [first, last] = [Math.floor(visible[0]) + 1, Math.ceil(visible[1])];
  return Array.from({ length: Math.max(0, last - first) }, (_, i) =>
    Math.round(toPixels([first + i, first + i + 1], visible, pixels)[0]),
  );
}

function drawValues(pen: Pen, box: Box, { scene, valueAt }: CellValues): void {
  const { rows, cols, rowOrder, colOrder, matrix } = scene;
  const cell = cellSize(scene, box);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  for (let row = Math.floor(rows[0]); row < Math.min(rowOrder.length, rows[1]); row++) {
    const rowIndex = rowOrder[row] as number;
    const y = middle(row, rows, box.height);
    for (let col = Math.floor(cols[0]); col < Math.min(colOrder.length, cols[1]); col++) {
      const colIndex = colOrder[col] as number;
      const drawn = renderedValue(matrix, rowIndex, colIndex);
      if (drawn < MISSING_BELOW) continue;
      const text = rounded(valueAt(rowIndex, colIndex));
      if (!fitFont(pen, text, cell.width - 2 * PADDING)) continue;
      pen.fillStyle = inkOn(scene, drawn);
      pen.fillText(text, middle(col, cols, box.width), y);
    }
  }
}

function middle(displayIndex: number, visible: Interval, pixels: number): number {
  const [start, end] = toPixels([displayIndex, displayIndex + 1], visible, pixels);
  return (start + end) / 2;
}

/** Set the largest font in which a text fits; false where none does. */
function fitFont(pen: Pen, text: string, width: number): boolean {
  return FONT_SIZES.some((size) => {
    pen.font = fontOf(size);
    return pen.measureText(text).width <= width;
  });
}

function inkOn({ colors, matrix }: HeatmapScene, drawn: number): string {
  const at = lutIndex(colors, drawn * matrix.scale) * 4;
  const [red = 0, green = 0, blue = 0] = [...colors.lut.subarray(at, at + 3)].map(linear);
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > MIDDLE_LUMINANCE ? INKS.dark : INKS.light;
}

/** A channel of sRGB as light. */
function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
