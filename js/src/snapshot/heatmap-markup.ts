import { hex, lutIndex } from "../core/colors.ts";
import { drawnValue, MASKED_BELOW, MISSING_BELOW } from "../core/drawable.ts";
import type { HeatmapScene } from "../core/scene.ts";
import type { Interval } from "../core/types.ts";
import { Canvas2DHeatmap } from "../panels/canvas2d-heatmap.ts";
import { newContext } from "../panels/context-2d.ts";
import type { Sheet } from "./sheet.ts";
import { opening } from "./xml.ts";

const MOST_RECTS = 10_000;
/** Rectangles reach under their neighbours, or viewers would let the ground through between them. */
const OVERLAP = 0.4;

/** The matrix as rectangles, or as one image where those would be too many or thinner than a pixel. */
export function heatmapMarkup(heatmap: Sheet["heatmap"]): string {
  const { box, scene } = heatmap;
  const rows = wholeCells(scene.rows, scene.rowOrder.length);
  const cols = wholeCells(scene.cols, scene.colOrder.length);
  const cellCount = (rows[1] - rows[0]) * (cols[1] - cols[0]);
  return cellCount <= MOST_RECTS && !isCompressed(heatmap)
    ? cellRects(box, scene, rows, cols)
    : cellImage(heatmap, rows, cols);
}

/** Whether several cells share a pixel of the screen. */
function isCompressed({ screen: { rows, cols, height, width } }: Sheet["heatmap"]): boolean {
  return rows[1] - rows[0] > height || cols[1] - cols[0] > width;
}

function wholeCells([start, end]: Interval, count: number): Interval {
  return [Math.floor(start + 1e-9), Math.min(count, Math.ceil(end - 1e-9))];
}

/** Equal neighbours of a row are one rectangle. */
function cellRects(
  { width, height }: Sheet["heatmap"]["box"],
  scene: HeatmapScene,
  rows: Interval,
  cols: Interval,
): string {
  const { matrix, rowOrder, colOrder } = scene;
  const across = width / (scene.cols[1] - scene.cols[0]);
  const down = height / (scene.rows[1] - scene.rows[0]);
  const fills = cellFills(scene);
  const rects = [`<g shape-rendering="crispEdges">`];
  for (let row = rows[0]; row < rows[1]; row++) {
    const line = rowOrder[row] as number;
    const fillAt = (col: number) => fills(drawnValue(matrix, line, colOrder[col] as number));
    for (let col = cols[0]; col < cols[1]; ) {
      const fill = fillAt(col);
      let end = col + 1;
      while (end < cols[1] && fillAt(end) === fill) end += 1;
      const rect = opening("rect", {
        x: (col - scene.cols[0]) * across,
        y: (row - scene.rows[0]) * down,
        width: (end - col) * across + OVERLAP,
        height: down + OVERLAP,
        fill,
      });
      rects.push(`${rect}/>`);
      col = end;
    }
  }
  return [...rects, "</g>"].join("\n");
}

function cellFills({ colors, matrix }: HeatmapScene): (value: number) => string {
  const fills = new Map<number, string>();
  return (value) => {
    if (value < MASKED_BELOW) return colors.ground;
    const index = value < MISSING_BELOW ? -1 : lutIndex(colors, value * matrix.scale);
    const known = fills.get(index);
    if (known !== undefined) return known;
    const fill =
      index < 0 ? colors.missing : hex([...colors.lut.subarray(index * 4, index * 4 + 3)]);
    fills.set(index, fill);
    return fill;
  };
}

interface Sampling {
  readonly shown: Interval;
  readonly pixels: number;
}

/** Whole pixels a cell, so that an enlarged picture has sharp edges between cells. */
function wholePixels(cells: Interval, pixels: number): Sampling {
  const count = cells[1] - cells[0];
  return { shown: cells, pixels: count * Math.max(1, Math.round(pixels / count)) };
}

/** Those of the screen for cells that share them, unless the cells share even the smaller ones. */
function meanPixels(shown: Interval, pixels: number, onScreen: number): Sampling {
  const count = shown[1] - shown[0];
  return { shown, pixels: count > onScreen && count <= pixels ? onScreen : pixels };
}

function cellImage(heatmap: Sheet["heatmap"], rowCells: Interval, colCells: Interval): string {
  const { scene, screen } = heatmap;
  const { width, height } = heatmap.box;
  const isMean = isCompressed(heatmap);
  const rows = isMean
    ? meanPixels(scene.rows, scene.height, screen.height)
    : wholePixels(rowCells, scene.height);
  const cols = isMean
    ? meanPixels(scene.cols, scene.width, screen.width)
    : wholePixels(colCells, scene.width);
  const context = newContext(cols.pixels, rows.pixels);
  const size = { width: cols.pixels, height: rows.pixels };
  new Canvas2DHeatmap().draw({ ...scene, rows: rows.shown, cols: cols.shown, ...size }, context);
  const across = width / (scene.cols[1] - scene.cols[0]);
  const down = height / (scene.rows[1] - scene.rows[0]);
  const image = opening("image", {
    x: (cols.shown[0] - scene.cols[0]) * across,
    y: (rows.shown[0] - scene.rows[0]) * down,
    width: (cols.shown[1] - cols.shown[0]) * across,
    height: (rows.shown[1] - rows.shown[0]) * down,
    preserveAspectRatio: "none",
    style: isMean ? null : "image-rendering: pixelated",
    "xlink:href": context.canvas.toDataURL("image/png"),
  });
  return `${image}/>`;
}
