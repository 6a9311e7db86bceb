import { visibleIndices } from "../../axis/visibility.ts";
import type { AxisName } from "../../model/axes.ts";
import type { AxisView, ViewState } from "../../model/view-state.ts";
import { defaultCut, mergeHeights } from "../../tree/cuts.ts";
import { treeHeight } from "../../tree/linkage.ts";
import { pruneAndFlip } from "../../tree/subtree.ts";
import type { WidgetStore } from "../widget-store.ts";

export function withAxis(view: ViewState, side: AxisName, change: Partial<AxisView>): ViewState {
  return { ...view, [side]: { ...view[side], ...change } };
}

export function atFullZoom(view: ViewState, side: AxisName): ViewState {
  return { ...view, viewport: { ...view.viewport, [side]: null } };
}

/** The cut for a narrower choice of an axis: as it was, or the default where it cuts nothing. */
export function cutAfter(store: WidgetStore, side: AxisName, view: AxisView): number | null {
  const model = store.axis(side);
  const whole = model.baseTree.value;
  if (!whole || view.cut === null) return view.cut;
  const isVisible = new Set(visibleIndices(model.axis.value, view, whole.members));
  const { tree } = pruneAndFlip(whole, [], (position) => isVisible.has(position));
  return view.cut < treeHeight(tree) ? view.cut : defaultCut(mergeHeights(tree));
}
