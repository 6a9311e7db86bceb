import type { Tree } from "../model/tree.ts";

function at(array: Int32Array | Float64Array, index: number): number {
  return array[index] as number;
}

/** Compute the leaf order of a linkage, each merge's first branch before its second. */
export function leafOrder(merges: Int32Array, leafCount: number): Int32Array {
  const leaves = new Int32Array(leafCount);
  let found = 0;
  const pending = leafCount > 0 ? [leafCount + merges.length / 2 - 1] : [];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node < leafCount) {
      leaves[found] = node;
      found += 1;
      continue;
    }
    const merge = node - leafCount;
    pending.push(merges[2 * merge + 1] as number, merges[2 * merge] as number);
  }
  return leaves;
}

/**
 * Compute the largest height inside each merge's subtree; unlike the heights it never decreases
 * towards the root.
 */
export function subtreeHeights(tree: Tree): Float64Array {
  const leafCount = tree.leaves.length;
  const tops = tree.heights.slice();
  const topOf = (node: number) => (node < leafCount ? 0 : at(tops, node - leafCount));
  for (let merge = 0; merge < tops.length; merge++) {
    const [left, right] = branches(tree, merge);
    tops[merge] = Math.max(at(tops, merge), topOf(left), topOf(right));
  }
  return tops;
}

/** Return the height of a tree. */
export function treeHeight(tree: Tree): number {
  return subtreeHeights(tree).at(-1) ?? 0;
}

/** Return the two nodes that a merge joins. */
export function branches({ merges }: Pick<Tree, "merges">, merge: number): [number, number] {
  return [at(merges, 2 * merge), at(merges, 2 * merge + 1)];
}
