import type { Tree } from "../model/tree.ts";
import { identityPermutation } from "../util/permutation.ts";
import { branches, leafOrder } from "./linkage.ts";

/** A tree over some items of an axis: leaf i is the source index `members[i]`. */
export interface Subtree {
  readonly tree: Tree;
  readonly members: Int32Array;
}

const ABSENT = -1;

/**
 * Extract the tree over the items that `isKept` keeps, with the branches of merges in `flips`
 * swapped. A merge left with one branch becomes that branch.
 */
export function pruneAndFlip(
  whole: Subtree,
  flips: readonly number[],
  isKept: ((sourceIndex: number) => boolean) | null,
): Subtree {
  if (flips.length === 0 && !isKept) return whole;
  const { tree, members } = whole;
  const leafCount = tree.leaves.length;
  const nodes = new Int32Array(leafCount + tree.heights.length).fill(ABSENT);
  const kept: number[] = [];
  for (let leaf = 0; leaf < leafCount; leaf++) {
    const sourceIndex = members[leaf] as number;
    if (isKept && !isKept(sourceIndex)) continue;
    nodes[leaf] = kept.length;
    kept.push(sourceIndex);
  }
  const merges: number[] = [];
  const heights: number[] = [];
  const flipped = new Set(flips);
  for (let merge = 0; merge < tree.heights.length; merge++) {
    const [a, b] = branches(tree, merge);
    const [left, right] = [nodes[a] as number, nodes[b] as number];
    if (left === ABSENT || right === ABSENT) {
      nodes[leafCount + merge] = Math.max(left, right);
      continue;
    }
    nodes[leafCount + merge] = kept.length + heights.length;
    merges.push(...(flipped.has(merge) ? [right, left] : [left, right]));
    heights.push(tree.heights[merge] as number);
  }
  const extracted = { merges: Int32Array.from(merges), heights: Float64Array.from(heights) };
  const leaves = leafOrder(extracted.merges, kept.length);
  return { tree: { ...extracted, leaves }, members: Int32Array.from(kept) };
}

/**
 * Return the tree with its leaves at these display indices, by source index; `null` where branches
 * would cross.
 */
export function treeInOrder({ tree, members }: Subtree, displayIndices: Int32Array): Tree | null {
  const leafCount = members.length;
  const starts = new Int32Array(leafCount + tree.heights.length);
  const ends = new Int32Array(starts.length);
  const leaves = new Int32Array(leafCount);
  members.forEach((sourceIndex, leaf) => {
    const displayIndex = displayIndices[sourceIndex] as number;
    leaves[displayIndex] = leaf;
    starts[leaf] = displayIndex;
    ends[leaf] = displayIndex + 1;
  });
  const merges = tree.merges.slice();
  for (let merge = 0; merge < tree.heights.length; merge++) {
    let [first, second] = branches(tree, merge);
    if ((starts[first] as number) > (starts[second] as number)) {
      [first, second] = [second, first];
      merges[2 * merge] = first;
      merges[2 * merge + 1] = second;
    }
    if (ends[first] !== starts[second]) return null;
    starts[leafCount + merge] = starts[first] as number;
    ends[leafCount + merge] = ends[second] as number;
  }
  return { merges, heights: tree.heights, leaves };
}

/**
 * Compute the flips that put visible items at these display indices, -1 for hidden; other flips
 * stay.
 */
export function flipsForOrder(
  { tree, members }: Subtree,
  flips: readonly number[],
  displayIndices: Int32Array,
): Set<number> {
  const leafCount = members.length;
  const firsts = new Int32Array(leafCount + tree.heights.length);
  members.forEach((sourceIndex, leaf) => {
    firsts[leaf] = displayIndices[sourceIndex] as number;
  });
  const swapped = new Set(flips);
  for (let merge = 0; merge < tree.heights.length; merge++) {
    const [a, b] = branches(tree, merge);
    const [left, right] = [firsts[a] as number, firsts[b] as number];
    const isHidden = left === ABSENT || right === ABSENT;
    firsts[leafCount + merge] = isHidden ? Math.max(left, right) : Math.min(left, right);
    if (isHidden) continue;
    if (left > right) swapped.add(merge);
    else swapped.delete(merge);
  }
  return swapped;
}

/** Return the source indices in leaf order. */
export function leafOrderOf({ tree, members }: Subtree): Int32Array {
  return tree.leaves.map((leaf) => members[leaf] as number);
}

/** Return a tree over all items of an axis as a subtree. */
export function fullSubtree(tree: Tree): Subtree {
  return { tree, members: identityPermutation(tree.leaves.length) };
}
