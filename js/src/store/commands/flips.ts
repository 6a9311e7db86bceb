import type { AxisName } from "../../model/axes.ts";
import type { Cluster } from "../../tree/clusters.ts";
import { lowestCommonAncestor } from "../../tree/lowest-common-ancestor.ts";
import { flipsForOrder } from "../../tree/subtree.ts";
import { sortedUnique } from "../../util/arrays.ts";
import type { WidgetStore } from "../widget-store.ts";

/**
 * Swap the branches of a merge. In another order than the tree's own, the rest of that order stays.
 */
export function flip(store: WidgetStore, side: AxisName, merge: number): void {
  const { baseTree, displayIndices, showsTree, view } = store.axis(side);
  const isOther = baseTree.value && showsTree.value && view.value.order.by !== "cluster";
  const flips = isOther
    ? flipsForOrder(baseTree.value, view.value.flips, displayIndices.value)
    : new Set(view.value.flips);
  if (!flips.delete(merge)) flips.add(merge);
  store.changeAxis(side, {
    flips: sortedUnique(flips),
    ...(isOther && { order: { by: "cluster" } }),
  });
}

/** Return the source indices of a cluster, in the order of the tree. */
export function clusterMembers(store: WidgetStore, side: AxisName, cluster: Cluster): Int32Array {
  return store.axis(side).permutation.value.slice(cluster.start, cluster.end);
}

/** Swap the branches of a cluster, however much of them is visible. */
export function flipCluster(store: WidgetStore, side: AxisName, cluster: Cluster): void {
  const whole = store.axis(side).baseTree.value;
  const merge = whole && lowestCommonAncestor(whole, new Set(clusterMembers(store, side, cluster)));
  if (merge !== null) flip(store, side, merge);
}
