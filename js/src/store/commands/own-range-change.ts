import { effectiveOwnRange } from "../../color/color-view.ts";
import type { AxisName } from "../../model/types.ts";
import type { WidgetStore } from "../widget-store.ts";
import { changeColors } from "./colors.ts";

export const OWN_RANGE_NOUNS = {
  rows: { one: "row", many: "Rows", parameter: "row" },
  cols: { one: "column", many: "Columns", parameter: "col" },
} as const;

/** Colours each row or each column over its own range, or with `null` all over one. */
export function setOwnRange(store: WidgetStore, wanted: AxisName | null): void {
  const asGiven = { ...store.colorView.value, ownRange: null };
  const isAsGiven = effectiveOwnRange(store.givenColors.value, asGiven) === wanted;
  changeColors(store, { ownRange: isAsGiven ? null : (wanted ?? "none") });
}
