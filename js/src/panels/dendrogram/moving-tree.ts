import type { Tree } from "../../model/tree.ts";
import type { ItemPlacement } from "../../motion/placement.ts";
import { branches } from "../../tree/linkage.ts";
import type { TreeLayout } from "../../tree/tree-layout.ts";

/** Where the nodes of a tree are while its leaves move, as shares of the axis. */
export interface MovingTree extends TreeLayout {
  /** 1 for a node whose leaves stand side by side, less where they part, overlap or fade. */
  readonly wholeness: Float64Array;
}

/** A node is gone when its leaves are shifted against each other by this share of its extent. */
const MOST_SHIFT = 0.3;

/** Compute where the nodes of a tree are; `order` has the items from the first leaf to the last. */
export function placeTree(tree: Tree, order: Int32Array, placement: ItemPlacement): MovingTree {
  const leafCount = tree.leaves.length;
  const perNode = () => new Float64Array(leafCount + tree.heights.length);
  const [starts, ends, centers] = [perNode(), perNode(), perNode()];
  const [opacity, wholeness] = [perNode(), perNode()];
  // of the part in view: how long it is, and how far it is from where it would be side by side
  const [length, shift, squaredShift] = [perNode(), perNode(), perNode()];
  const at = (values: Float64Array, node: number) => values[node] as number;
  const inView = (node: number) =>
    Math.max(0, Math.min(1, at(ends, node)) - Math.max(0, at(starts, node)));

  let sideBySide = 0;
  tree.leaves.forEach((leaf, place) => {
    const item = order[place] as number;
    opacity[leaf] = wholeness[leaf] = placement.opacities[item] as number;
    const [start, end] = [placement.starts[item] as number, placement.ends[item] as number];
    starts[leaf] = start;
    ends[leaf] = end;
    centers[leaf] = (start + end) / 2;
    if (opacity[leaf] === 0) return;
    length[leaf] = inView(leaf);
    shift[leaf] = inView(leaf) * (start - sideBySide);
    squaredShift[leaf] = inView(leaf) * (start - sideBySide) ** 2;
    sideBySide += end - start;
  });
  for (let merge = 0; merge < tree.heights.length; merge++) {
    const node = leafCount + merge;
    const [a, b] = branches(tree, merge);
    starts[node] = Math.min(at(starts, a), at(starts, b));
    ends[node] = Math.max(at(ends, a), at(ends, b));
    centers[node] = (at(centers, a) + at(centers, b)) / 2;
    opacity[node] = Math.min(at(opacity, a), at(opacity, b));
    for (const sums of [length, shift, squaredShift]) sums[node] = at(sums, a) + at(sums, b);
    const mean = at(shift, node) / at(length, node);
    const variance = Math.max(0, at(squaredShift, node) / at(length, node) - mean * mean);
    const apart = Math.sqrt(variance) / (MOST_SHIFT * at(length, node));
    const filled = Math.min(1, at(length, node) / inView(node));
    wholeness[node] = Math.max(0, 1 - apart) * filled ** 2 * at(opacity, node);
  }
  return { starts, ends, centers, wholeness };
}
