import { annotationValue } from "../axis/annotation-value.ts";
import { AXES, type AxisName, otherAxis } from "../model/axes.ts";
import type { Interval } from "../model/interval.ts";
import type { CellCursor, ViewSession } from "../store/view-session.ts";
import type { Cluster } from "../tree/clusters.ts";
import { sortedUnique } from "../util/arrays.ts";
import { type IndexSet, indexIntervals } from "./index-set.ts";
import { selectSignal } from "./select-signal.ts";

/** Return the display index that the pointer, or else the keyboard, marks on an axis. */
export function hoveredDisplayIndex(session: ViewSession, side: AxisName): number | null {
  const { hover } = session;
  const on = hover.value;
  if (on?.on === "cell") return side === "rows" ? on.row : on.col;
  if (on?.on === "label" && on.side === side) return on.displayIndex;
  const cell = on === null ? cursorCell(session) : null;
  return cell && (side === "rows" ? cell.row : cell.col);
}

/** Return the display indices of the keyboard's cell while it shows. */
export function cursorCell({ cursor, isCursorShown, store }: ViewSession): CellCursor | null {
  const on = cursor.value;
  if (!on || !isCursorShown.value) return null;
  const row = store.rows.displayIndices.value[on.row] ?? -1;
  const col = store.cols.displayIndices.value[on.col] ?? -1;
  return row < 0 || col < 0 ? null : { row, col };
}

/** Return the ascending display indices of what a search found. */
export function foundDisplayIndices({ found, store }: ViewSession, side: AxisName): number[] {
  const places = store.axis(side).displayIndices.value;
  const shown = Array.from(found.value[side], (index) => places[index] ?? -1);
  return sortedUnique(shown.filter((place) => place >= 0));
}

/** Return the label whose values order the other axis. */
export function orderingLabel(
  { store, motion }: ViewSession,
  side: AxisName,
): LabelOrdering | null {
  const { order } = store.axis(otherAxis(side)).view.value;
  if (order.by !== "value") return null;
  const place = motion.value ? -1 : (store.axis(side).displayIndices.value[order.of] ?? -1);
  return { index: order.of, position: place, descending: order.descending };
}

/** Return the cluster of an axis that is pointed at. */
export function hoveredCluster({ hover, store }: ViewSession, side: AxisName): Cluster | null {
  const { clusters, showsTree } = store.axis(side);
  return selectSignal(() => {
    const on = hover.value;
    if (on?.on !== "cluster" || on.side !== side || !showsTree.value) return null;
    return clusters.value[on.cluster.number - 1] === on.cluster ? on.cluster : null;
  });
}

/**
 * Return the items at full strength while a cluster or a category value is pointed at; `null` for
 * all.
 */
export function highlightedItems(session: ViewSession, side: AxisName): IndexSet | null {
  const { hover, store } = session;
  const { axis, permutation, displayIndices } = store.axis(side);
  const cluster = hoveredCluster(session, side);
  if (cluster) {
    const { start, end } = cluster;
    const displayed = displayIndices.value;
    const isMember = (place: number) => place >= start && place < end;
    return { has: (index) => isMember(displayed[index] as number) };
  }
  const strip = selectSignal(() => {
    const on = hover.value;
    return on?.on === "category" && on.side === side ? on.strip : -1;
  });
  const annotation = axis.value.annotations[strip];
  if (!annotation) return null;
  const value = selectSignal(() => {
    const on = hover.value;
    if (on?.on !== "category") return undefined;
    return annotationValue(annotation, permutation.value[on.displayIndex] as number);
  });
  return value === undefined
    ? null
    : { has: (index) => annotationValue(annotation, index) === value };
}

/** Return the intervals that are not shaded while a cluster or a category value is pointed at. */
export function litIntervals(
  session: ViewSession,
): { side: AxisName; intervals: readonly Interval[] } | null {
  for (const side of AXES) {
    const highlighted = highlightedItems(session, side);
    if (!highlighted) continue;
    const order = session.store.axis(side).permutation.value;
    const visible = session.viewport.value[side];
    return { side, intervals: indexIntervals(order, visible, highlighted, session.extent(side)) };
  }
  return null;
}

/** The label whose values order the other axis, and in which direction. */
export interface LabelOrdering {
  readonly index: number;
  /** The display index, -1 where it is hidden. */
  readonly position: number;
  readonly descending: boolean;
}
