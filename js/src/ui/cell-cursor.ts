import { isMasked } from "../core/drawable.ts";
import { formatNumber } from "../core/format.ts";
import { valueBefore } from "../core/scaling.ts";
import { cursorCell } from "../panels/emphasis.ts";
import type { CellCursor, PageState } from "../state/page-state.ts";
import { isArrow, pageOf } from "./line-steps.ts";
import { told } from "./searching.ts";
import type { Zooming } from "./zooming.ts";

type Place = (
  cell: CellCursor,
  last: CellCursor,
  page: { readonly rows: number; readonly cols: number },
) => { readonly row: number; readonly col: number };

/** Where each key leads from a cell, in display positions. */
const MOVES: Readonly<Record<string, Place>> = {
  ArrowUp: ({ row, col }) => ({ row: row - 1, col }),
  ArrowDown: ({ row, col }) => ({ row: row + 1, col }),
  ArrowLeft: ({ row, col }) => ({ row, col: col - 1 }),
  ArrowRight: ({ row, col }) => ({ row, col: col + 1 }),
  PageUp: ({ row, col }, _, { rows }) => ({ row: row - rows, col }),
  PageDown: ({ row, col }, _, { rows }) => ({ row: row + rows, col }),
  Home: ({ row }) => ({ row, col: 0 }),
  End: ({ row }, last) => ({ row, col: last.col }),
  "Ctrl+Home": () => ({ row: 0, col: 0 }),
  "Ctrl+End": (_, last) => last,
};

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
    const { viewport, isCursorShown, geometry } = this.#page;
    isCursorShown.value = true;
    const cell = cursorCell(this.#page);
    if (cell) return cell;
    const { rows, cols } = viewport.value;
    const { rowCount, colCount } = geometry.value;
    const first = {
      row: Math.min(Math.ceil(rows[0]), rowCount - 1),
      col: Math.min(Math.ceil(cols[0]), colCount - 1),
    };
    this.#put(first);
    return first;
  }

  hide(): void {
    this.#page.isCursorShown.value = false;
  }

  /** False for a key that doesn't move the cursor. */
  press(key: string, isCtrl: boolean): boolean {
    const move = MOVES[isCtrl ? `Ctrl+${key}` : key];
    if (!move) return false;
    const { viewport, geometry, isCursorShown } = this.#page;
    const wasShown = isCursorShown.peek();
    const cell = this.show();
    const { rows, cols } = viewport.value;
    const { rowCount, colCount } = geometry.value;
    const last = { row: rowCount - 1, col: colCount - 1 };
    const there = move(cell, last, { rows: pageOf(rows), cols: pageOf(cols) });
    const target = {
      row: Math.min(Math.max(there.row, 0), last.row),
      col: Math.min(Math.max(there.col, 0), last.col),
    };
    if (wasShown || !isArrow(key)) this.#put(target);
    const shown = cursorCell(this.#page) ?? target;
    this.#zooming.reveal(shown.row, shown.col, !isArrow(key));
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
    const view = shared.view.value;
    shared.change({
      ...view,
      rows: { ...view.rows, selected: [on.row] },
      cols: { ...view.cols, selected: [on.col] },
    });
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
  const { values, colCount, scale } = shared.matrix.value;
  const cell = on.row * colCount + on.col;
  const value = (values[cell] as number) * scale;
  const row = told(shared.rows.axis.value.label(on.row));
  const col = told(shared.cols.axis.value.label(on.col));
  const before = valueBefore(shared.scaling.value, shared.matrix.value, on.row, on.col);
  const beforeText = before === null ? "" : `, before scaling ${formatNumber(before)}`;
  const maskedText = isMasked(shared.matrix.value, cell) ? ", masked" : "";
  return `${row}, ${col}: ${formatNumber(value)}${beforeText}${maskedText}`;
}
