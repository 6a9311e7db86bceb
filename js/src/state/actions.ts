import { arrangeTree, flipsToPlaces } from "../core/arranged-tree.ts";
import { commonMerge } from "../core/common-merge.ts";
import { orderBefore } from "../core/history.ts";
import { type BySide, bySide, SIDES } from "../core/sides.ts";
import { stopAmong } from "../core/standing.ts";
import { type Cluster, treeHeight } from "../core/tree.ts";
import { cutThrough, defaultCut, joinHeights } from "../core/tree-cuts.ts";
import type { AxisName, AxisView, CategoryFilter, Order, Top, ViewState } from "../core/types.ts";
import { uniqueAscending } from "../core/unique-ascending.ts";
import { visiblePositions } from "../core/visible.ts";
import type { SharedState } from "./shared-state.ts";

function withAxis(view: ViewState, side: AxisName, change: Partial<AxisView>): ViewState {
  return { ...view, [side]: { ...view[side], ...change } };
}

function atFullZoom(view: ViewState, side: AxisName): ViewState {
  return { ...view, viewport: { ...view.viewport, [side]: null } };
}

/** The cut for a narrower choice of an axis: as it was, or the default where it cuts nothing. */
function cutAfter(shared: SharedState, side: AxisName, view: AxisView): number | null {
  const model = shared.axis(side);
  const whole = model.baseTree.value;
  if (!whole || view.cut === null) return view.cut;
  const isVisible = new Set(visiblePositions(model.axis.value, view, whole.members));
  const { tree } = arrangeTree(whole, [], (position) => isVisible.has(position));
  return view.cut < treeHeight(tree) ? view.cut : defaultCut(joinHeights(tree));
}

/** Keeps only these original positions; false when none of them is visible. */
export function crop(shared: SharedState, side: AxisName, positions: Iterable<number>): boolean {
  const view = cropped(shared, shared.view.value, side, positions);
  if (view) shared.change(view);
  return view !== null;
}

/** Keeps only these rows and these columns, as one step. */
export function cropBoth(shared: SharedState, lines: BySide<Iterable<number>>): boolean {
  const before = shared.view.value;
  const view = SIDES.reduce(
    (wider, side) => cropped(shared, wider, side, lines[side]) ?? wider,
    before,
  );
  shared.change(view);
  return view !== before;
}

/** Keeps only what is selected of each axis that has a selection; false when that is no less. */
export function cropToSelected(shared: SharedState): boolean {
  return cropBoth(
    shared,
    bySide((side) => shared.view.value[side].selected),
  );
}

function cropped(
  shared: SharedState,
  view: ViewState,
  side: AxisName,
  positions: Iterable<number>,
): ViewState | null {
  const { visible } = shared.axis(side);
  const wanted = new Set(positions);
  const kept = [...visible.value].filter((position) => wanted.has(position));
  if (kept.length === 0 || kept.length === visible.value.length) return null;
  const { crops, cut } = view[side];
  const narrowed = { ...view[side], crops: [...crops, { kept, cut }] };
  return atFullZoom(
    withAxis(view, side, { ...narrowed, cut: cutAfter(shared, side, narrowed) }),
    side,
  );
}

/** Takes back the innermost crop of an axis. */
export function undoCrop(shared: SharedState, side: AxisName): void {
  const view = shared.view.value;
  const { length } = view[side].crops;
  const wider = length > 0 && recropped(shared, view, side, length - 1, []);
  if (wider) shared.change(wider);
}

/**
 * A view with only the outermost `count` crops of an axis, and others inside them; `null` where
 * they would leave nothing.
 */
export function recropped(
  shared: SharedState,
  view: ViewState,
  side: AxisName,
  count: number,
  inside: readonly (readonly number[])[],
): ViewState | null {
  const { axis, base } = shared.axis(side);
  const { crops, cut } = view[side];
  let own = { ...view[side], crops: crops.slice(0, count), cut: (crops[count] ?? { cut }).cut };
  for (const kept of inside) {
    own = { ...own, crops: [...own.crops, { kept, cut: own.cut }] };
    if (visiblePositions(axis.value, own, base.value).length === 0) return null;
    own = { ...own, cut: cutAfter(shared, side, own) };
  }
  return atFullZoom(withAxis(view, side, own), side);
}

/** Keeps only one value of a category; the same value again takes the filter back. */
export function toggleCategory(shared: SharedState, side: AxisName, filter: CategoryFilter): void {
  const view = shared.view.value;
  const { category } = view[side];
  const isOn = category?.title === filter.title && category.value === filter.value;
  const narrowed = { ...view[side], category: isOn ? null : filter };
  const { axis, base } = shared.axis(side);
  if (visiblePositions(axis.value, narrowed, base.value).length === 0) return;
  shared.change(
    atFullZoom(withAxis(view, side, { ...narrowed, cut: cutAfter(shared, side, narrowed) }), side),
  );
}

