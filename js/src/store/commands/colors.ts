import { effectiveOwnRange } from "../../color/color-view.ts";
import type { AxisName } from "../../model/axes.ts";
import type { ColorView } from "../../model/colors.ts";
import type { WidgetStore } from "../widget-store.ts";

/** The colours without any change. */
export const AS_GIVEN: ColorView = {
  map: null,
  vmin: null,
  vmax: null,
  center: null,
  opacity: 1,
  ownRange: null,
  reduction: "mean",
  norm: null,
};

/** Change the colours as one step, or as a part of a gesture. */
export function changeColors(
  store: WidgetStore,
  change: Partial<ColorView>,
  gesture: string | null = null,
): void {
  const view = store.view.value;
  store.change({ ...view, colors: { ...view.colors, ...change } }, gesture);
}

/** Return whether a view leaves the colours as given. */
export function areColorsAsGiven(colors: ColorView): boolean {
  return (Object.keys(AS_GIVEN) as (keyof ColorView)[]).every(
    (key) => colors[key] === AS_GIVEN[key],
  );
}

/** The words for ranges of each axis. */
export const OWN_RANGE_NOUNS = {
  rows: { one: "row", many: "Rows", parameter: "row" },
  cols: { one: "column", many: "Columns", parameter: "col" },
} as const;

/** Colour each row or each column over its own range, or with `null` all over one. */
export function setOwnRange(store: WidgetStore, wanted: AxisName | null): void {
  const asGiven = { ...store.colorView.value, ownRange: null };
  const isAsGiven = effectiveOwnRange(store.givenColors.value, asGiven) === wanted;
  changeColors(store, { ownRange: isAsGiven ? null : (wanted ?? "none") });
}
