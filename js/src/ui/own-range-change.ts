import { viewedOwnRange } from "../core/color-view.ts";
import type { AxisName } from "../core/types.ts";
import type { SharedState } from "../state/shared-state.ts";
import { changeColors } from "./color-change.ts";

export const NOUNS = {
  rows: { one: "row", many: "Rows", parameter: "row" },
  cols: { one: "column", many: "Columns", parameter: "col" },
} as const;

/** Colours each row or each column over its own range, or with `null` all over one. */
export function setOwnRange(shared: SharedState, wanted: AxisName | null): void {
  const asGiven = { ...shared.colorView.value, ownRange: null };
  const isAsGiven = viewedOwnRange(shared.givenColors.value, asGiven) === wanted;
  changeColors(shared, { ownRange: isAsGiven ? null : (wanted ?? "none") });
}
