import type { LabelPlan } from "../layout/label-plan.ts";
import type { ByAxis } from "../model/axes.ts";
import type { Interval } from "../model/interval.ts";
import type { Tree } from "../model/tree.ts";
import type { Cluster } from "../tree/clusters.ts";
import type { MotionFrame } from "./frame.ts";

/** A tree whose leaves stand in the axis's order. */
export interface ShownTree {
  readonly tree: Tree;
  readonly clusters: readonly Cluster[];
  readonly height: number;
  readonly cut: number;
}

/** What is beside the matrix along one axis at rest. */
export interface AxisKeyframe {
  readonly permutation: Int32Array;
  readonly visible: Interval;
  readonly plan: LabelPlan;
  readonly shownTree: ShownTree | null;
}

/** A picture at rest, where a motion starts or ends. */
export interface Keyframe extends ByAxis<AxisKeyframe> {
  /** Identifies its pixels when items are renumbered. */
  readonly key: object;
}

/** A keyframe and how much of it shows. */
export interface WeightedKeyframe {
  readonly keyframe: Keyframe;
  /** Its share of the picture; all shares add up to 1. */
  readonly share: number;
}

/** One frame of a motion, with the keyframes it comes from and goes to. */
export interface Motion extends ByAxis<MotionFrame> {
  /** The labels of all items, those that exit included. */
  readonly label: ByAxis<(item: number) => string>;
  /** The last one is the goal. */
  readonly keyframes: readonly WeightedKeyframe[];
  /** Nothing has moved yet: the page shows all of it as it is. */
  readonly isBeginning: boolean;
}
