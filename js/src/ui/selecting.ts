import { categoryValue, linesLike } from "../core/category-value.ts";
import { clickSelection, type SelectionMode } from "../core/selection.ts";
import { type BySide, bySide } from "../core/sides.ts";
import type { AxisName } from "../core/types.ts";
import { toggleCategory } from "../state/actions.ts";
import type { SharedState } from "../state/shared-state.ts";
import type { HoverTarget } from "./pick.ts";

const RANGE_GESTURE = "range";

interface Clicked {
  readonly side: AxisName;
  readonly indices: readonly number[];
  readonly isLabel: boolean;
}

/** The original positions that a click on something stands for. */
function clickedOn(shared: SharedState, target: HoverTarget): Clicked | null {
  if (target.on === "cell") return null;
  const { side } = target;
  const { axis, order } = shared.axis(side);
  if (target.on === "label") {
    return { side, indices: [order.value[target.position] as number], isLabel: true };
  }
  if (target.on === "cluster") {
    const { start, end } = target.cluster;
    return { side, indices: [...order.value.subarray(start, end)], isLabel: false };
  }
  const category = axis.value.categories[target.strip];
  const index = order.value[target.position] as number;
  if (!category || categoryValue(category, index) === null) return null;
  return { side, indices: linesLike(category, index), isLabel: false };
}

function modeOf(
  event: Pick<MouseEvent, "shiftKey" | "ctrlKey" | "metaKey">,
  isLabel: boolean,
): SelectionMode {
  if (event.ctrlKey || event.metaKey) return "toggle";
  return event.shiftKey && isLabel ? "range" : "replace";
}

/** Turns clicks into selections; remembers where a range begins. */
export class Selecting {
  readonly #shared: SharedState;
  readonly #anchors: Record<AxisName, number | null> = { rows: null, cols: null };

  constructor(shared: SharedState) {
    this.#shared = shared;
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
    const clicked = clickedOn(this.#shared, target);
    if (!clicked) return;
    const { side, indices, isLabel } = clicked;
    const { order, view } = this.#shared.axis(side);
    const mode = modeOf(event, isLabel);
    const selected = clickSelection({
      selected: view.value.selected,
      clicked: indices,
      mode,
      order: order.value,
      anchor: this.#anchors[side],
    });
    if (mode !== "range") this.#anchors[side] = indices[0] ?? null;
    this.#shared.changeAxis(side, { selected }, gesture);
  }

  /** Selects from the label clicked last, or else from one place, up to another; all as one step. */
  extend(side: AxisName, from: number, to: number): void {
    this.#anchors[side] ??= this.#shared.axis(side).order.value[from] as number;
    const shift = { shiftKey: true, ctrlKey: false, metaKey: false };
    this.click({ on: "label", side, position: to }, shift, RANGE_GESTURE);
  }

  #keepOnly({ side, strip, position }: Extract<HoverTarget, { on: "category" }>): void {
    const { axis, order } = this.#shared.axis(side);
    const category = axis.value.categories[strip];
    if (!category) return;
    const value = categoryValue(category, order.value[position] as number);
    if (value === null || value === Infinity || value === -Infinity) return;
    toggleCategory(this.#shared, side, { title: category.title, value });
  }

  /** The next range begins where it is clicked. */
  forget(): void {
    this.#anchors.rows = null;
    this.#anchors.cols = null;
  }

  /** False when nothing was selected. */
  clear(): boolean {
    this.forget();
    const view = this.#shared.view.value;
    if (view.rows.selected.length + view.cols.selected.length === 0) return false;
    selectBoth(this.#shared, { rows: [], cols: [] });
    return true;
  }
}

/** Selects rows and columns, by original positions, as one step. */
export function selectBoth(shared: SharedState, lines: BySide<readonly number[]>): void {
  const view = shared.view.value;
  const axes = bySide((side) => ({ ...view[side], selected: lines[side] }));
  shared.change({ ...view, ...axes });
}
