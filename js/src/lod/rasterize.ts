import { EDGE_NUDGE, LEAST_COVER, renderedValue } from "../matrix/render-matrix.ts";
import { extreme, MASKED, MISSING_BELOW } from "../matrix/sentinels.ts";
import { mapAxes } from "../model/axes.ts";
import { type ShownAxis, shownAxes } from "./choose-level.ts";
import type { HeatmapScene } from "./scene.ts";

interface Cover {
  readonly index: number;
  readonly share: number;
}

/**
 * The display indices under each pixel: the one below its centre where cells are at least a
 * pixel wide, else all that it touches with the share of each.
 */
function coverOf({ shown, pixels, count }: ShownAxis, least: number): Cover[][] {
  const perPixel = (shown[1] - shown[0]) / pixels;
  return Array.from({ length: pixels }, (_, pixel) => {
    const start = shown[0] + pixel * perPixel;
    if (perPixel <= 1 + 1e-9) {
      const index = Math.min(count - 1, Math.floor(start + perPixel / 2 + EDGE_NUDGE));
      return [{ index, share: 1 }];
    }
    const end = Math.min(start + perPixel, count);
    const covers: Cover[] = [];
    for (let index = Math.floor(start); index < end; index++) {
      const share = Math.min(end, index + 1) - Math.max(start, index);
      if (share > least) covers.push({ index, share });
    }
    return covers;
  });
}

/**
 * Compute the value of each pixel from its cells. It is the reference for the GPU's picture, and
 * the picture where there is no GPU. `MISSING` where no cell has a value, `MASKED` where all are
 * masked.
 */
export function rasterize(scene: Omit<HeatmapScene, "colors">): Float32Array {
  const { matrix, rowOrder, colOrder, reduction, width, height } = scene;
  const pixels = new Float32Array(width * height);
  const isExtreme = reduction === "extreme";
  const least = isExtreme ? LEAST_COVER : 1e-7;
  const { rows, cols } = mapAxes((side) => coverOf(shownAxes(scene)[side], least));
  for (const [y, rowCover] of rows.entries()) {
    for (const [x, colCover] of cols.entries()) {
      let sum = 0;
      let weight = 0;
      let most = MASKED;
      for (const row of rowCover) {
        const line = rowOrder[row.index] as number;
        for (const col of colCover) {
          const value = renderedValue(matrix, line, colOrder[col.index] as number);
          if (isExtreme || value < MISSING_BELOW) most = extreme(most, value);
          if (value < MISSING_BELOW) continue;
          const share = row.share * col.share;
          sum += share * value;
          weight += share;
        }
      }
      pixels[y * width + x] = isExtreme || weight === 0 ? most : sum / weight;
    }
  }
  return pixels;
}
