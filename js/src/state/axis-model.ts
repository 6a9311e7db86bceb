import { computed, type ReadonlySignal } from "@preact/signals-core";
import {
  type ArrangedTree,
  arrangeTree,
  positionsInLeafOrder,
  treeAtPlaces,
  wholeTree,
} from "../core/arranged-tree.ts";
import { initialOrder, isRanked, orderIndices, placesOf } from "../core/order.ts";
import { partOrders } from "../core/part-orders.ts";
import { isSameList } from "../core/same-list.ts";
import type { StandingAxis } from "../core/standing.ts";
import { type Cluster, clustersAt, treeHeight } from "../core/tree.ts";
import { type JoinHeights, joinHeights } from "../core/tree-cuts.ts";
import type { Axis, AxisName, AxisView, Matrix, Order, Scaling, Tree } from "../core/types.ts";
import { visiblePositions } from "../core/visible.ts";

/** One axis, and what the view makes of it. */
export interface AxisModel {
  readonly axis: ReadonlySignal<Axis>;
  readonly view: ReadonlySignal<AxisView>;
  /** The tree that stands, before anything is flipped or cropped; `null` without one. */
  readonly baseTree: ReadonlySignal<ArrangedTree | null>;
  /** What stands, as ascending original positions, before anything is cropped; `null` for all. */
  readonly base: ReadonlySignal<Int32Array | null>;
  /** The original positions that are visible, ascending. */
  readonly visible: ReadonlySignal<Int32Array>;
  readonly isFiltered: ReadonlySignal<boolean>;
  /** The original position at each display position, and the display position of each or -1. */
  readonly order: ReadonlySignal<Int32Array>;
  readonly places: ReadonlySignal<Int32Array>;
  readonly count: ReadonlySignal<number>;
  /** What stands, in the order of the view, whatever filter and crops hide. */
  readonly standing: ReadonlySignal<Int32Array>;
  /** The same in another order; `null` where that means nothing on this axis. */
  readonly standingIn: (order: Order) => Int32Array | null;
  /** The tree over what is visible, its leaves as displayed; in cluster order where it does not show. */
  readonly tree: ReadonlySignal<Tree | null>;
  readonly treeHeight: ReadonlySignal<number>;
  /** Where the clusters of that tree join. */
  readonly joins: ReadonlySignal<JoinHeights>;
  /** In leaf order, at the current cut; empty without a tree. */
  readonly clusters: ReadonlySignal<readonly Cluster[]>;
  /** False in an order that the tree does not allow. */
  readonly showsTree: ReadonlySignal<boolean>;
  readonly selected: ReadonlySignal<ReadonlySet<number>>;
}

export interface AxisSource {
  readonly side: AxisName;
  readonly axis: ReadonlySignal<Axis>;
  readonly matrix: ReadonlySignal<Matrix>;
  readonly rankScaling: ReadonlySignal<Scaling | null>;
  readonly view: ReadonlySignal<AxisView>;
  /** What was clustered by itself, where that is what stands. */
  readonly standing: ReadonlySignal<StandingAxis | null>;
}

export function axisModel(source: AxisSource): AxisModel {
  const { side, axis, matrix, rankScaling, view, standing } = source;
  const part = <Key extends keyof AxisView>(key: Key) => computed(() => view.value[key]);
  const [order, cut, flips] = [part("order"), part("cut"), part("flips")];
  const [category, crops, selected] = [part("category"), part("crops"), part("selected")];

  const count = computed(() => axis.value.count);
  const ownTree = computed(() => axis.value.tree);
  const filtered = computed(() => (category.value ? axis.value.categories : []));
  const base = computed(() => standing.value?.members ?? null);
  const baseTree = computed((): ArrangedTree | null => {
    const tree = standing.value ? standing.value.tree : ownTree.value;
    if (!tree) return null;
    return base.value ? { tree, members: base.value } : wholeTree(tree);
  });
  const visible = computed(() =>
    visiblePositions(
      { count: count.value, categories: filtered.value },
      { category: category.value, crops: crops.value },
      base.value,
    ),
  );
  const isFiltered = computed(() => visible.value.length < count.value);
  const isNarrowed = computed(() => category.value !== null || crops.value.length > 0);
  const arranged = computed(() => {
    const whole = baseTree.value;
    if (!whole) return null;
    if (!isNarrowed.value) return arrangeTree(whole, flips.value, null);
    const isVisible = new Set(visible.value);
    return arrangeTree(whole, flips.value, (position) => isVisible.has(position));
  });
  const ranked = computed(() => {
    const others = standing.value?.others;
    return others ? partOrders(matrix.value, side, others, rankScaling.value) : undefined;
  });
  const ordered = (by: Order, tree: ArrangedTree | null, shown: Int32Array) =>
    orderIndices(by, {
      axis: axis.value,
      side,
      matrix: matrix.value,
      clustered: tree ? positionsInLeafOrder(tree) : shown,
      visible: shown.length < count.value ? shown : null,
      ranked: isRanked(by) ? ranked.value : undefined,
    });
  const indices = unlessEqual(() => ordered(order.value, arranged.value, visible.value));
  const standingBy = (by: Order) => {
    const whole = baseTree.value && arrangeTree(baseTree.value, flips.value, null);
    return ordered(by, whole, base.value ?? initialOrder(count.value));
  };
  const isKnown = (by: Order) => {
    if (by.by === "cluster") return baseTree.value !== null;
    if (by.by !== "category") return by.by !== "value" && by.by !== "custom";
    return axis.value.categories.some(({ title }) => title === by.title);
  };
  const places = computed(() => placesOf(indices.value, count.value));
  const shownTree = computed(() => {
    if (!arranged.value || order.value.by === "cluster") return arranged.value?.tree ?? null;
    return treeAtPlaces(arranged.value, places.value);
  });
  const tree = computed(() => shownTree.value ?? arranged.value?.tree ?? null);
  return {
    axis,
    view,
    base,
    baseTree,
    visible,
    isFiltered,
    order: indices,
    places,
    count: computed(() => indices.value.length),
    standing: computed(() => (isNarrowed.value ? standingBy(order.value) : indices.value)),
    standingIn: (by) => (isKnown(by) ? standingBy(by) : null),
    tree,
    treeHeight: computed(() => (tree.value ? treeHeight(tree.value) : 0)),
    joins: computed(() => (tree.value ? joinHeights(tree.value) : new Float64Array(0))),
    clusters: computed(() => (tree.value ? clustersAt(tree.value, cut.value ?? 0) : [])),
    showsTree: computed(() => shownTree.value !== null),
    selected: computed(() => new Set(selected.value)),
  };
}

/** Keeps the array it has where another would say the same, so that nothing seems to move. */
function unlessEqual(make: () => Int32Array): ReadonlySignal<Int32Array> {
  let kept: Int32Array = new Int32Array();
  return computed(() => {
    const made = make();
    if (!isSameList(made, kept)) kept = made;
    return kept;
  });
}
