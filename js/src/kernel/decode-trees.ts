import type { Tree } from "../model/types.ts";
import { leafOrder } from "../tree/tree.ts";
import { FieldError, plainObject } from "../util/decoder.ts";
import { areDistinct, doubles, integers } from "./array-decoders.ts";

/** The trees of one axis, or of its parts, one after the other; `null` where it is not clustered. */
export function decodeTrees(
  value: unknown,
  leafCounts: readonly number[],
  path: string,
): readonly Tree[] | null {
  if (value === null) return null;
  const record = plainObject(value, path);
  const mergeCount = leafCounts.reduce((sum, count) => sum + count - 1, 0);
  const most = 2 * Math.max(0, ...leafCounts);
  const merges = integers(record.merges, [mergeCount, 2], [0, most], `${path}.merges`);
  const heights = doubles(record.heights, [mergeCount], `${path}.heights`);
  let start = 0;
  return leafCounts.map((count) => {
    const end = start + count - 1;
    const tree = treeOf(merges.subarray(2 * start, 2 * end), heights.subarray(start, end), path);
    start = end;
    return tree;
  });
}

/** Every node but the last is a branch of one merge, which comes after it: nothing goes in circles. */
function treeOf(merges: Int32Array, heights: Float64Array, path: string): Tree {
  const leafCount = heights.length + 1;
  const isAfterBranches = merges.every((node, i) => node < leafCount + (i >> 1));
  if (!isAfterBranches || !areDistinct(merges, leafCount + heights.length)) {
    throw new FieldError(`${path}.merges`, "these merges make no tree");
  }
  return { merges, heights, leaves: leafOrder(merges, leafCount) };
}
