import type { Change, Sender } from "../core/change.ts";
import type { ComparisonTest } from "../core/compare.ts";
import type { AxisName, Reclustering, Top } from "../core/types.ts";

/** Two groups to compare, `others` null for the rest of what is visible; `id` comes back. */
export interface ComparisonQuestion {
  readonly id: number;
  readonly table: number;
  readonly axis: AxisName;
  readonly members: readonly number[];
  readonly others: readonly number[] | null;
  readonly test: ComparisonTest;
}

/** The cells whose values are wanted with all their digits; `id` comes back. */
export interface ValuesQuestion {
  readonly id: number;
  readonly table: number;
  readonly rows: readonly number[];
  readonly cols: readonly number[];
}

/** What the page may ask of the kernel, or tell it. */
export type Question =
  /** The whole view, where the kernel has made other than `revision` changes. */
  | { readonly kind: "view"; readonly revision: number }
  | {
      readonly kind: "change";
      readonly by: Sender;
      readonly table: number;
      readonly change: Change;
    }
  | { readonly kind: "painted" }
  | { readonly kind: "top"; readonly top: Top }
  | { readonly kind: "recluster"; readonly recluster: Reclustering }
  | { readonly kind: "compare"; readonly compare: ComparisonQuestion }
  | { readonly kind: "values"; readonly values: ValuesQuestion }
  | { readonly kind: "click"; readonly row: number | null; readonly col: number | null };
