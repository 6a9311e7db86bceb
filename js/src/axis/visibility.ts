import type { Axis } from "../model/axis.ts";
import type { AxisView } from "../model/view-state.ts";
import { identityPermutation } from "../util/permutation.ts";
import { annotationValue } from "./annotation-value.ts";

/**
 * Return the ascending source indices that filters and crops keep, of `base` or of the whole axis.
 */
export function visibleIndices(
  axis: Pick<Axis, "count" | "annotations">,
  view: Pick<AxisView, "category" | "crops">,
  base: Int32Array | null,
): Int32Array {
  let visible = base ?? identityPermutation(axis.count);
  const filter = view.category;
  if (filter) {
    const annotation = axis.annotations.find(({ title }) => title === filter.title);
    if (annotation) {
      visible = visible.filter(
        (sourceIndex) => annotationValue(annotation, sourceIndex) === filter.value,
      );
    }
  }
  for (const { kept } of view.crops) {
    const isKept = new Set(kept);
    visible = visible.filter((sourceIndex) => isKept.has(sourceIndex));
  }
  return visible;
}
