import { linesLike } from "../core/category-value.ts";
import type { AxisName, Interval } from "../core/types.ts";
import type { CellCursor, PageState } from "../state/page-state.ts";
import { selectedSpans } from "./labels.ts";

/** The display position that the pointer, or else the keyboard, marks on an axis. */
export function hoveredPosition(page: PageState, side: AxisName): number | null {
  const { hover } = page;
  const on = hover.value;
  if (on?.on === "cell") return side === "rows" ? on.row : on.col;
  if (on?.on === "label" && on.side === side) return on.position;
  const cell = on === null ? cursorCell(page) : null;
  return cell && (side === "rows" ? cell.row : cell.col);
}

/** The display positions of the keyboard's cell, while it shows. */
export function cursorCell({ cursor, isCursorShown, shared }: PageState): CellCursor | null {
  const on = cursor.value;
  if (!on || !isCursorShown.value) return null;
  const row = shared.rows.places.value[on.row] ?? -1;
  const col = shared.cols.places.value[on.col] ?? -1;
  return row < 0 || col < 0 ? null : { row, col };
}

/** The display positions of what a search found and is not hidden, ascending. */
export function foundPlaces({ found, shared }: PageState, side: AxisName): number[] {
  const places = shared.axis(side).places.value;
  return Array.from(found.value[side], (index) => places[index] ?? -1)
    .filter((place) => place >= 0)
    .sort((a, b) => a - b);
}

/** The original positions that share the category value pointed at; `null` for no such value. */
export function emphasizedBy(
  { hover, shared }: PageState,
  side: AxisName,
): ReadonlySet<number> | null {
  const on = hover.value;
  if (on?.on !== "category" || on.side !== side) return null;
  const { axis, order } = shared.axis(side);
  const category = axis.value.categories[on.strip];
  const index = order.value[on.position];
  return category && index !== undefined ? new Set(linesLike(category, index)) : null;
}

/** What stays in the light while a cluster or a category value is pointed at. */
export function litBy(page: PageState): { side: AxisName; spans: readonly Interval[] } | null {
  const on = page.hover.value;
  if (on?.on === "cluster") {
    return { side: on.side, spans: [[on.cluster.start, on.cluster.end]] };
  }
  if (on?.on !== "category") return null;
  const emphasized = emphasizedBy(page, on.side);
  if (!emphasized) return null;
  const order = page.shared.axis(on.side).order.value;
  const spans = selectedSpans(order, page.viewport.value[on.side], emphasized);
  return { side: on.side, spans };
}
