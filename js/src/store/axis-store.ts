import { computed, type ReadonlySignal } from "@preact/signals-core";
import type { AxisBase } from "../axis/base.ts";
import { isByScore, orderPermutation } from "../axis/order.ts";
import { visibleIndices } from "../axis/visibility.ts";
import { rankBySumAndVariance } from "../matrix/rank.ts";
import type { AxisName } from "../model/axes.ts";
import type { Axis } from "../model/axis.ts";
import type { Matrix, Scaling } from "../model/matrix.ts";
import type { OrderSpec } from "../model/order.ts";
import type { Tree } from "../model/tree.ts";
import type { AxisView } from "../model/view-state.ts";
import { type Cluster, clustersAt } from "../tree/clusters.ts";
import { type MergeHeights, mergeHeights } from "../tree/cuts.ts";
import { treeHeight } from "../tree/linkage.ts";
import {
  fullSubtree,
  leafOrderOf,
  pruneAndFlip,
  type Subtree,
  treeInOrder,
} from "../tree/subtree.ts";
import { arraysEqual } from "../util/arrays.ts";
import { displayIndicesOf, identityPermutation } from "../util/permutation.ts";

/** One axis of the view: its items, their order, its tree and its clusters, all as signals. */
export interface AxisStore {
  readonly axis: ReadonlySignal<Axis>;
  readonly view: ReadonlySignal<AxisView>;
  /** The tree of the base; `null` without one. */
  readonly baseTree: ReadonlySignal<Subtree | null>;
  /** The items of the base, as ascending source indices; `null` for all. */
  readonly baseItems: ReadonlySignal<Int32Array | null>;
  /** The source indices that are visible, ascending. */
  readonly visible: ReadonlySignal<Int32Array>;
  readonly isFiltered: ReadonlySignal<boolean>;
  /** The source index at each display index, and the display index of each or -1. */
  readonly permutation: ReadonlySignal<Int32Array>;
  readonly displayIndices: ReadonlySignal<Int32Array>;
  readonly count: ReadonlySignal<number>;
  /** The permutation of the base, as if there were no filter and no crop. */
  readonly unfilteredOrder: ReadonlySignal<Int32Array>;
  /** The same for another order; `null` where it has no meaning on this axis. */
  readonly unfilteredOrderBy: (order: OrderSpec) => Int32Array | null;
  /** The tree over what is visible, its leaves as displayed; in cluster order where it does not show. */
  readonly tree: ReadonlySignal<Tree | null>;
  readonly treeHeight: ReadonlySignal<number>;
  /** The heights of the merges of that tree. */
  readonly mergeHeights: ReadonlySignal<MergeHeights>;
  /** In leaf order, at the current cut; empty without a tree. */
  readonly clusters: ReadonlySignal<readonly Cluster[]>;
  /** False in an order that the tree does not allow. */
  readonly showsTree: ReadonlySignal<boolean>;
  readonly selected: ReadonlySignal<ReadonlySet<number>>;
}

/** The signals that an axis follows from. */
export interface AxisStoreInput {
  readonly side: AxisName;
  readonly axis: ReadonlySignal<Axis>;
  readonly matrix: ReadonlySignal<Matrix>;
  readonly rankScaling: ReadonlySignal<Scaling | null>;
  readonly view: ReadonlySignal<AxisView>;
  /** The base of a subset clustering; `null` for the whole axis. */
  readonly subset: ReadonlySignal<AxisBase | null>;
}

/** Derive all signals of one axis. */
export function createAxisStore(source: AxisStoreInput): AxisStore {
  const { side, axis, matrix, rankScaling, view, subset } = source;
  const part = <Key extends keyof AxisView>(key: Key) => computed(() => view.value[key]);
  const [order, cut, flips] = [part("order"), part("cut"), part("flips")];
  const [category, crops, selected] = [part("category"), part("crops"), part("selected")];

  const count = computed(() => axis.value.count);
  const ownTree = computed(() => axis.value.tree);
  const filtered = computed(() => (category.value ? axis.value.annotations : []));
  const baseItems = computed(() => subset.value?.members ?? null);
  const baseTree = computed((): Subtree | null => {
    const tree = subset.value ? subset.value.tree : ownTree.value;
    if (!tree) return null;
    return baseItems.value ? { tree, members: baseItems.value } : fullSubtree(tree);
  });
  const visible = computed(() =>
    visibleIndices(
      { count: count.value, annotations: filtered.value },
      { category: category.value, crops: crops.value },
      baseItems.value,
    ),
  );
  const isFiltered = computed(() => visible.value.length < count.value);
  const isNarrowed = computed(() => category.value !== null || crops.value.length > 0);
  const subtree = computed(() => {
    const whole = baseTree.value;
    if (!whole) return null;
    if (!isNarrowed.value) return pruneAndFlip(whole, flips.value, null);
    const isVisible = new Set(visible.value);
    return pruneAndFlip(whole, flips.value, (position) => isVisible.has(position));
  });
  const ranked = computed(() => {
    const others = subset.value?.others;
    return others ? rankBySumAndVariance(matrix.value, side, others, rankScaling.value) : undefined;
  });
  const ordered = (by: OrderSpec, tree: Subtree | null, shown: Int32Array) =>
    orderPermutation(by, {
      axis: axis.value,
      side,
      matrix: matrix.value,
      clustered: tree ? leafOrderOf(tree) : shown,
      visible: shown.length < count.value ? shown : null,
      ranked: isByScore(by) ? ranked.value : undefined,
    });
  const indices = unlessEqual(() => ordered(order.value, subtree.value, visible.value));
  const unfilteredBy = (by: OrderSpec) => {
    const whole = baseTree.value && pruneAndFlip(baseTree.value, flips.value, null);
    return ordered(by, whole, baseItems.value ?? identityPermutation(count.value));
  };
  const isKnown = (by: OrderSpec) => {
    if (by.by === "cluster") return baseTree.value !== null;
    if (by.by !== "category") return by.by !== "value" && by.by !== "custom";
    return axis.value.annotations.some(({ title }) => title === by.title);
  };
  const displayIndices = computed(() => displayIndicesOf(indices.value, count.value));
  const shownTree = computed(() => {
    if (!subtree.value || order.value.by === "cluster") return subtree.value?.tree ?? null;
    return treeInOrder(subtree.value, displayIndices.value);
  });
  const tree = computed(() => shownTree.value ?? subtree.value?.tree ?? null);
  return {
    axis,
    view,
    baseItems,
    baseTree,
    visible,
    isFiltered,
    permutation: indices,
    displayIndices,
    count: computed(() => indices.value.length),
    unfilteredOrder: computed(() => (isNarrowed.value ? unfilteredBy(order.value) : indices.value)),
    unfilteredOrderBy: (by) => (isKnown(by) ? unfilteredBy(by) : null),
    tree,
    treeHeight: computed(() => (tree.value ? treeHeight(tree.value) : 0)),
    mergeHeights: computed(() => (tree.value ? mergeHeights(tree.value) : new Float64Array(0))),
    clusters: computed(() => (tree.value ? clustersAt(tree.value, cut.value ?? 0) : [])),
    showsTree: computed(() => shownTree.value !== null),
    selected: computed(() => new Set(selected.value)),
  };
}

/** Keep the last array where a new one is equal, so that nothing seems to move. */
function unlessEqual(make: () => Int32Array): ReadonlySignal<Int32Array> {
  let kept: Int32Array = new Int32Array();
  return computed(() => {
    const made = make();
    if (!arraysEqual(made, kept)) kept = made;
    return kept;
  });
}
