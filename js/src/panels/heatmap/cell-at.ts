import { displayIndexAt } from "../../axis/axis-scale.ts";
import type { Geometry, Viewport } from "../../view/viewport.ts";

/** A cell by display and by source indices. */
export interface Cell {
  /** Display indices. */
  readonly row: number;
  readonly col: number;
  /** Source indices. */
  readonly rowIndex: number;
  readonly colIndex: number;
}

/** Find the cell at a point of the heatmap. */
export function cellAt(
  x: number,
  y: number,
  viewport: Viewport,
  geometry: Pick<Geometry, "width" | "height">,
  rowOrder: Int32Array,
  colOrder: Int32Array,
): Cell | null {
  const row = displayIndexAt(y, viewport.rows, geometry.height, rowOrder.length);
  const col = displayIndexAt(x, viewport.cols, geometry.width, colOrder.length);
  if (row === null || col === null) return null;
  return { row, col, rowIndex: rowOrder[row] as number, colIndex: colOrder[col] as number };
}
