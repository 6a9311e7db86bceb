import type { TextCategory } from "./types.ts";

export interface CategoryCounts {
  /** Parallel to the category's values. */
  readonly counts: Uint32Array;
  readonly missing: number;
}

/** How often each value occurs, on the whole axis or among some original positions. */
export function categoryCounts(
  { codes, values }: TextCategory,
  positions?: Iterable<number>,
): CategoryCounts {
  const counts = new Uint32Array(values.length);
  let missing = 0;
  for (const position of positions ?? codes.keys()) {
    const code = codes[position] ?? -1;
    if (code < 0) missing += 1;
    else counts[code] = (counts[code] as number) + 1;
  }
  return { counts, missing };
}
