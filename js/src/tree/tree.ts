import { invertPermutation } from "../axis/order.ts";
import type { Interval, Tree } from "../model/types.ts";

/** A maximal subtree below a cut; `start` and `end` are half-open positions in leaf order. */
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

/** Where each node (leaves first, then merges) lies in leaf order. */
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

/** Leaves from first to last, each merge's first branch before its second. */
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

/** The largest height inside each merge's subtree; unlike the heights it never falls towards the root. */
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

export function treeHeight(tree: Tree): number {
  return subtreeHeights(tree).at(-1) ?? 0;
}

/** The clusters of a cut at `height`, in leaf order: maximal subtrees no merge of which is higher. */
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
 * The height at which the next merge up (1) or down (-1) has happened or is undone; merges of equal
 * height go together. Past the last one `height` comes back unchanged.
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
 * The tree as brackets, five numbers each: x of the left and the right leg in leaf order (leaf i is
 * centred at i + 0.5), the heights both legs come down to, and the height of the bar.
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

/** The two nodes that a merge joins. */
export function branches({ merges }: Pick<Tree, "merges">, merge: number): [number, number] {
  return [at(merges, 2 * merge), at(merges, 2 * merge + 1)];
}

function at(array: Int32Array | Float64Array, index: number): number {
  return array[index] as number;
}