/**
 * Shows only the top rows, or all of them again, and nothing clustered anew; both axes get the trees
 * of that stop, or of the table. False when it has not come yet, or when a filter or a crop leaves
 * none of these rows.
 */
export function showTop(
  shared: SharedState,
  top: Top | null,
  gesture: string | null = null,
): boolean {
  const view = shared.view.value;
  const stop = top && stopAmong(shared.topStops.value, top);
  if (top && !stop) return false;
  const rows = visiblePositions(shared.rows.axis.value, view.rows, stop?.rows ?? null);
  if (rows.length === 0) return false;
  const side = (name: AxisName): Partial<AxisView> => {
    const tree = stop
      ? name === "rows"
        ? stop.rowTree
        : stop.colTree
      : shared.axis(name).axis.value.tree;
    const { order, crops } = view[name];
    const isLost = !tree && order.by === "cluster";
    const heights = tree && joinHeights(tree);
    const before = shared.axis(name).baseTree.value;
    const known = before && joinHeights(before.tree);
    const cut = heights && cutThrough(heights, view[name].cut, known);
    return {
      order: isLost ? { by: "initial" } : order,
      flips: [],
      cut,
      crops: crops.map((crop) => (cut === null || crop.cut === null ? { ...crop, cut } : crop)),
    };
  };
  const axes = bySide((name) => ({ ...view[name], ...side(name) }));
  const chosen = atFullZoom({ ...view, ...axes, top, recluster: null }, "rows");
  shared.change(view.recluster ? atFullZoom(chosen, "cols") : chosen, gesture);
  return true;
}

/**
 * Swaps the two branches of a merge of the tree that stands. Where the tree stands beside another
 * order than its own, all else of that order stays.
 */
export function flip(shared: SharedState, side: AxisName, merge: number): void {
  const { baseTree, places, showsTree, view } = shared.axis(side);
  const isOther = baseTree.value && showsTree.value && view.value.order.by !== "cluster";
  const flips = isOther
    ? flipsToPlaces(baseTree.value, view.value.flips, places.value)
    : new Set(view.value.flips);
  if (!flips.delete(merge)) flips.add(merge);
  shared.changeAxis(side, {
    flips: uniqueAscending(flips),
    ...(isOther && { order: { by: "cluster" } }),
  });
}

/** The original positions of a cluster, in the order of the tree. */
export function membersOf(shared: SharedState, side: AxisName, cluster: Cluster): Int32Array {
  return shared.axis(side).order.value.slice(cluster.start, cluster.end);
}

/** Swaps the two branches of a cluster, however much of its branches is visible. */
export function flipCluster(shared: SharedState, side: AxisName, cluster: Cluster): void {
  const whole = shared.axis(side).baseTree.value;
  const merge = whole && commonMerge(whole, new Set(membersOf(shared, side, cluster)));
  if (merge !== null) flip(shared, side, merge);
}

/** The order that stood before one by a line or a category, or that of the tree. */
function orderToGoBackTo(shared: SharedState, side: AxisName): Order {
  const { axis, tree } = shared.axis(side);
  const before = orderBefore(shared.history.value, side);
  const isLost =
    !before ||
    before.by === "cluster" ||
    (before.by === "category" &&
      !axis.value.categories.some(({ title }) => title === before.title));
  return isLost ? { by: tree.value ? "cluster" : "initial" } : before;
}

/** The order after one by a line of the other axis: descending, then ascending, then back. */
export function nextValueOrder(shared: SharedState, side: AxisName, of: number): Order {
  const { order } = shared.view.value[side];
  if (order.by !== "value" || order.of !== of) return { by: "value", of, descending: true };
  return order.descending ? { by: "value", of, descending: false } : orderToGoBackTo(shared, side);
}

/** Orders an axis by one line of the other: descending, then ascending, then as before. */
export function cycleValueOrder(shared: SharedState, side: AxisName, of: number): void {
  shared.changeAxis(side, { order: nextValueOrder(shared, side, of) });
}

/** Orders an axis by a category of its own; the same again takes it back. */
export function toggleCategoryOrder(shared: SharedState, side: AxisName, title: string): void {
  const { order } = shared.view.value[side];
  const isOn = order.by === "category" && order.title === title;
  shared.changeAxis(side, {
    order: isOn ? orderToGoBackTo(shared, side) : { by: "category", title },
  });
}
