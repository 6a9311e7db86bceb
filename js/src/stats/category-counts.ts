import type { CategoricalAnnotation } from "../model/annotation.ts";

export interface CategoryCounts {
  /** Parallel to the category's values. */
  readonly counts: Uint32Array;
  readonly missing: number;
}

/** Count each category of an annotation on the whole axis or among some source indices. */
export function countCategories(
  { codes, values }: CategoricalAnnotation,
  sourceIndices?: Iterable<number>,
): CategoryCounts {
  const counts = new Uint32Array(values.length);
  let missing = 0;
  for (const sourceIndex of sourceIndices ?? codes.keys()) {
    const code = codes[sourceIndex] ?? -1;
    if (code < 0) missing += 1;
    else counts[code] = (counts[code] as number) + 1;
  }
  return { counts, missing };
}
