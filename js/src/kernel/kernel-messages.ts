import type { AxisName } from "../model/axes.ts";
import type { SubsetSpec, TopRowsSpec } from "../model/subset.ts";
import type { ComparisonTest } from "../stats/compare.ts";
import type { Change, Sender } from "../view/change.ts";

/**
 * A request to compare two groups; `others` null means the rest of what is visible, and the reply
 * has the same `id`.
 */
export interface ComparisonMessage {
  readonly id: number;
  readonly table: number;
  readonly axis: AxisName;
  readonly members: readonly number[];
  readonly others: readonly number[] | null;
  readonly test: ComparisonTest;
}

/** A request for the exact values of cells; the reply has the same `id`. */
export interface ValuesMessage {
  readonly id: number;
  readonly table: number;
  readonly rows: readonly number[];
  readonly cols: readonly number[];
}

/** A message of the page to the kernel. */
export type KernelMessage =
  /** The whole view, where the kernel has made other than `revision` changes. */
  | { readonly kind: "view"; readonly revision: number }
  | {
      readonly kind: "change";
      readonly by: Sender;
      readonly table: number;
      readonly change: Change;
    }
  | { readonly kind: "painted" }
  | { readonly kind: "top"; readonly top: TopRowsSpec }
  | { readonly kind: "recluster"; readonly recluster: SubsetSpec }
  | { readonly kind: "compare"; readonly compare: ComparisonMessage }
  | { readonly kind: "values"; readonly values: ValuesMessage }
  | { readonly kind: "click"; readonly row: number | null; readonly col: number | null };
