import { computed, type ReadonlySignal } from "@preact/signals";
import {
  type ArrangedTree,
  arrangeTree,
  positionsInLeafOrder,
  wholeTree,
} from "../core/arranged-tree.ts";
import { isRanked, orderAllowsTree, orderIndices, placesOf } from "../core/order.ts";
import { partOrders } from "../core/part-orders.ts";
import type { StandingAxis } from "../core/standing.ts";
import { type Cluster, clustersAt, treeHeight } from "../core/tree.ts";
import type { Axis, AxisName, AxisView, Matrix, Tree } from "../core/types.ts";
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
  /** The tree over what is visible; its leaf order is the cluster order. */
  readonly tree: ReadonlySignal<Tree | null>;
  readonly treeHeight: ReadonlySignal<number>;
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
  readonly view: ReadonlySignal<AxisView>;
  /** What was clustered by itself, where that is what stands. */
  readonly standing: ReadonlySignal<StandingAxis | null>;
}

export function axisModel({ side, axis, matrix, view, standing }: AxisSource): AxisModel {
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
    return others ? partOrders(matrix.value, side, others) : undefined;
  });
  const indices = unlessEqual(() =>
    orderIndices(order.value, {
      axis: axis.value,
      side,
      matrix: matrix.value,
      clustered: arranged.value ? positionsInLeafOrder(arranged.value) : visible.value,
      visible: isFiltered.value ? visible.value : null,
      ranked: isRanked(order.value) ? ranked.value : undefined,
    }),
  );
  const tree = computed(() => arranged.value?.tree ?? null);
  return {
    axis,
    view,
    base,
    baseTree,
    visible,
    isFiltered,
    order: indices,
    places: computed(() => placesOf(indices.value, count.value)),
    count: computed(() => indices.value.length),
    tree,
    treeHeight: computed(() => (tree.value ? treeHeight(tree.value) : 0)),
    clusters: computed(() => (tree.value ? clustersAt(tree.value, cut.value ?? 0) : [])),
    showsTree: computed(() => tree.value !== null && orderAllowsTree(order.value)),
    selected: computed(() => new Set(selected.value)),
  };
}

/** Keeps the array it has where another would say the same, so that nothing seems to move. */
function unlessEqual(make: () => Int32Array): ReadonlySignal<Int32Array> {
  let kept: Int32Array = new Int32Array();
  return computed(() => {
    const made = make();
    const isSame = made.length === kept.length && made.every((item, i) => item === kept[i]);
    if (!isSame) kept = made;
    return kept;
  });
}
