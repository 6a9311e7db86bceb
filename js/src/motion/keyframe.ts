import type { LabelPlan } from "../layout/label-plan.ts";
import type { ByAxis } from "../model/axes.ts";
import type { Interval } from "../model/interval.ts";
import type { Tree } from "../model/tree.ts";
import type { Cluster } from "../tree/clusters.ts";
import type { MotionFrame } from "./frame.ts";

/** A tree as it is shown: its leaves stand in the axis's order. */
export interface ShownTree {
  readonly tree: Tree;
  readonly clusters: readonly Cluster[];
  readonly height: number;
  readonly cut: number;
}

/** What is beside the matrix along one axis while nothing moves. */
export interface AxisKeyframe {
  readonly permutation: Int32Array;
  readonly visible: Interval;
  readonly plan: LabelPlan;
  readonly shownTree: ShownTree | null;
}

/** A picture at rest. */
export interface Keyframe extends ByAxis<AxisKeyframe> {
  /** What its pixels are known by, also when its items are counted otherwise. */
  readonly key: object;
}

export interface WeightedKeyframe {
  readonly keyframe: Keyframe;
  /** How much of it shows beside the others, which make up 1. */
  readonly share: number;
}

/** One frame of a motion: where everything is, and the pictures it comes from and goes to. */
export interface Motion extends ByAxis<MotionFrame> {
  /** What the items are called, also those that leave. */
  readonly label: ByAxis<(item: number) => string>;
  /** The last one is where it goes. */
  readonly keyframes: readonly WeightedKeyframe[];
  /** Nothing has moved yet: the page shows all of it as it is. */
  readonly isBeginning: boolean;
}
