import type { TopBy } from "../src/core/types.ts";
import { wireArray, wireChain } from "./hand-made-model.ts";

/** A stop as the kernel sends it: these rows in a chain, and the columns backwards in a chain. */
export function wireStop(by: TopBy, rows: readonly number[], colCount: number) {
  const leaves = Int32Array.from({ length: colCount }, (_, i) => colCount - 1 - i);
  const order = () => wireArray(leaves);
  return {
    by,
    count: rows.length,
    rows: wireArray(Int32Array.from(rows)),
    row_tree: wireChain(rows.length),
    col_tree: { ...wireChain(colCount), leaves: order() },
    col_orders: { sum: order(), variance: order() },
  };
}

export function wireStops(...stops: readonly ReturnType<typeof wireStop>[]) {
  return { version: 1, stops };
}
