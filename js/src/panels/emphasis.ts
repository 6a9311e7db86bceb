import { categoryValue } from "../core/category-value.ts";
import { other, SIDES } from "../core/sides.ts";
import type { Cluster } from "../core/tree.ts";
import type { AxisName, Interval } from "../core/types.ts";
import { uniqueAscending } from "../core/unique-ascending.ts";
import type { CellCursor, PageState } from "../state/page-state.ts";
import { type Members, selectedSpans } from "./members.ts";
import { outcome } from "./outcome.ts";
import type { LabelOrdering } from "./written-labels.ts";

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
  const shown = Array.from(found.value[side], (index) => places[index] ?? -1);
  return uniqueAscending(shown.filter((place) => place >= 0));
}

/** The label that the other axis is ordered by the values of. */
export function orderingOf({ shared, motion }: PageState, side: AxisName): LabelOrdering | null {
  const { order } = shared.axis(other(side)).view.value;
  if (order.by !== "value") return null;
  const place = motion.value ? -1 : (shared.axis(side).places.value[order.of] ?? -1);
  return { index: order.of, position: place, descending: order.descending };
}

/** The cluster of an axis that is pointed at. */
export function hoveredCluster({ hover, shared }: PageState, side: AxisName): Cluster | null {
  const { clusters, showsTree } = shared.axis(side);
  return outcome(() => {
    const on = hover.value;
    if (on?.on !== "cluster" || on.side !== side || !showsTree.value) return null;
    return clusters.value[on.cluster.number - 1] === on.cluster ? on.cluster : null;
  });
}

/** What a cluster or a category value pointed at leaves as it is; `null` for all of the axis. */
export function emphasizedBy(page: PageState, side: AxisName): Members | null {
  const { hover, shared } = page;
  const { axis, order, places } = shared.axis(side);
  const cluster = hoveredCluster(page, side);
  if (cluster) {
    const { start, end } = cluster;
    const displayed = places.value;
    const isMember = (place: number) => place >= start && place < end;
    return { has: (index) => isMember(displayed[index] as number) };
  }
  const strip = outcome(() => {
    const on = hover.value;
    return on?.on === "category" && on.side === side ? on.strip : -1;
  });
  const category = axis.value.categories[strip];
  if (!category) return null;
  const value = outcome(() => {
    const on = hover.value;
    if (on?.on !== "category") return undefined;
    return categoryValue(category, order.value[on.position] as number);
  });
  return value === undefined ? null : { has: (index) => categoryValue(category, index) === value };
}

/** What stays in the light while a cluster or a category value is pointed at. */
export function litBy(page: PageState): { side: AxisName; spans: readonly Interval[] } | null {
  for (const side of SIDES) {
    const emphasized = emphasizedBy(page, side);
    if (!emphasized) continue;
    const order = page.shared.axis(side).order.value;
    const visible = page.viewport.value[side];
    return { side, spans: selectedSpans(order, visible, emphasized, page.extent(side)) };
  }
  return null;
}
