import { findTopRows } from "../../axis/base.ts";
import { visibleIndices } from "../../axis/visibility.ts";
import { AXES, type ByAxis, mapAxes } from "../../model/axes.ts";
import type {
  AxisName,
  AxisView,
  CategoryFilter,
  OrderSpec,
  TopRowsSpec,
  ViewState,
} from "../../model/types.ts";
import { defaultCut, mergeHeights, transferCut } from "../../tree/cuts.ts";
import { lowestCommonAncestor } from "../../tree/lowest-common-ancestor.ts";
import { flipsForOrder, pruneAndFlip } from "../../tree/subtree.ts";
import { type Cluster, treeHeight } from "../../tree/tree.ts";
import { sortedUnique } from "../../util/unique-ascending.ts";
import { previousOrder } from "../../view/history.ts";
import type { WidgetStore } from "../widget-store.ts";

function withAxis(view: ViewState, side: AxisName, change: Partial<AxisView>): ViewState {
  return { ...view, [side]: { ...view[side], ...change } };
}

function atFullZoom(view: ViewState, side: AxisName): ViewState {
  return { ...view, viewport: { ...view.viewport, [side]: null } };
}

/** The cut for a narrower choice of an axis: as it was, or the default where it cuts nothing. */
function cutAfter(store: WidgetStore, side: AxisName, view: AxisView): number | null {
  const model = store.axis(side);
  const whole = model.baseTree.value;
  if (!whole || view.cut === null) return view.cut;
  const isVisible = new Set(visibleIndices(model.axis.value, view, whole.members));
  const { tree } = pruneAndFlip(whole, [], (position) => isVisible.has(position));
  return view.cut < treeHeight(tree) ? view.cut : defaultCut(mergeHeights(tree));
}

/** Keeps only these source indices; false when none of them is visible. */
export function crop(store: WidgetStore, side: AxisName, positions: Iterable<number>): boolean {
  const view = cropView(store, store.view.value, side, positions);
  if (view) store.change(view);
  return view !== null;
}

/** Keeps only these rows and these columns, as one step. */
export function cropBoth(store: WidgetStore, lines: ByAxis<Iterable<number>>): boolean {
  const before = store.view.value;
  const view = AXES.reduce(
    (wider, side) => cropView(store, wider, side, lines[side]) ?? wider,
    before,
  );
  store.change(view);
  return view !== before;
}

/** Keeps only what is selected of each axis that has a selection; false when that is no less. */
export function cropToSelected(store: WidgetStore): boolean {
  return cropBoth(
    store,
    mapAxes((side) => store.view.value[side].selected),
  );
}

function cropView(
  store: WidgetStore,
  view: ViewState,
  side: AxisName,
  positions: Iterable<number>,
): ViewState | null {
  const { visible } = store.axis(side);
  const wanted = new Set(positions);
  const kept = [...visible.value].filter((position) => wanted.has(position));
  if (kept.length === 0 || kept.length === visible.value.length) return null;
  const { crops, cut } = view[side];
  const narrowed = { ...view[side], crops: [...crops, { kept, cut }] };
  return atFullZoom(
    withAxis(view, side, { ...narrowed, cut: cutAfter(store, side, narrowed) }),
    side,
  );
}

/** Takes back the innermost crop of an axis. */
export function undoCrop(store: WidgetStore, side: AxisName): void {
  const view = store.view.value;
  const { length } = view[side].crops;
  const wider = length > 0 && replaceCrops(store, view, side, length - 1, []);
  if (wider) store.change(wider);
}

/**
 * A view with only the outermost `count` crops of an axis, and others inside them; `null` where
 * they would leave nothing.
 */
export function replaceCrops(
  store: WidgetStore,
  view: ViewState,
  side: AxisName,
  count: number,
  inside: readonly (readonly number[])[],
): ViewState | null {
  const { axis, baseItems } = store.axis(side);
  const { crops, cut } = view[side];
  let own = { ...view[side], crops: crops.slice(0, count), cut: (crops[count] ?? { cut }).cut };
  for (const kept of inside) {
    own = { ...own, crops: [...own.crops, { kept, cut: own.cut }] };
    if (visibleIndices(axis.value, own, baseItems.value).length === 0) return null;
    own = { ...own, cut: cutAfter(store, side, own) };
  }
  return atFullZoom(withAxis(view, side, own), side);
}

