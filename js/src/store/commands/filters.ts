import { batch } from "@preact/signals-core";
import { visibleIndices } from "../../axis/visibility.ts";
import type { CategoryFilter } from "../../model/annotation.ts";
import { AXES, type AxisName } from "../../model/axes.ts";
import type { AxisView, ViewState } from "../../model/view-state.ts";
import type { WidgetStore } from "../widget-store.ts";
import { atFullZoom, cutAfter, withAxis } from "./axis-change.ts";
import { showTopRows } from "./top-rows.ts";

/** Filter an axis by one category; the same again removes the filter. */
export function toggleCategoryFilter(
  store: WidgetStore,
  side: AxisName,
  filter: CategoryFilter,
): void {
  const view = store.view.value;
  const { category } = view[side];
  const isOn = category?.title === filter.title && category.value === filter.value;
  const narrowed = { ...view[side], category: isOn ? null : filter };
  const { axis, baseItems } = store.axis(side);
  if (visibleIndices(axis.value, narrowed, baseItems.value).length === 0) return;
  store.change(
    atFullZoom(withAxis(view, side, { ...narrowed, cut: cutAfter(store, side, narrowed) }), side),
  );
}

const GESTURE = "show everything";

/** Return whether a filter, a crop, top rows or a subset clustering hides items. */
export function hidesItems({ rows, cols, top, recluster }: ViewState): boolean {
  const isNarrowed = ({ category, crops }: AxisView) => category !== null || crops.length > 0;
  return isNarrowed(rows) || isNarrowed(cols) || top !== null || recluster !== null;
}

/** Remove all filters, crops, top rows and subset clusterings as one step. */
export function showEverything(store: WidgetStore): void {
  let view = store.view.value;
  if (!hidesItems(view)) return;
  store.endGesture();
  for (const side of AXES) {
    const { crops, cut } = view[side];
    const whole = { category: null, crops: [], cut: crops[0] ? crops[0].cut : cut };
    view = {
      ...view,
      [side]: { ...view[side], ...whole },
      viewport: { ...view.viewport, [side]: null },
    };
  }
  batch(() => {
    store.change(view, GESTURE);
    if (view.top || view.recluster) showTopRows(store, null, GESTURE);
  });
  store.endGesture();
}
