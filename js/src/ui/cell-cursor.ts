import { within } from "../core/within.ts";
import { cursorCell } from "../panels/emphasis.ts";
import type { CellCursor, PageState } from "../state/page-state.ts";
import { cellText } from "./cell-text.ts";
import { firstInSight } from "./line-places.ts";
import { isArrow, isVertical, lineStep, pageOf } from "./line-steps.ts";
import { told } from "./searching.ts";
import { selectBoth } from "./selecting.ts";
import type { Zooming } from "./zooming.ts";

/** Moves the keyboard's cell over the heatmap; the view follows it. */
export class CellCursorControl {
  readonly #page: PageState;
  readonly #zooming: Zooming;

  constructor(page: PageState, zooming: Zooming) {
    this.#page = page;
    this.#zooming = zooming;
  }

  /** Shows the cursor where it was, or else at the first cell in sight. */
  show(): CellCursor {
    this.#page.isCursorShown.value = true;
    const cell = cursorCell(this.#page);
    if (cell) return cell;
    const first = { row: firstInSight(this.#page, "rows"), col: firstInSight(this.#page, "cols") };
    this.#put(first);
    return first;
  }

  hide(): void {
    this.#page.isCursorShown.value = false;
  }

  /** False for a key that doesn't move the cursor. */
  press(key: string, isCtrl: boolean): boolean {
    const { viewport, geometry, isCursorShown } = this.#page;
    const step = lineStep(key, pageOf(viewport.value.rows));
    const isEnd = key === "Home" || key === "End";
    if (!step || (isCtrl && !isEnd)) return false;
    const wasShown = isCursorShown.peek();
    const { row, col } = this.show();
    const { rows, cols } = geometry.value.counts;
    const target = {
      row: isVertical(key) || isCtrl ? within(row + step, 0, rows - 1) : row,
      col: isVertical(key) ? col : within(col + step, 0, cols - 1),
    };
    if (wasShown || !isArrow(key)) this.#put(target);
    const shown = cursorCell(this.#page) ?? target;
    this.#zooming.reveal({ rows: shown.row, cols: shown.col }, !isArrow(key));
    return true;
  }

  /** Magnifies at the cursor while it is in sight, else in the middle. */
  magnify(factor: number): void {
    const { viewport, geometry } = this.#page;
    const { width, height } = geometry.value;
    const { rows, cols } = viewport.value;
    const cell = cursorCell(this.#page);
    const share = (place: number | undefined, [start, end]: readonly [number, number]) => {
      const at = place === undefined ? 0.5 : (place + 0.5 - start) / (end - start);
      return at >= 0 && at <= 1 ? at : 0.5;
    };
    this.#zooming.magnify(factor, share(cell?.col, cols) * width, share(cell?.row, rows) * height);
  }

  /** Selects the row and the column that the cursor is on; false when it is nowhere. */
  select(): boolean {
    const { cursor, shared } = this.#page;
    const on = cursor.peek();
    if (!on || !cursorCell(this.#page)) return false;
    selectBoth(shared, { rows: [on.row], cols: [on.col] });
    return true;
  }

  #put({ row, col }: CellCursor): void {
    const { rows, cols } = this.#page.shared;
    this.#page.cursor.value = {
      row: rows.order.value[row] as number,
      col: cols.order.value[col] as number,
    };
  }
}

/** What the cursor is on, in words. */
export function cursorStatus(page: PageState): string {
  const { cursor, shared } = page;
  const on = cursor.value;
  if (!on || !cursorCell(page)) return "";
  const { value, before, isMasked } = cellText(shared, on.row, on.col);
  const row = told(shared.rows.axis.value.label(on.row));
  const col = told(shared.cols.axis.value.label(on.col));
  const beforeText = before === null ? "" : `, as given ${before}`;
  return `${row}, ${col}: ${value}${beforeText}${isMasked ? ", masked" : ""}`;
}
