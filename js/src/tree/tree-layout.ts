import type { Interval } from "../model/interval.ts";
import type { Tree } from "../model/tree.ts";
import { invertPermutation } from "../util/permutation.ts";
import { branches } from "./linkage.ts";

/** Where each node (leaves first, then merges) is in leaf order. */
export interface TreeLayout {
  readonly starts: Int32Array | Float64Array;
  readonly ends: Int32Array | Float64Array;
  /** Centre of a leaf's cell, or midway between the centres of a merge's two branches. */
  readonly centers: Float64Array;
}

export interface SegmentOptions {
  /** Only what reaches into these positions of the leaf order. */
  readonly visible?: Interval;
  /** Subtrees with fewer leaves than this become one leg down to height 0. */
  readonly minExtent?: number;
}

/** Compute where each node of a tree is. */
export function treeLayout(tree: Tree): TreeLayout {
  const leafCount = tree.leaves.length;
  const nodeCount = leafCount + tree.heights.length;
  const starts = new Int32Array(nodeCount);
  const ends = new Int32Array(nodeCount);
  const centers = new Float64Array(nodeCount);
  starts.set(invertPermutation(tree.leaves));
  for (let leaf = 0; leaf < leafCount; leaf++) {
    ends[leaf] = at(starts, leaf) + 1;
    centers[leaf] = at(starts, leaf) + 0.5;
  }
  for (let merge = 0; merge < tree.heights.length; merge++) {
    const [left, right] = branches(tree, merge);
    starts[leafCount + merge] = Math.min(at(starts, left), at(starts, right));
    ends[leafCount + merge] = Math.max(at(ends, left), at(ends, right));
    centers[leafCount + merge] = (at(centers, left) + at(centers, right)) / 2;
  }
  return { starts, ends, centers };
}

/**
 * List the brackets of a tree, five numbers each: x of the left and right leg in leaf order (leaf i
 * is centred at i + 0.5), the heights that the legs come down to, and the height of the bar.
 */
export function treeSegments(
  tree: Tree,
  layout: TreeLayout,
  { visible = [0, tree.leaves.length], minExtent = 0 }: SegmentOptions = {},
): Float32Array {
  const leafCount = tree.leaves.length;
  const { starts, ends, centers } = layout;
  const [from, to] = visible;
  const extent = (node: number) => at(ends, node) - at(starts, node);
  const isDrawn = (node: number) => node >= leafCount && extent(node) >= minExtent;
  const legEnd = (node: number) => (isDrawn(node) ? at(tree.heights, node - leafCount) : 0);

  const segments: number[] = [];
  const root = leafCount + tree.heights.length - 1;
  const pending = isDrawn(root) ? [root] : [];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const [a, b] = branches(tree, node - leafCount);
    const [left, right] = at(starts, a) < at(starts, b) ? [a, b] : [b, a];
    const leftX = at(centers, left);
    const rightX = at(centers, right);
    if (leftX <= to && rightX >= from) {
      const height = at(tree.heights, node - leafCount);
      segments.push(leftX, rightX, legEnd(left), legEnd(right), height);
    }
    for (const child of [right, left]) {
      if (isDrawn(child) && at(starts, child) < to && at(ends, child) > from) pending.push(child);
    }
  }
  return Float32Array.from(segments);
}

function at(array: Int32Array | Float64Array, index: number): number {
  return array[index] as number;
}
