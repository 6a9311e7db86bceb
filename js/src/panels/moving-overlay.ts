import { type MotionFrame, middleOf } from "../core/motion.ts";
import type { Motion } from "../core/still.ts";
import type { Found } from "../state/page-state.ts";
import type { OverlayInput } from "./overlay.ts";

type Moved = Pick<OverlayInput, "rows" | "cols" | "rowOrder" | "colOrder">;
type Hidden = Pick<OverlayInput, "cell" | "cursor" | "lit">;
type Arrows = Pick<OverlayInput, "foundRows" | "foundCols">;

/** The marks of selection and search where their lines are now; one place a pixel. */
export function movingOverlay({ rows, cols }: Motion, found: Found): Moved & Hidden & Arrows {
  return {
    rows: [0, rows.lines.length],
    cols: [0, cols.lines.length],
    rowOrder: rows.lines,
    colOrder: cols.lines,
    foundRows: placesNow(rows, found.rows),
    foundCols: placesNow(cols, found.cols),
    cell: null,
    cursor: null,
    lit: null,
  };
}

function placesNow({ lines, placing }: MotionFrame, found: ReadonlySet<number>): number[] {
  const middles = Array.from(found, (line) => middleOf(placing, line) * lines.length - 0.5);
  return middles.filter((middle) => !Number.isNaN(middle));
}
