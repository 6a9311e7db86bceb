import type { CategoryFilter } from "./annotation.ts";
import type { ColorView } from "./colors.ts";
import type { NamedGroup } from "./group.ts";
import type { Interval } from "./interval.ts";
import type { OrderSpec } from "./order.ts";
import type { SubsetSpec, TopRowsSpec } from "./subset.ts";

/** The ascending source indices that a crop kept, and the cut before it. */
export interface Crop {
  readonly kept: readonly number[];
  readonly cut: number | null;
}

/** What a view says about one axis. */
export interface AxisView {
  readonly order: OrderSpec;
  readonly cut: number | null;
  /** Merges of the tree whose two branches are swapped, ascending. */
  readonly flips: readonly number[];
  readonly category: CategoryFilter | null;
  /** From the outermost to the innermost; what all of them kept is visible. */
  readonly crops: readonly Crop[];
  readonly selected: readonly number[];
  /** In the order of naming. */
  readonly groups: readonly NamedGroup[];
}

/** What is zoomed to; `null` is the whole axis. */
export interface ViewportState {
  readonly rows: Interval | null;
  readonly cols: Interval | null;
}

/** What is on the screen besides the data. */
export interface ViewState {
  readonly version: 1;
  readonly rows: AxisView;
  readonly cols: AxisView;
  /** At most one of these two is set; it chooses a subset clustering. */
  readonly top: TopRowsSpec | null;
  readonly recluster: SubsetSpec | null;
  readonly colors: ColorView;
  readonly viewport: ViewportState;
}
