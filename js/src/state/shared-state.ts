import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type DrawableMatrix, drawableMatrix } from "../core/drawable.ts";
import { invert, orderAllowsTree, orderIndices } from "../core/order.ts";
import { type Cluster, clustersAt, treeHeight } from "../core/tree.ts";
import type { Axis, AxisName, AxisView, Colors, Matrix, ViewState } from "../core/types.ts";
import { parseViewState, type ViewStateBounds } from "../core/view-state.ts";
import { decodeAxis, decodeColors, decodeMatrix } from "./decode.ts";
import { type HostModel, onTrait } from "./host.ts";

/** At most ten messages a second while something is dragged. */
const PUBLISH_INTERVAL_MS = 100;

const ARRAY_TRAITS = ["_matrix", "_rows", "_cols", "_colors", "_options"] as const;
type ArrayTrait = (typeof ARRAY_TRAITS)[number];

/** One axis, and what the view state makes of it. */
export interface AxisModel {
  readonly axis: ReadonlySignal<Axis>;
  readonly view: ReadonlySignal<AxisView>;
  /** The original position at each display position, and its inverse. */
  readonly order: ReadonlySignal<Int32Array>;
  readonly places: ReadonlySignal<Int32Array>;
  readonly treeHeight: ReadonlySignal<number>;
  /** In leaf order, at the current cut; empty without a tree. */
  readonly clusters: ReadonlySignal<readonly Cluster[]>;
  /** False in an order that the tree does not allow. */
  readonly showsTree: ReadonlySignal<boolean>;
  readonly selected: ReadonlySignal<ReadonlySet<number>>;
}

export interface WidgetOptions {
  readonly theme: "auto" | "light" | "dark";
  readonly width: string;
  readonly height: string;
}

/**
 * What the kernel and all views of a widget agree on. The arrays only ever come from the kernel;
 * the view state goes both ways.
 */
export class SharedState {
  readonly #model: HostModel;
  readonly #view: Signal<ViewState>;
  #publishing: ReturnType<typeof setTimeout> | null = null;
  #lastPublished = Number.NEGATIVE_INFINITY;

  readonly matrix: ReadonlySignal<Matrix>;
  readonly drawable: ReadonlySignal<DrawableMatrix>;
  readonly colors: ReadonlySignal<Colors>;
  readonly options: ReadonlySignal<WidgetOptions>;
  readonly view: ReadonlySignal<ViewState>;
  readonly rows: AxisModel;
  readonly cols: AxisModel;

  /** Throws a `WireError` when the traits are not what this page can read. */
  constructor(model: HostModel, aborted: AbortSignal) {
    this.#model = model;
    const traits = signal(readTraits(model));
    const trait = (name: ArrayTrait) => computed(() => traits.value[name]);
    const matrix = trait("_matrix");
    const rows = trait("_rows");
    const cols = trait("_cols");
    const colors = trait("_colors");
    const options = trait("_options");
    this.matrix = computed(() => decodeMatrix(matrix.value));
    this.drawable = computed(() => drawableMatrix(this.matrix.value));
    this.colors = computed(() => decodeColors(colors.value));
    this.options = computed(() => options.value as WidgetOptions);
    const rowAxis = computed(() => decodeAxis(rows.value, this.matrix.value.rowCount, "rows"));
    const colAxis = computed(() => decodeAxis(cols.value, this.matrix.value.colCount, "cols"));
    const readView = () =>
      parseViewState(model.get("_view"), viewBounds(rowAxis.value, colAxis.value));
    this.#view = signal(readView());
    this.view = this.#view;
    this.rows = this.#axisModel("rows", rowAxis);
    this.cols = this.#axisModel("cols", colAxis);

    const receive = () =>
      batch(() => {
        traits.value = readTraits(model);
        this.#receive(readView());
      });
    for (const name of [...ARRAY_TRAITS, "_view"]) onTrait(model, name, receive, aborted);
    aborted.addEventListener("abort", () => this.#cancelPublishing(), { once: true });
  }

  axis(name: AxisName): AxisModel {
    return this[name];
  }

  /** Shows `view` at once and tells the kernel, at most ten times a second. */
  change(view: ViewState): void {
    if (sameJson(view, this.#view.value)) return;
    this.#view.value = view;
    if (this.#publishing !== null) return;
    const wait = this.#lastPublished + PUBLISH_INTERVAL_MS - performance.now();
    if (wait <= 0) this.#publish();
    else this.#publishing = setTimeout(() => this.#publish(), wait);
  }

  changeAxis(name: AxisName, change: Partial<AxisView>): void {
    const view = this.#view.value;
    this.change({ ...view, [name]: { ...view[name], ...change } });
  }

  #publish(): void {
    this.#publishing = null;
    this.#lastPublished = performance.now();
    this.#model.set("_view", this.#view.value);
    this.#model.save_changes();
  }

  #receive(view: ViewState): void {
    if (sameJson(view, this.#view.value)) return;
    this.#cancelPublishing();
    const known = this.#view.value;
    this.#view.value = {
      ...view,
      rows: withKnownParts(known.rows, view.rows),
      cols: withKnownParts(known.cols, view.cols),
    };
  }

  #cancelPublishing(): void {
    if (this.#publishing !== null) clearTimeout(this.#publishing);
    this.#publishing = null;
  }

  #axisModel(side: AxisName, axis: ReadonlySignal<Axis>): AxisModel {
    const view = computed(() => this.#view.value[side]);
    const orderState = computed(() => this.#view.value[side].order);
    const order = computed(() =>
      orderIndices(orderState.value, { axis: axis.value, side, matrix: this.matrix.value }),
    );
    const cut = computed(() => view.value.cut);
    const selection = computed(() => view.value.selected);
    return {
      axis,
      view,
      order,
      places: computed(() => invert(order.value)),
      treeHeight: computed(() => (axis.value.tree ? treeHeight(axis.value.tree) : 0)),
      clusters: computed(() => {
        const { tree } = axis.value;
        return tree ? clustersAt(tree, cut.value ?? 0) : [];
      }),
      showsTree: computed(() => axis.value.tree !== null && orderAllowsTree(orderState.value)),
      selected: computed(() => new Set(selection.value)),
    };
  }
}

function readTraits(model: HostModel): Readonly<Record<ArrayTrait, unknown>> {
  const entries = ARRAY_TRAITS.map((name) => [name, model.get(name)] as const);
  return Object.fromEntries(entries) as Record<ArrayTrait, unknown>;
}

function viewBounds(rows: Axis, cols: Axis): ViewStateBounds {
  const titles = (axis: Axis) => axis.categories.map((category) => category.title);
  return {
    rowCount: rows.count,
    colCount: cols.count,
    titles: { rows: titles(rows), cols: titles(cols) },
  };
}

/** Keeps the identity of what did not change, so that nothing is computed or uploaded again. */
function withKnownParts(known: AxisView, next: AxisView): AxisView {
  return {
    order: sameJson(known.order, next.order) ? known.order : next.order,
    cut: next.cut,
    selected: sameJson(known.selected, next.selected) ? known.selected : next.selected,
  };
}

function sameJson(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
