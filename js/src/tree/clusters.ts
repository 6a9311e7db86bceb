import type { Tree } from "../model/tree.ts";
import { branches, subtreeHeights } from "./linkage.ts";
import { treeLayout } from "./tree-layout.ts";

function at(array: Int32Array | Float64Array, index: number): number {
  return array[index] as number;
}

/**
 * A cluster of a cut: a maximal subtree below it; `start` and `end` are half-open in leaf order.
 */
export interface Cluster {
  /** 1-based, in leaf order. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** The largest merge height inside the cluster, 0 for a single leaf. */
  readonly height: number;
  /** A leaf's source index, or the leaf count plus the index of a merge. */
  readonly node: number;
}

/** Compute the clusters of a cut at `height`, in leaf order. */
export function clustersAt(tree: Tree, height: number): Cluster[] {
  const leafCount = tree.leaves.length;
  const tops = subtreeHeights(tree);
  const { starts, ends } = treeLayout(tree);
  const clusters: Cluster[] = [];
  const pending = leafCount > 0 ? [leafCount + tops.length - 1] : [];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const top = node < leafCount ? 0 : at(tops, node - leafCount);
    if (node < leafCount || top <= height) {
      const number = clusters.length + 1;
      clusters.push({ number, start: at(starts, node), end: at(ends, node), height: top, node });
      continue;
    }
    const [left, right] = branches(tree, node - leafCount);
    if (at(starts, left) < at(starts, right)) pending.push(right, left);
    else pending.push(left, right);
  }
  return clusters;
}

/**
 * Return the height with one more merge (1) or one less (-1); merges of equal height go together.
 * Beyond the last one it returns `height`.
 */
export function stepCut(tree: Tree, height: number, direction: 1 | -1): number {
  const levels = [...new Set(subtreeHeights(tree).sort())];
  const lowest = levels[0] === 0 ? 1 : 0;
  const done = levels.filter((level) => level <= height).length;
  const target = done + direction;
  if (target < lowest || target > levels.length) return height;
  const below = levels[target - 1] ?? 0;
  const above = levels[target];
  if (above === undefined) return below;
  const middle = below + (above - below) / 2;
  return middle < above ? middle : below;
}
