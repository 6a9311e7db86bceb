import type { TopRowsScore, TopRowsSpec } from "../../src/model/subset.ts";
import { chainHeights, chainMerges, wireArray, wireTree } from "./hand-made-model.ts";

interface Stop extends TopRowsSpec {
  readonly rows: readonly number[];
}

export function topStop(by: TopRowsScore, rows: readonly number[]): Stop {
  return { by, count: rows.length, rows };
}

/** Stops as the kernel sends them: the rows of each in a chain, the columns in one backwards. */
export function wireStops(colCount: number, ...stops: readonly Stop[]) {
  return {
    version: 1,
    stops: stops.map(({ by, count }) => ({ by, count })),
    rows: wireArray(Int32Array.from(stops.flatMap(({ rows }) => rows))),
    row_trees: wireTree(
      stops.flatMap(({ count }) => chainMerges(count)),
      stops.flatMap(({ count }) => chainHeights(count)),
    ),
    col_trees: wireTree(
      stops.flatMap(() => swapped(chainMerges(colCount))),
      stops.flatMap(() => chainHeights(colCount)),
    ),
  };
}

/** The two branches of each merge the other way round. */
function swapped(merges: readonly number[]): number[] {
  return merges.map((_, i) => merges[i ^ 1] as number);
}
