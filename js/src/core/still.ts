import type { LabelPlan } from "./labels.ts";
import type { MotionFrame } from "./motion.ts";
import type { BySide } from "./sides.ts";
import type { Cluster } from "./tree.ts";
import type { Interval, Tree } from "./types.ts";

/** A tree as it is shown: its leaves stand in the axis's order. */
export interface ShownTree {
  readonly tree: Tree;
  readonly clusters: readonly Cluster[];
  readonly height: number;
  readonly cut: number;
}

/** What is beside the matrix along one axis while nothing moves. */
export interface AxisStill {
  readonly order: Int32Array;
  readonly visible: Interval;
  readonly plan: LabelPlan;
  readonly shownTree: ShownTree | null;
}

/** A picture at rest. */
export interface Still extends BySide<AxisStill> {
  /** What its pixels are known by, also when its lines are counted otherwise. */
  readonly key: object;
}

export interface SharedStill {
  readonly still: Still;
  /** How much of it shows beside the others, which make up 1. */
  readonly share: number;
}

/** One frame of a motion: where everything is, and the pictures it comes from and goes to. */
export interface Motion extends BySide<MotionFrame> {
  /** What the lines are called, also those that leave. */
  readonly label: BySide<(line: number) => string>;
  /** The last one is where it goes. */
  readonly stills: readonly SharedStill[];
  /** Nothing has moved yet: the page shows all of it as it is. */
  readonly isBeginning: boolean;
}
