import type { AxisName } from "../../model/axes.ts";
import type { WidgetStore } from "../../store/widget-store.ts";

/** Whose categories a part of the legend is about, where both axes have some. */
export function axisNoun({ rows, cols }: WidgetStore, side: AxisName): string {
  const isClear = [rows, cols].some(({ axis }) => axis.value.annotations.length === 0);
  if (isClear) return "";
  return side === "rows" ? "rows" : "columns";
}
