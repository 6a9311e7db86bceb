import type { AxisName } from "./axes.ts";
import type { Tree } from "./tree.ts";

export type TopRowsScore = "sum" | "variance";

/** Only the rows with the largest sum of magnitudes or variance, both axes clustered anew. */
export interface TopRowsSpec {
  readonly by: TopRowsScore;
  readonly count: number;
}

/** Some items of an axis, and how they were clustered by themselves. */
export interface AxisSubsetSpec {
  /** Source indices, ascending; `null` for the whole axis. */
  readonly members: readonly number[] | null;
  readonly enabled: boolean;
  readonly metric: string;
  readonly method: string;
  readonly optimal: boolean;
}

/** Only these rows and columns, clustered anew: what the trees are made of. */
export type SubsetSpec = Readonly<Record<AxisName, AxisSubsetSpec>>;

/** What clustering the top rows alone gave. */
export interface TopRowsClustering extends TopRowsSpec {
  /** Source indices of the rows, ascending; leaf i of `rowTree` is `rows[i]`. */
  readonly rows: Int32Array;
  readonly rowTree: Tree | null;
  readonly colTree: Tree | null;
}

/** What clustering some rows and columns by themselves gave. */
export interface SubsetClustering {
  readonly recluster: SubsetSpec;
  readonly rowTree: Tree | null;
  readonly colTree: Tree | null;
}
