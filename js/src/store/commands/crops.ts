import { visibleIndices } from "../../axis/visibility.ts";
import { AXES, type AxisName, type ByAxis, mapAxes } from "../../model/axes.ts";
import type { ViewState } from "../../model/view-state.ts";
import type { WidgetStore } from "../widget-store.ts";
import { atFullZoom, cutAfter, withAxis } from "./axis-change.ts";

/** Crop an axis to some source indices; false when none of them is visible. */
export function crop(store: WidgetStore, side: AxisName, positions: Iterable<number>): boolean {
  const view = cropView(store, store.view.value, side, positions);
  if (view) store.change(view);
  return view !== null;
}

/** Crop both axes as one step. */
export function cropBoth(store: WidgetStore, lines: ByAxis<Iterable<number>>): boolean {
  const before = store.view.value;
  const view = AXES.reduce(
    (wider, side) => cropView(store, wider, side, lines[side]) ?? wider,
    before,
  );
  store.change(view);
  return view !== before;
}

/** Crop each axis that has a selection to it; false when that changes nothing. */
export function cropToSelected(store: WidgetStore): boolean {
  return cropBoth(
    store,
    mapAxes((side) => store.view.value[side].selected),
  );
}

function cropView(
  store: WidgetStore,
  view: ViewState,
  side: AxisName,
  positions: Iterable<number>,
): ViewState | null {
  const { visible } = store.axis(side);
  const wanted = new Set(positions);
  const kept = [...visible.value].filter((position) => wanted.has(position));
  if (kept.length === 0 || kept.length === visible.value.length) return null;
  const { crops, cut } = view[side];
  const narrowed = { ...view[side], crops: [...crops, { kept, cut }] };
  return atFullZoom(
    withAxis(view, side, { ...narrowed, cut: cutAfter(store, side, narrowed) }),
    side,
  );
}

/** Undo the innermost crop of an axis. */
export function undoCrop(store: WidgetStore, side: AxisName): void {
  const view = store.view.value;
  const { length } = view[side].crops;
  const wider = length > 0 && replaceCrops(store, view, side, length - 1, []);
  if (wider) store.change(wider);
}

/**
 * Return a view with the outermost `count` crops of an axis and others inside them; `null` where
 * nothing would be left.
 */
export function replaceCrops(
  store: WidgetStore,
  view: ViewState,
  side: AxisName,
  count: number,
  inside: readonly (readonly number[])[],
): ViewState | null {
  const { axis, baseItems } = store.axis(side);
  const { crops, cut } = view[side];
  let own = { ...view[side], crops: crops.slice(0, count), cut: (crops[count] ?? { cut }).cut };
  for (const kept of inside) {
    own = { ...own, crops: [...own.crops, { kept, cut: own.cut }] };
    if (visibleIndices(axis.value, own, baseItems.value).length === 0) return null;
    own = { ...own, cut: cutAfter(store, side, own) };
  }
  return atFullZoom(withAxis(view, side, own), side);
}
