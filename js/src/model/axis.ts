import type { Annotation } from "./annotation.ts";
import type { RankedOrder, Score } from "./order.ts";
import type { Tree } from "./tree.ts";

/** The rows or the columns of the table. */
export interface Axis {
  readonly count: number;
  readonly title: string;
  readonly label: (position: number) => string;
  readonly annotations: readonly Annotation[];
  readonly orders: Readonly<Record<RankedOrder, Int32Array>>;
  /** The scores that are the same for all items. */
  readonly constant?: readonly Score[];
  readonly tree: Tree | null;
}
