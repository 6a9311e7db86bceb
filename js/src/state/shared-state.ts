import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type ColorMap, viewedColors } from "../core/color-view.ts";
import { type DrawableMatrix, drawableMatrix } from "../core/drawable.ts";
import {
  applyPatch,
  type History,
  type Patch,
  parseHistory,
  recorded,
  redone,
  stepBetween,
  undone,
} from "../core/history.ts";
import { scaledPerRow } from "../core/per-row.ts";
import type {
  Axis,
  AxisName,
  AxisView,
  Colors,
  Matrix,
  Scaling,
  Top,
  TopStop,
  ViewState,
} from "../core/types.ts";
import { parseViewState, type ViewStateBounds } from "../core/view-state.ts";
import { type AxisModel, axisModel } from "./axis-model.ts";
import type { WidgetOptions } from "./decode.ts";
import { checkDecoded, decodedTraits, readTraits } from "./decoded-traits.ts";
import { type HostModel, onTraits } from "./host.ts";
import { Publisher } from "./publisher.ts";

/** What the page may ask of the kernel. */
export type Question =
  | { readonly kind: "painted" }
  | { readonly kind: "top"; readonly top: Top }
  | { readonly kind: "click"; readonly row: number | null; readonly col: number | null };

/**
 * What the kernel and all views of a widget agree on. The arrays only ever come from the kernel;
 * the view state and its history go both ways.
 */
export class SharedState {
  readonly #model: HostModel;
  readonly #view: Signal<ViewState>;
  readonly #history: Signal<History>;
  readonly #problem: Signal<Error | null> = signal(null);
  readonly #publisher: Publisher;
  #gesture: string | null = null;
  #isPublishing = false;
  #published: ViewState | null = null;

  readonly matrix: ReadonlySignal<Matrix>;
  readonly scaling: ReadonlySignal<Scaling | null>;
  readonly drawable: ReadonlySignal<DrawableMatrix>;
  readonly colors: ReadonlySignal<Colors>;
  readonly givenColors: ReadonlySignal<Colors>;
  readonly colorMaps: ReadonlySignal<readonly ColorMap[]>;
  readonly topStops: ReadonlySignal<readonly TopStop[]>;
  readonly options: ReadonlySignal<WidgetOptions>;
  readonly view: ReadonlySignal<ViewState>;
  readonly history: ReadonlySignal<History>;
  /** What is wrong with what the kernel sent last; all else stays as it was before. */
  readonly problem: ReadonlySignal<Error | null>;
  readonly rows: AxisModel;
  readonly cols: AxisModel;

