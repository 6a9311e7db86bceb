import type { AxisName } from "../core/types.ts";
import type { SharedState } from "../state/shared-state.ts";

/** Whose categories a part of the legend is about, where both axes have some. */
export function axisNoun({ rows, cols }: SharedState, side: AxisName): string {
  const isClear = [rows, cols].some(({ axis }) => axis.value.categories.length === 0);
  if (isClear) return "";
  return side === "rows" ? "rows" : "columns";
}
