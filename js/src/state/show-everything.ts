import { batch } from "@preact/signals-core";
import { SIDES } from "../core/sides.ts";
import type { AxisView, ViewState } from "../core/types.ts";
import { showTop } from "./actions.ts";
import type { SharedState } from "./shared-state.ts";

const GESTURE = "show everything";

/** Whether a filter, a crop, the choice of top rows or what was clustered anew leaves anything out. */
export function leavesOut({ rows, cols, top, recluster }: ViewState): boolean {
  const isNarrowed = ({ category, crops }: AxisView) => category !== null || crops.length > 0;
  return isNarrowed(rows) || isNarrowed(cols) || top !== null || recluster !== null;
}

/** Takes back all filters and crops, top rows and what was clustered anew, as one step. */
export function showEverything(shared: SharedState): void {
  let view = shared.view.value;
  if (!leavesOut(view)) return;
  shared.endGesture();
  for (const side of SIDES) {
    const { crops, cut } = view[side];
    const whole = { category: null, crops: [], cut: crops[0] ? crops[0].cut : cut };
    view = {
      ...view,
      [side]: { ...view[side], ...whole },
      viewport: { ...view.viewport, [side]: null },
    };
  }
  batch(() => {
    shared.change(view, GESTURE);
    if (view.top || view.recluster) showTop(shared, null, GESTURE);
  });
  shared.endGesture();
}
