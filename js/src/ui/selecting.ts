import { clickSelection, type SelectionMode } from "../core/selection.ts";
import type { AxisName } from "../core/types.ts";
import { positionsWithValue } from "../panels/emphasis.ts";
import type { SharedState } from "../state/shared-state.ts";
import type { HoverTarget } from "./pick.ts";

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
  if (category?.kind !== "text") return null;
  const code = category.codes[order.value[target.position] as number] as number;
  if (code < 0) return null;
  return { side, indices: [...positionsWithValue(category.codes, code)], isLabel: false };
}

function modeOf(event: MouseEvent, isLabel: boolean): SelectionMode {
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

  click(target: HoverTarget, event: MouseEvent): void {
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
    this.#shared.changeAxis(side, { selected });
  }

  clear(): void {
    this.#anchors.rows = null;
    this.#anchors.cols = null;
    const view = this.#shared.view.value;
    this.#shared.change({
      ...view,
      rows: { ...view.rows, selected: [] },
      cols: { ...view.cols, selected: [] },
    });
  }
}
