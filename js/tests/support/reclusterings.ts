import type { AxisSubsetSpec, SubsetSpec } from "../../src/model/subset.ts";
import { chainHeights, chainMerges, wireArray, wireTree } from "./hand-made-model.ts";

interface Members {
  readonly rows?: readonly number[];
  readonly cols?: readonly number[];
}

function axisReclustering(members: readonly number[] | undefined): AxisSubsetSpec {
  return {
    members: members ?? null,
    enabled: true,
    metric: "correlation",
    method: "average",
    optimal: false,
  };
}

/** These rows and columns clustered anew; all where none are named. */
export function reclustering({ rows, cols }: Members): SubsetSpec {
  return { rows: axisReclustering(rows), cols: axisReclustering(cols) };
}

/** The same as the kernel sends it: the rows in a chain, the columns in one backwards. */
export function wireReclusterings(
  [rowCount, colCount]: readonly [number, number],
  ...done: readonly Members[]
) {
  return {
    version: 1,
    reclusterings: done.map((members) => {
      const { rows, cols } = reclustering(members);
      return {
        rows: wireAxis(rows, rowCount, (merges) => merges),
        cols: wireAxis(cols, colCount, (merges) => merges.map((_, i) => merges[i ^ 1] as number)),
      };
    }),
  };
}

function wireAxis(
  axis: AxisSubsetSpec,
  all: number,
  arranged: (merges: readonly number[]) => readonly number[],
) {
  const count = axis.members?.length ?? all;
  return {
    ...axis,
    members: axis.members && wireArray(Int32Array.from(axis.members)),
    tree: wireTree(arranged(chainMerges(count)), chainHeights(count)),
  };
}
