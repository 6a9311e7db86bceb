import { findTopRows } from "../../axis/base.ts";
import { visibleIndices } from "../../axis/visibility.ts";
import { type AxisName, mapAxes } from "../../model/axes.ts";
import type { TopRowsSpec } from "../../model/subset.ts";
import type { AxisView } from "../../model/view-state.ts";
import { mergeHeights, transferCut } from "../../tree/cuts.ts";
import type { WidgetStore } from "../widget-store.ts";
import { atFullZoom } from "./axis-change.ts";

/**
 * Show only the top rows, or all rows again, with the trees of that subset. False when its
 * clustering has not arrived, or when a filter or a crop would leave none of the rows.
 */
export function showTopRows(
  store: WidgetStore,
  top: TopRowsSpec | null,
  gesture: string | null = null,
): boolean {
  const view = store.view.value;
  const stop = top && findTopRows(store.topRowsClusterings.value, top);
  if (top && !stop) return false;
  const rows = visibleIndices(store.rows.axis.value, view.rows, stop?.rows ?? null);
  if (rows.length === 0) return false;
  const side = (name: AxisName): Partial<AxisView> => {
    const tree = stop
      ? name === "rows"
        ? stop.rowTree
        : stop.colTree
      : store.axis(name).axis.value.tree;
    const { order, crops } = view[name];
    const isLost = !tree && order.by === "cluster";
    const heights = tree && mergeHeights(tree);
    const before = store.axis(name).baseTree.value;
    const known = before && mergeHeights(before.tree);
    const cut = heights && transferCut(heights, view[name].cut, known);
    return {
      order: isLost ? { by: "initial" } : order,
      flips: [],
      cut,
      crops: crops.map((crop) => (cut === null || crop.cut === null ? { ...crop, cut } : crop)),
    };
  };
  const axes = mapAxes((name) => ({ ...view[name], ...side(name) }));
  const chosen = atFullZoom({ ...view, ...axes, top, recluster: null }, "rows");
  store.change(view.recluster ? atFullZoom(chosen, "cols") : chosen, gesture);
  return true;
}
