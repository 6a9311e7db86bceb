import type { Reduction } from "../model/colors.ts";
import { formatCount } from "../util/number-format.ts";
import { cellSize, type Geometry, type Viewport } from "../view/viewport.ts";

/** Describe how many rows and columns share a pixel; empty where each cell has one. */
export function levelStatus(
  viewport: Viewport,
  geometry: Pick<Geometry, "width" | "height">,
  reduction: Reduction,
): string {
  const size = cellSize(viewport, geometry);
  const parts = [
    { share: rounded(1 / size.height), noun: "rows" },
    { share: rounded(1 / size.width), noun: "columns" },
  ].filter(({ share }) => share > 1 && Number.isFinite(share));
  if (parts.length === 0) return "";
  const shares = parts.map(({ share, noun }) => `${written(share)} ${noun}`).join(" × ");
  return `1 px = ${shares}${reduction === "extreme" ? ", largest magnitude" : ""}`;
}

function rounded(share: number): number {
  return share < 9.95 ? Math.round(share * 10) / 10 : Math.round(share);
}

function written(share: number): string {
  return Number.isInteger(share) ? formatCount(share) : String(share);
}
