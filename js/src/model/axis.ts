import type { Annotation } from "./annotation.ts";
import type { RankedOrder, Score } from "./order.ts";
import type { Tree } from "./tree.ts";

export interface Axis {
  readonly count: number;
  readonly title: string;
  readonly label: (position: number) => string;
  readonly annotations: readonly Annotation[];
  readonly orders: Readonly<Record<RankedOrder, Int32Array>>;
  /** Of what lines are ranked by, what is the same for all of them; none where left out. */
  readonly constant?: readonly Score[];
  readonly tree: Tree | null;
}