/** Keeps only one value of a category; the same value again takes the filter back. */
export function toggleCategoryFilter(
  store: WidgetStore,
  side: AxisName,
  filter: CategoryFilter,
): void {
  const view = store.view.value;
  const { category } = view[side];
  const isOn = category?.title === filter.title && category.value === filter.value;
  const narrowed = { ...view[side], category: isOn ? null : filter };
  const { axis, baseItems } = store.axis(side);
  if (visibleIndices(axis.value, narrowed, baseItems.value).length === 0) return;
  store.change(
    atFullZoom(withAxis(view, side, { ...narrowed, cut: cutAfter(store, side, narrowed) }), side),
  );
}

/**
 * Shows only the top rows, or all of them again, and nothing clustered anew; both axes get the trees
 * of that stop, or of the table. False when it has not come yet, or when a filter or a crop leaves
 * none of these rows.
 */
export function showTopRows(
  store: WidgetStore,
  top: TopRowsSpec | null,
  gesture: string | null = null,
): boolean {
  const view = store.view.value;
  const stop = top && findTopRows(store.topRowsClusterings.value, top);
  if (top && !stop) return false;
  const rows = visibleIndices(store.rows.axis.value, view.rows, stop?.rows ?? null);
  if (rows.length === 0) return false;
  const side = (name: AxisName): Partial<AxisView> => {
    const tree = stop
      ? name === "rows"
        ? stop.rowTree
        : stop.colTree
      : store.axis(name).axis.value.tree;
    const { order, crops } = view[name];
    const isLost = !tree && order.by === "cluster";
    const heights = tree && mergeHeights(tree);
    const before = store.axis(name).baseTree.value;
    const known = before && mergeHeights(before.tree);
    const cut = heights && transferCut(heights, view[name].cut, known);
    return {
      order: isLost ? { by: "initial" } : order,
      flips: [],
      cut,
      crops: crops.map((crop) => (cut === null || crop.cut === null ? { ...crop, cut } : crop)),
    };
  };
  const axes = mapAxes((name) => ({ ...view[name], ...side(name) }));
  const chosen = atFullZoom({ ...view, ...axes, top, recluster: null }, "rows");
  store.change(view.recluster ? atFullZoom(chosen, "cols") : chosen, gesture);
  return true;
}

/**
 * Swaps the two branches of a merge of the tree that stands. Where the tree stands beside another
 * order than its own, all else of that order stays.
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

/** The source indices of a cluster, in the order of the tree. */
export function clusterMembers(store: WidgetStore, side: AxisName, cluster: Cluster): Int32Array {
  return store.axis(side).permutation.value.slice(cluster.start, cluster.end);
}

/** Swaps the two branches of a cluster, however much of its branches is visible. */
export function flipCluster(store: WidgetStore, side: AxisName, cluster: Cluster): void {
  const whole = store.axis(side).baseTree.value;
  const merge = whole && lowestCommonAncestor(whole, new Set(clusterMembers(store, side, cluster)));
  if (merge !== null) flip(store, side, merge);
}

/** The order that stood before one by a line or a category, or that of the tree. */
function orderBeforeValueOrder(store: WidgetStore, side: AxisName): OrderSpec {
  const { axis, tree } = store.axis(side);
  const before = previousOrder(store.history.value, side);
  const isLost =
    !before ||
    before.by === "cluster" ||
    (before.by === "category" &&
      !axis.value.annotations.some(({ title }) => title === before.title));
  return isLost ? { by: tree.value ? "cluster" : "initial" } : before;
}

/** The order after one by a line of the other axis: descending, then ascending, then back. */
export function nextValueOrder(store: WidgetStore, side: AxisName, of: number): OrderSpec {
  const { order } = store.view.value[side];
  if (order.by !== "value" || order.of !== of) return { by: "value", of, descending: true };
  return order.descending
    ? { by: "value", of, descending: false }
    : orderBeforeValueOrder(store, side);
}

/** Orders an axis by one line of the other: descending, then ascending, then as before. */
export function cycleValueOrder(store: WidgetStore, side: AxisName, of: number): void {
  store.changeAxis(side, { order: nextValueOrder(store, side, of) });
}

/** Orders an axis by a category of its own; the same again takes it back. */
export function toggleCategoryOrder(store: WidgetStore, side: AxisName, title: string): void {
  const { order } = store.view.value[side];
  const isOn = order.by === "category" && order.title === title;
  store.changeAxis(side, {
    order: isOn ? orderBeforeValueOrder(store, side) : { by: "category", title },
  });
}
