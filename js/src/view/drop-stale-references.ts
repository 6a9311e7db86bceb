import { visibleIndices } from "../axis/visibility.ts";
import type { AxisName } from "../model/axes.ts";
import type { Axis } from "../model/axis.ts";
import type { AxisView, ViewState } from "../model/view-state.ts";

interface FittedAxis {
  readonly axis: Axis;
  /** What the axis shows before filters and crops; `null` for all. */
  readonly base: Int32Array | null;
  readonly hasTree: boolean;
}

/**
 * Remove orders by annotations that are gone and filters by categories that are gone from a view.
 */
export function dropStaleReferences(
  view: ViewState,
  side: AxisName,
  fitted: FittedAxis,
): ViewState {
  const { order, category } = view[side];
  const { axis, base, hasTree } = fitted;
  const strip = (wanted?: string) => axis.annotations.find(({ title }) => title === wanted);
  const isOrderLost = order.by === "category" && !strip(order.title);
  const filtered = strip(category?.title);
  const isFilterLost =
    category !== null && !(filtered && visibleIndices(axis, view[side], base).length > 0);
  const change: Partial<AxisView> = {
    ...(isOrderLost && { order: { by: hasTree ? "cluster" : "initial" } }),
    ...(isFilterLost && { category: null }),
  };
  return {
    ...view,
    [side]: { ...view[side], ...change },
    viewport: isFilterLost ? { ...view.viewport, [side]: null } : view.viewport,
  };
}