  /** Throws a `WireError` when the traits are not what this page can read. */
  constructor(model: HostModel, aborted: AbortSignal) {
    this.#model = model;
    this.#publisher = new Publisher(() => this.#publish(), aborted);
    const traits = signal(readTraits(model));
    const data = decodedTraits(traits);
    checkDecoded(data);
    this.matrix = data.matrix;
    this.scaling = data.scaling;
    this.givenColors = data.colors;
    this.colorMaps = data.colorMaps;
    this.topStops = data.topStops;
    this.options = data.options;
    this.problem = this.#problem;

    const readView = () =>
      parseViewState(model.get("_view"), viewBounds(data.rows.value, data.cols.value));
    this.#view = signal(readView());
    this.view = this.#view;
    this.#history = signal(parseHistory(model.get("_history")));
    this.history = this.#history;

    const colorView = computed(() => this.#view.value.colors);
    const perRow = computed(() => colorView.value.perRow);
    this.colors = computed(() =>
      viewedColors(this.givenColors.value, this.colorMaps.value, colorView.value),
    );
    const isCentered = computed(() => this.colors.value.center !== null);
    const plain = computed(() => drawableMatrix(this.matrix.value));
    this.drawable = computed(() =>
      perRow.value ? scaledPerRow(plain.value, isCentered.value) : plain.value,
    );

    const top = computed(() => this.#view.value.top);
    const stop = computed(
      () =>
        this.topStops.value.find(
          ({ by, count }) => by === top.value?.by && count === top.value.count,
        ) ?? null,
    );
    const side = (name: AxisName, axis: ReadonlySignal<Axis>) =>
      axisModel({
        side: name,
        axis,
        matrix: this.matrix,
        view: computed(() => this.#view.value[name]),
        stop,
      });
    this.rows = side("rows", data.rows);
    this.cols = side("cols", data.cols);

    const take = () => {
      const before = traits.value;
      traits.value = readTraits(model);
      try {
        checkDecoded(data);
        this.#receive(readView());
        this.#problem.value = null;
      } catch (problem) {
        traits.value = before;
        this.#problem.value = problem as Error;
      }
    };
    const receive = () => {
      if (!this.#isPublishing) batch(take);
    };
    const names = [...Object.keys(traits.value), "_view", "_history"];
    onTraits(model, names, receive, aborted);
  }

  axis(name: AxisName): AxisModel {
    return this[name];
  }

  /**
   * Shows `view` at once, remembers the step, and tells the kernel, at most ten times a second.
   * Changes of one `gesture`, such as the drag of a slider, are one step.
   */
  change(view: ViewState, gesture: string | null = null): void {
    const before = this.#view.value;
    if (sameJson(view, before)) return;
    batch(() => {
      const step = stepBetween(before, view);
      if (step) {
        const isSame = gesture !== null && gesture === this.#gesture;
        this.#history.value = recorded(this.#history.value, step, isSame);
        this.#gesture = gesture;
      }
      this.#view.value = view;
    });
    this.#publisher.request();
  }

  changeAxis(name: AxisName, change: Partial<AxisView>, gesture: string | null = null): void {
    const view = this.#view.value;
    this.change({ ...view, [name]: { ...view[name], ...change } }, gesture);
  }

  /** The next change is a step of its own, even by the same gesture. */
  endGesture(): void {
    this.#gesture = null;
  }

  /** All that shows the widget elsewhere as it is now: what a host does not have is undefined. */
  traits(): Readonly<Record<string, unknown>> {
    return {
      ...readTraits(this.#model),
      _view: this.#view.value,
      _history: this.#history.value,
      _esm: this.#model.get("_esm"),
      _title: this.#model.get("_title"),
    };
  }

  /** Reads a view from outside; throws an error when it does not fit this table. */
  parseView(json: unknown): ViewState {
    return parseViewState(json, viewBounds(this.rows.axis.value, this.cols.axis.value));
  }

  /**
   * Asks the kernel; the answer, if there is a kernel, is a changed trait. False where the host
   * refuses to send, as notebooks do once a kernel was shut down.
   */
  ask(question: Question): boolean {
    try {
      this.#model.send(question);
      return true;
    } catch {
      return false;
    }
  }

  undo(): void {
    this.#go(undone(this.#history.value));
  }

  redo(): void {
    this.#go(redone(this.#history.value));
  }

  #go(target: { patch: Patch; history: History } | null): void {
    if (!target) return;
    const view = this.parseView(applyPatch(this.#view.value, target.patch));
    batch(() => {
      this.#history.value = target.history;
      this.#view.value = withKnownParts(this.#view.value, view);
    });
    this.endGesture();
    this.#publisher.request();
  }

  #publish(): void {
    this.#isPublishing = true;
    this.#published = this.#view.value;
    this.#model.set("_history", this.#history.value);
    this.#model.set("_view", this.#view.value);
    this.#isPublishing = false;
    this.#model.save_changes();
  }

  #receive(view: ViewState): void {
    // some hosts give back what was sent, and a hand that drags is further by then
    if (this.#publisher.isWaiting && sameJson(view, this.#published)) return;
    const history = parseHistory(this.#model.get("_history"));
    if (!sameJson(history, this.#history.value)) this.#history.value = history;
    if (sameJson(view, this.#view.value)) return;
    this.#publisher.cancel();
    this.#view.value = withKnownParts(this.#view.value, view);
  }
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
function withKnownParts<T>(known: T, next: T): T {
  if (sameJson(known, next)) return known;
  if (Array.isArray(next) || !isObject(next) || !isObject(known)) return next;
  const entries = Object.entries(next).map(([key, value]) => [
    key,
    withKnownParts((known as Record<string, unknown>)[key], value),
  ]);
  return Object.fromEntries(entries) as T;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function sameJson(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
