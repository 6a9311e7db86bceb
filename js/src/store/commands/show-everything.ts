import { batch } from "@preact/signals-core";
import { AXES } from "../../model/axes.ts";
import type { AxisView, ViewState } from "../../model/types.ts";
import type { WidgetStore } from "../widget-store.ts";
import { showTopRows } from "./actions.ts";

const GESTURE = "show everything";

/** Whether a filter, a crop, the choice of top rows or what was clustered anew leaves anything out. */
export function hidesItems({ rows, cols, top, recluster }: ViewState): boolean {
  const isNarrowed = ({ category, crops }: AxisView) => category !== null || crops.length > 0;
  return isNarrowed(rows) || isNarrowed(cols) || top !== null || recluster !== null;
}

/** Takes back all filters and crops, top rows and what was clustered anew, as one step. */
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
