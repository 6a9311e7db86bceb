/** What items are ranked by: their sum, their sum of magnitudes or their variance. */
export type Score = "sum" | "magnitude" | "variance";

export type RankedOrder = "sum" | "variance" | "label";

export type NamedOrder = "cluster" | RankedOrder | "initial";

/** The rule by which an axis is ordered; `orderPermutation` computes what it gives. */
export type OrderSpec =
  | { readonly by: NamedOrder }
  | { readonly by: "value"; readonly of: number; readonly descending: boolean }
  | { readonly by: "category"; readonly title: string }
  | { readonly by: "custom"; readonly indices: readonly number[] };
