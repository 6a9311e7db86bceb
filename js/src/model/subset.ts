import type { AxisName } from "./axes.ts";
import type { Tree } from "./tree.ts";

export type TopRowsScore = "sum" | "variance";

/**
 * The rows with the largest sum of magnitudes or variance; both axes are clustered for them alone.
 */
export interface TopRowsSpec {
  readonly by: TopRowsScore;
  readonly count: number;
}

/** Some items of an axis, and how they are clustered by themselves. */
export interface AxisSubsetSpec {
  /** Source indices, ascending; `null` for the whole axis. */
  readonly members: readonly number[] | null;
  readonly enabled: boolean;
  readonly metric: string;
  readonly method: string;
  readonly optimal: boolean;
}

/** The rows and columns that `recluster` clusters by themselves. */
export type SubsetSpec = Readonly<Record<AxisName, AxisSubsetSpec>>;

/** The trees of top rows. */
export interface TopRowsClustering extends TopRowsSpec {
  /** Source indices of the rows, ascending; leaf i of `rowTree` is `rows[i]`. */
  readonly rows: Int32Array;
  readonly rowTree: Tree | null;
  readonly colTree: Tree | null;
}

/** The trees of what `recluster` clustered. */
export interface SubsetClustering {
  readonly recluster: SubsetSpec;
  readonly rowTree: Tree | null;
  readonly colTree: Tree | null;
}
