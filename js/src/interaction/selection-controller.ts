import { annotationValue, itemsWithSameValue } from "../axis/annotation-value.ts";
import { clickSelection, type SelectionMode } from "../axis/selection.ts";
import { type AxisName, type ByAxis, mapAxes } from "../model/axes.ts";
import type { HoverTarget } from "../panels/stage/hit-test.ts";
import { toggleCategoryFilter } from "../store/commands/filters.ts";
import type { WidgetStore } from "../store/widget-store.ts";

const RANGE_GESTURE = "range";

interface Clicked {
  readonly side: AxisName;
  readonly indices: readonly number[];
  readonly isLabel: boolean;
}

/** The source indices that a click on something stands for. */
function clickedItems(store: WidgetStore, target: HoverTarget): Clicked | null {
  if (target.on === "cell") return null;
  const { side } = target;
  const { axis, permutation } = store.axis(side);
  if (target.on === "label") {
    return { side, indices: [permutation.value[target.displayIndex] as number], isLabel: true };
  }
  if (target.on === "cluster") {
    const { start, end } = target.cluster;
    return { side, indices: [...permutation.value.subarray(start, end)], isLabel: false };
  }
  const annotation = axis.value.annotations[target.strip];
  const index = permutation.value[target.displayIndex] as number;
  if (!annotation || annotationValue(annotation, index) === null) return null;
  return { side, indices: itemsWithSameValue(annotation, index), isLabel: false };
}

function modeOf(
  event: Pick<MouseEvent, "shiftKey" | "ctrlKey" | "metaKey">,
  isLabel: boolean,
): SelectionMode {
  if (event.ctrlKey || event.metaKey) return "toggle";
  return event.shiftKey && isLabel ? "range" : "replace";
}

/** Turns clicks into selections and remembers where a range starts. */
export class SelectionController {
  readonly #store: WidgetStore;
  readonly #anchors: Record<AxisName, number | null> = { rows: null, cols: null };

  constructor(store: WidgetStore) {
    this.#store = store;
  }

  /** With Shift on a category, only its value is kept. */
  click(
    target: HoverTarget,
    event: Pick<MouseEvent, "shiftKey" | "ctrlKey" | "metaKey">,
    gesture: string | null = null,
  ): void {
    if (target.on === "category" && event.shiftKey) {
      this.#keepOnly(target);
      return;
    }
    const clicked = clickedItems(this.#store, target);
    if (!clicked) return;
    const { side, indices, isLabel } = clicked;
    const { permutation, view } = this.#store.axis(side);
    const mode = modeOf(event, isLabel);
    const selected = clickSelection({
      selected: view.value.selected,
      clicked: indices,
      mode,
      order: permutation.value,
      anchor: this.#anchors[side],
    });
    if (mode !== "range") this.#anchors[side] = indices[0] ?? null;
    this.#store.changeAxis(side, { selected }, gesture);
  }

  /** Selects from the label clicked last, or else from one place, up to another; all as one step. */
  extend(side: AxisName, from: number, to: number): void {
    this.#anchors[side] ??= this.#store.axis(side).permutation.value[from] as number;
    const shift = { shiftKey: true, ctrlKey: false, metaKey: false };
    this.click({ on: "label", side, displayIndex: to }, shift, RANGE_GESTURE);
  }

  #keepOnly({ side, strip, displayIndex }: Extract<HoverTarget, { on: "category" }>): void {
    const { axis, permutation } = this.#store.axis(side);
    const annotation = axis.value.annotations[strip];
    if (!annotation) return;
    const value = annotationValue(annotation, permutation.value[displayIndex] as number);
    if (value === null || value === Infinity || value === -Infinity) return;
    toggleCategoryFilter(this.#store, side, { title: annotation.title, value });
  }

  /** The next range begins where it is clicked. */
  forget(): void {
    this.#anchors.rows = null;
    this.#anchors.cols = null;
  }

  /** False when nothing was selected. */
  clear(): boolean {
    this.forget();
    const view = this.#store.view.value;
    if (view.rows.selected.length + view.cols.selected.length === 0) return false;
    selectBoth(this.#store, { rows: [], cols: [] });
    return true;
  }
}

/** Select rows and columns, by source indices, as one step. */
export function selectBoth(store: WidgetStore, items: ByAxis<readonly number[]>): void {
  const view = store.view.value;
  const axes = mapAxes((side) => ({ ...view[side], selected: items[side] }));
  store.change({ ...view, ...axes });
}
