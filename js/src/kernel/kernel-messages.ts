import type { AxisName } from "../model/axes.ts";
import type { SubsetSpec, TopRowsSpec } from "../model/subset.ts";
import type { ComparisonTest } from "../stats/compare.ts";
import type { Change, Sender } from "../view/change.ts";

/** Two groups to compare, `others` null for the rest of what is visible; `id` comes back. */
export interface ComparisonMessage {
  readonly id: number;
  readonly table: number;
  readonly axis: AxisName;
  readonly members: readonly number[];
  readonly others: readonly number[] | null;
  readonly test: ComparisonTest;
}

/** The cells whose values are wanted with all their digits; `id` comes back. */
export interface ValuesMessage {
  readonly id: number;
  readonly table: number;
  readonly rows: readonly number[];
  readonly cols: readonly number[];
}

/** What the page may ask of the kernel, or tell it. */
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
