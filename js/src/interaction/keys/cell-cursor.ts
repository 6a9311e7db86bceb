import { describeCell } from "../../panels/cell-text/cell-text.ts";
import { cursorCell } from "../../panels/highlight.ts";
import type { CellCursor, ViewSession } from "../../store/view-session.ts";
import { clamp } from "../../util/clamp.ts";
import { spokenText } from "../../util/text.ts";
import { selectBoth } from "../selection-controller.ts";
import type { ZoomController } from "../zoom-controller.ts";
import { firstVisible } from "./cursor-layout.ts";
import { isArrow, isVertical, itemStep, pageSize } from "./key-steps.ts";

/** Moves the keyboard cursor over the cells; the view scrolls along. */
export class CellCursorControl {
  readonly #session: ViewSession;
  readonly #zooming: ZoomController;

  constructor(session: ViewSession, zooming: ZoomController) {
    this.#session = session;
    this.#zooming = zooming;
  }

  /** Shows the cursor where it was, or else at the first cell in sight. */
  show(): CellCursor {
    this.#session.isCursorShown.value = true;
    const cell = cursorCell(this.#session);
    if (cell) return cell;
    const first = {
      row: firstVisible(this.#session, "rows"),
      col: firstVisible(this.#session, "cols"),
    };
    this.#put(first);
    return first;
  }

  hide(): void {
    this.#session.isCursorShown.value = false;
  }

  /** False for a key that doesn't move the cursor. */
  press(key: string, isCtrl: boolean): boolean {
    const { viewport, geometry, isCursorShown } = this.#session;
    const step = itemStep(key, pageSize(viewport.value.rows));
    const isEnd = key === "Home" || key === "End";
    if (!step || (isCtrl && !isEnd)) return false;
    const wasShown = isCursorShown.peek();
    const { row, col } = this.show();
    const { rows, cols } = geometry.value.counts;
    const target = {
      row: isVertical(key) || isCtrl ? clamp(row + step, 0, rows - 1) : row,
      col: isVertical(key) ? col : clamp(col + step, 0, cols - 1),
    };
    if (wasShown || !isArrow(key)) this.#put(target);
    const shown = cursorCell(this.#session) ?? target;
    this.#zooming.reveal({ rows: shown.row, cols: shown.col }, !isArrow(key));
    return true;
  }

  /** Magnifies at the cursor while it is in sight, else in the middle. */
  magnify(factor: number): void {
    const { viewport, geometry } = this.#session;
    const { width, height } = geometry.value;
    const { rows, cols } = viewport.value;
    const cell = cursorCell(this.#session);
    const share = (place: number | undefined, [start, end]: readonly [number, number]) => {
      const at = place === undefined ? 0.5 : (place + 0.5 - start) / (end - start);
      return at >= 0 && at <= 1 ? at : 0.5;
    };
    this.#zooming.magnify(factor, share(cell?.col, cols) * width, share(cell?.row, rows) * height);
  }

  /** Selects the row and the column that the cursor is on; false when it is nowhere. */
  select(): boolean {
    const { cursor, store } = this.#session;
    const on = cursor.peek();
    if (!on || !cursorCell(this.#session)) return false;
    selectBoth(store, { rows: [on.row], cols: [on.col] });
    return true;
  }

  #put({ row, col }: CellCursor): void {
    const { rows, cols } = this.#session.store;
    this.#session.cursor.value = {
      row: rows.permutation.value[row] as number,
      col: cols.permutation.value[col] as number,
    };
  }
}

/** Describe the cell at the cursor for screen readers. */
export function cursorStatus(session: ViewSession): string {
  const { cursor, store } = session;
  const on = cursor.value;
  if (!on || !cursorCell(session)) return "";
  const { value, before, isMasked } = describeCell(store, on.row, on.col);
  const row = spokenText(store.rows.axis.value.label(on.row));
  const col = spokenText(store.cols.axis.value.label(on.col));
  const beforeText = before === null ? "" : `, as given ${before}`;
  return `${row}, ${col}: ${value}${beforeText}${isMasked ? ", masked" : ""}`;
}
