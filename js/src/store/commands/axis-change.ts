import { visibleIndices } from "../../axis/visibility.ts";
import type { AxisName } from "../../model/axes.ts";
import type { AxisView, ViewState } from "../../model/view-state.ts";
import { defaultCut, mergeHeights } from "../../tree/cuts.ts";
import { treeHeight } from "../../tree/linkage.ts";
import { pruneAndFlip } from "../../tree/subtree.ts";
import type { WidgetStore } from "../widget-store.ts";

/** Return a view with a change of one axis. */
export function withAxis(view: ViewState, side: AxisName, change: Partial<AxisView>): ViewState {
  return { ...view, [side]: { ...view[side], ...change } };
}

/** Return a view that shows the whole of an axis. */
export function atFullZoom(view: ViewState, side: AxisName): ViewState {
  return { ...view, viewport: { ...view.viewport, [side]: null } };
}

/** Return the cut for fewer items: as it was, or the default where it would cut nothing. */
export function cutAfter(store: WidgetStore, side: AxisName, view: AxisView): number | null {
  const model = store.axis(side);
  const whole = model.baseTree.value;
  if (!whole || view.cut === null) return view.cut;
  const isVisible = new Set(visibleIndices(model.axis.value, view, whole.members));
  const { tree } = pruneAndFlip(whole, [], (position) => isVisible.has(position));
  return view.cut < treeHeight(tree) ? view.cut : defaultCut(mergeHeights(tree));
}
