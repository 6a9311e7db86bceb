import { hex, lutIndex } from "../core/colors.ts";
import { drawnValue, MASKED_BELOW, MISSING_BELOW } from "../core/drawable.ts";
import { type ShownAxis, shownAxes } from "../core/level-choice.ts";
import { spanPx } from "../core/picking.ts";
import type { HeatmapScene } from "../core/scene.ts";
import { type BySide, bySide, SIDES } from "../core/sides.ts";
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
  const axes = shownAxes(heatmap.scene);
  const cells = bySide((side) => wholeCells(axes[side]));
  const [rowCount, colCount] = SIDES.map((side) => cells[side][1] - cells[side][0]);
  const isFew = (rowCount as number) * (colCount as number) <= MOST_RECTS;
  return isFew && !isCompressed(heatmap) ? cellRects(heatmap, cells) : cellImage(heatmap, cells);
}

/** Whether several cells share a pixel of the screen. */
function isCompressed({ screen: { rows, cols, height, width } }: Sheet["heatmap"]): boolean {
  return rows[1] - rows[0] > height || cols[1] - cols[0] > width;
}

function wholeCells({ shown: [start, end], count }: ShownAxis): Interval {
  return [Math.floor(start + 1e-9), Math.min(count, Math.ceil(end - 1e-9))];
}

/** Where some cells are in the box. */
function place({ box, scene }: Sheet["heatmap"], { rows, cols }: BySide<Interval>) {
  const [left, right] = spanPx(cols, scene.cols, box.width);
  const [top, bottom] = spanPx(rows, scene.rows, box.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Equal neighbours of a row are one rectangle. */
function cellRects(heatmap: Sheet["heatmap"], { rows, cols }: BySide<Interval>): string {
  const { scene } = heatmap;
  const { matrix, rowOrder, colOrder } = scene;
  const fills = cellFills(scene);
  const rects = [`<g shape-rendering="crispEdges">`];
  for (let row = rows[0]; row < rows[1]; row++) {
    const line = rowOrder[row] as number;
    const fillAt = (col: number) => fills(drawnValue(matrix, line, colOrder[col] as number));
    for (let col = cols[0]; col < cols[1]; ) {
      const fill = fillAt(col);
      let end = col + 1;
      while (end < cols[1] && fillAt(end) === fill) end += 1;
      const { x, y, width, height } = place(heatmap, { rows: [row, row + 1], cols: [col, end] });
      const size = { width: width + OVERLAP, height: height + OVERLAP };
      rects.push(`${opening("rect", { x, y, ...size, fill })}/>`);
      col = end;
    }
  }
  return [...rects, "</g>"].join("\n");
}

function cellFills({ colors, matrix }: HeatmapScene): (value: number) => string {
  const fills = new Map<number, string>();
  return (value) => {
    if (value < MASKED_BELOW) return colors.masked;
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
function wholePixels(cells: Interval, { pixels }: ShownAxis): Sampling {
  const count = cells[1] - cells[0];
  return { shown: cells, pixels: count * Math.max(1, Math.round(pixels / count)) };
}

/** Those of the screen for cells that share them, unless the cells share even the smaller ones. */
function meanPixels({ shown, pixels }: ShownAxis, { pixels: onScreen }: ShownAxis): Sampling {
  const count = shown[1] - shown[0];
  return { shown, pixels: count > onScreen && count <= pixels ? onScreen : pixels };
}

function cellImage(heatmap: Sheet["heatmap"], cells: BySide<Interval>): string {
  const { scene } = heatmap;
  const [axes, onScreen] = [shownAxes(scene), shownAxes(heatmap.screen)];
  const isMean = isCompressed(heatmap);
  const samplings = bySide((side) =>
    isMean ? meanPixels(axes[side], onScreen[side]) : wholePixels(cells[side], axes[side]),
  );
  const shown = bySide((side) => samplings[side].shown);
  const size = { width: samplings.cols.pixels, height: samplings.rows.pixels };
  const context = newContext(size.width, size.height);
  new Canvas2DHeatmap().draw({ ...scene, ...shown, ...size }, context);
  const image = opening("image", {
    ...place(heatmap, shown),
    preserveAspectRatio: "none",
    style: isMean ? null : "image-rendering: pixelated",
    "xlink:href": context.canvas.toDataURL("image/png"),
  });
  return `${image}/>`;
}
