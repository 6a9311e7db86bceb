import type { AxisName } from "./axes.ts";

/** Named items of an axis. */
export interface NamedGroup {
  readonly name: string;
  /** Source indices, ascending, at least one. */
  readonly positions: readonly number[];
  readonly color: string;
}

/** A named group with its axis. */
export interface Group extends NamedGroup {
  readonly axis: AxisName;
}
