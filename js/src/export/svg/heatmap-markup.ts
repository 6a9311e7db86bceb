import { toPixels } from "../../axis/axis-scale.ts";
import { toHex } from "../../color/css.ts";
import { lutIndex } from "../../color/lut.ts";
import { type ShownAxis, shownAxes } from "../../lod/choose-level.ts";
import type { HeatmapScene } from "../../lod/scene.ts";
import { renderedValue } from "../../matrix/render-matrix.ts";
import { MASKED_BELOW, MISSING_BELOW } from "../../matrix/sentinels.ts";
import { AXES, type ByAxis, mapAxes } from "../../model/axes.ts";
import type { Interval } from "../../model/interval.ts";
import { newContext } from "../../panels/context-2d.ts";
import { Canvas2DHeatmap } from "../../panels/heatmap/canvas2d-heatmap.ts";
import type { Figure } from "../figure.ts";
import { opening } from "../xml.ts";

const MOST_RECTS = 10_000;
/** Rectangles overlap, as viewers show gaps between adjacent ones. */
const OVERLAP = 0.4;

/**
 * Write the matrix as rectangles, or as one image where there would be too many or they would be
 * thinner than a pixel.
 */
export function heatmapMarkup(heatmap: Figure["heatmap"]): string {
  const axes = shownAxes(heatmap.scene);
  const cells = mapAxes((side) => wholeCells(axes[side]));
  const [rowCount, colCount] = AXES.map((side) => cells[side][1] - cells[side][0]);
  const isFew = (rowCount as number) * (colCount as number) <= MOST_RECTS;
  return isFew && !isCompressed(heatmap) ? cellRects(heatmap, cells) : cellImage(heatmap, cells);
}

/** Whether several cells share a pixel of the screen. */
function isCompressed({ screen: { rows, cols, height, width } }: Figure["heatmap"]): boolean {
  return rows[1] - rows[0] > height || cols[1] - cols[0] > width;
}

function wholeCells({ shown: [start, end], count }: ShownAxis): Interval {
  return [Math.floor(start + 1e-9), Math.min(count, Math.ceil(end - 1e-9))];
}

/** Where some cells are in the box. */
function place({ box, scene }: Figure["heatmap"], { rows, cols }: ByAxis<Interval>) {
  const [left, right] = toPixels(cols, scene.cols, box.width);
  const [top, bottom] = toPixels(rows, scene.rows, box.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Equal neighbours of a row are one rectangle. */
function cellRects(heatmap: Figure["heatmap"], { rows, cols }: ByAxis<Interval>): string {
  const { scene } = heatmap;
  const { matrix, rowOrder, colOrder } = scene;
  const fills = cellFills(scene);
  const rects = [`<g shape-rendering="crispEdges">`];
  for (let row = rows[0]; row < rows[1]; row++) {
    const line = rowOrder[row] as number;
    const fillAt = (col: number) => fills(renderedValue(matrix, line, colOrder[col] as number));
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
      index < 0 ? colors.missing : toHex([...colors.lut.subarray(index * 4, index * 4 + 3)]);
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

/** Use the screen's pixels where cells share them, but none smaller than a cell. */
function meanPixels({ shown, pixels }: ShownAxis, { pixels: onScreen }: ShownAxis): Sampling {
  const count = shown[1] - shown[0];
  return { shown, pixels: count > onScreen && count <= pixels ? onScreen : pixels };
}

function cellImage(heatmap: Figure["heatmap"], cells: ByAxis<Interval>): string {
  const { scene } = heatmap;
  const [axes, onScreen] = [shownAxes(scene), shownAxes(heatmap.screen)];
  const isMean = isCompressed(heatmap);
  const samplings = mapAxes((side) =>
    isMean ? meanPixels(axes[side], onScreen[side]) : wholePixels(cells[side], axes[side]),
  );
  const shown = mapAxes((side) => samplings[side].shown);
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
