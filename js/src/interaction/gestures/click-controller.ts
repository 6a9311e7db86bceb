import { type AxisName, otherAxis } from "../../model/axes.ts";
import type { HoverTarget } from "../../panels/stage/hit-test.ts";
import { clusterMembers, flipCluster } from "../../store/commands/flips.ts";
import { nextValueOrder } from "../../store/commands/orders.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { sortedUnique } from "../../util/arrays.ts";
import type { SelectionController } from "../selection-controller.ts";

type ClusterTarget = Extract<HoverTarget, { on: "cluster" }>;

interface LabelPress {
  readonly side: AxisName;
  readonly index: number;
  /** What was selected before. */
  readonly selected: readonly number[];
}

/** The gesture of a click and the double-click that it starts. */
const LABEL_GESTURE = "label";

/** Handles clicks on labels, categories and clusters. */
export class ClickController {
  readonly #session: ViewSession;
  readonly #selecting: SelectionController;
  #pressed: LabelPress | null = null;

  constructor(session: ViewSession, selecting: SelectionController) {
    this.#session = session;
    this.#selecting = selecting;
  }

  click(target: HoverTarget, event: MouseEvent): void {
    if (target.on === "label") this.#clickLabel(target, event);
    else if (target.on === "cluster") this.#clickCluster(target, event);
    else this.#selecting.click(target, event);
    if (target.on === "category" && event.shiftKey) this.#session.hover.value = null;
  }

  /** Orders the other axis by a label's line; the clicks before leave no trace. */
  doubleClick(target: HoverTarget): void {
    const pressed = this.#pressed;
    if (target.on !== "label" || !pressed || !this.#isOn(target, pressed)) return;
    this.#pressed = null;
    const { store } = this.#session;
    const across = otherAxis(target.side);
    const view = store.view.value;
    const next = {
      ...view,
      [across]: { ...view[across], order: nextValueOrder(store, across, pressed.index) },
    };
    const { selected } = pressed;
    store.change({ ...next, [target.side]: { ...next[target.side], selected } }, LABEL_GESTURE);
    store.endGesture();
  }

  #clickLabel(target: Extract<HoverTarget, { on: "label" }>, event: MouseEvent): void {
    const { store } = this.#session;
    const { side, displayIndex } = target;
    const isSecond = event.detail > 1 && event.detail % 2 === 0;
    if (isSecond && this.#pressed && this.#isOn(target, this.#pressed)) return;
    const { permutation, view } = store.axis(side);
    const isFirst = !(isSecond || event.shiftKey || event.ctrlKey || event.metaKey);
    const index = permutation.value[displayIndex] as number;
    store.endGesture();
    this.#pressed = isFirst ? { side, index, selected: view.value.selected } : null;
    this.#selecting.click(target, event, LABEL_GESTURE);
  }

  #isOn(target: Extract<HoverTarget, { on: "label" }>, { side, index }: LabelPress): boolean {
    const { permutation } = this.#session.store.axis(target.side);
    return target.side === side && permutation.value[target.displayIndex] === index;
  }

  #clickCluster(target: ClusterTarget, event: MouseEvent): void {
    const { store } = this.#session;
    if (event.altKey) {
      flipCluster(store, target.side, target.cluster);
      this.#session.hover.value = null;
      return;
    }
    this.#selecting.click(target, event);
    if (!(event.ctrlKey || event.metaKey)) openCluster(this.#session, target);
  }
}

/** Select a cluster and show it in the selection panel, in its sheet where there is no dock. */
export function openCluster(
  { store, panel, hover }: ViewSession,
  { side, cluster }: Pick<ClusterTarget, "side" | "cluster">,
): void {
  hover.value = null;
  panel.clicked.value = { side, members: sortedUnique(clusterMembers(store, side, cluster)) };
  panel.showSelected(side);
  panel.isOpen.value = true;
}
