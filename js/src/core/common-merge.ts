import type { ArrangedTree } from "./arranged-tree.ts";

/** The merge that first joins all of these original positions; `null` for fewer than two. */
export function commonMerge(
  { tree, members }: ArrangedTree,
  positions: ReadonlySet<number>,
): number | null {
  if (positions.size < 2) return null;
  const leafCount = members.length;
  const found = new Int32Array(leafCount + tree.heights.length);
  for (let leaf = 0; leaf < leafCount; leaf++) {
    found[leaf] = positions.has(members[leaf] as number) ? 1 : 0;
  }
  for (let merge = 0; merge < tree.heights.length; merge++) {
    const left = found[tree.merges[2 * merge] as number] as number;
    const right = found[tree.merges[2 * merge + 1] as number] as number;
    if (left + right === positions.size) return merge;
    found[leafCount + merge] = left + right;
  }
  return null;
}
