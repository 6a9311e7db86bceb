import type { AxisName } from "../../model/axes.ts";
import type { WidgetStore } from "../../store/widget-store.ts";

/** Name the axis of a part of the legend, where both axes have categories. */
export function axisNoun({ rows, cols }: WidgetStore, side: AxisName): string {
  const isClear = [rows, cols].some(({ axis }) => axis.value.annotations.length === 0);
  if (isClear) return "";
  return side === "rows" ? "rows" : "columns";
}
