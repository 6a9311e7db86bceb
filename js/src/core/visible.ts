import { categoryValue } from "./category-value.ts";
import { initialOrder } from "./order.ts";
import type { Axis, AxisView } from "./types.ts";

/**
 * The original positions that filters and crops leave, ascending; all of `base` (or of the axis)
 * when there is neither.
 */
export function visiblePositions(
  axis: Pick<Axis, "count" | "categories">,
  view: Pick<AxisView, "category" | "crops">,
  base: Int32Array | null,
): Int32Array {
  let visible = base ?? initialOrder(axis.count);
  const filter = view.category;
  if (filter) {
    const category = axis.categories.find(({ title }) => title === filter.title);
    if (category) {
      visible = visible.filter((position) => categoryValue(category, position) === filter.value);
    }
  }
  for (const { kept } of view.crops) {
    const isKept = new Set(kept);
    visible = visible.filter((position) => isKept.has(position));
  }
  return visible;
}
