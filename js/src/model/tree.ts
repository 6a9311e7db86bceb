/**
 * scipy's linkage in two arrays: merge i joins nodes `merges[2i]` and `merges[2i + 1]` into node
 * `leafCount + i` at `heights[i]`; `leaves` is the leaf order.
 */
export interface Tree {
  readonly merges: Int32Array;
  readonly heights: Float64Array;
  readonly leaves: Int32Array;
}
