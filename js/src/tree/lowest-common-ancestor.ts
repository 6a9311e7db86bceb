import { branches } from "./linkage.ts";
import type { Subtree } from "./subtree.ts";

/** Find the merge that first joins all of these source indices; `null` for fewer than two. */
export function lowestCommonAncestor(
  { tree, members }: Subtree,
  sourceIndices: ReadonlySet<number>,
): number | null {
  if (sourceIndices.size < 2) return null;
  const leafCount = members.length;
  const found = new Int32Array(leafCount + tree.heights.length);
  for (let leaf = 0; leaf < leafCount; leaf++) {
    found[leaf] = sourceIndices.has(members[leaf] as number) ? 1 : 0;
  }
  for (let merge = 0; merge < tree.heights.length; merge++) {
    const [left, right] = branches(tree, merge);
    const sum = (found[left] as number) + (found[right] as number);
    if (sum === sourceIndices.size) return merge;
    found[leafCount + merge] = sum;
  }
  return null;
}
