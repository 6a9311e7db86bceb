import type { ByAxis } from "../model/axes.ts";
import type { SubsetClustering, TopRowsClustering, TopRowsSpec } from "../model/subset.ts";
import type { Tree } from "../model/tree.ts";
import type { ViewState } from "../model/view-state.ts";
import { deepEqual } from "../util/objects.ts";

/** The items of an axis before filters, crops and flips, with their tree. */
export interface AxisBase {
  /** Source indices, ascending; `null` for all. */
  readonly members: Int32Array | null;
  readonly tree: Tree | null;
  /** The items of the other axis by which sums and variances count; `null` for all. */
  readonly others: Int32Array | null;
}

/** The base of each axis. */
export type AxisBases = ByAxis<AxisBase>;

/** The subset clusterings that have arrived so far: of top rows, and of `recluster`. */
export interface SubsetClusterings {
  readonly topRowsClusterings: readonly TopRowsClustering[];
  readonly subsetClusterings: readonly SubsetClustering[];
}

/** The parts of a view that choose a subset clustering. */
export type SubsetChoice = Pick<ViewState, "top" | "recluster">;

/**
 * Find the bases that a view needs: `"whole"` for the table's own trees, `"missing"` where the
 * subset clustering has not arrived.
 */
export function findBases(
  { top, recluster }: SubsetChoice,
  { topRowsClusterings, subsetClusterings }: SubsetClusterings,
): AxisBases | "whole" | "missing" {
  if (recluster) {
    const found = subsetClusterings.find((one) => deepEqual(one.recluster, recluster));
    return found ? subsetBases(found) : "missing";
  }
  if (!top) return "whole";
  const stop = findTopRows(topRowsClusterings, top);
  return stop ? topRowsBases(stop) : "missing";
}

/** Find the clustering of a number of top rows. */
export function findTopRows(
  stops: readonly TopRowsClustering[],
  { by, count }: TopRowsSpec,
): TopRowsClustering | undefined {
  return stops.find((stop) => stop.by === by && stop.count === count);
}

function topRowsBases({ rows, rowTree, colTree }: TopRowsClustering): AxisBases {
  return {
    rows: { members: rows, tree: rowTree, others: null },
    cols: { members: null, tree: colTree, others: rows },
  };
}

function subsetBases({ recluster, rowTree, colTree }: SubsetClustering): AxisBases {
  const [rows, cols] = [recluster.rows, recluster.cols].map(
    ({ members }) => members && Int32Array.from(members),
  ) as [Int32Array | null, Int32Array | null];
  return {
    rows: { members: rows, tree: rowTree, others: cols },
    cols: { members: cols, tree: colTree, others: rows },
  };
}
