import { other } from "../core/sides.ts";
import type { AxisName } from "../core/types.ts";
import { uniqueAscending } from "../core/unique-ascending.ts";
import { flipCluster, membersOf, nextValueOrder } from "../state/actions.ts";
import type { PageState } from "../state/page-state.ts";
import type { HoverTarget } from "./pick.ts";
import type { Selecting } from "./selecting.ts";

type ClusterTarget = Extract<HoverTarget, { on: "cluster" }>;

interface LabelPress {
  readonly side: AxisName;
  readonly index: number;
  /** What was selected before. */
  readonly selected: readonly number[];
}

/** The name that joins a click on a label with the double-click it turns out to begin. */
const LABEL_GESTURE = "label";

/** What clicks on labels, categories and clusters do. */
export class Clicking {
  readonly #page: PageState;
  readonly #selecting: Selecting;
  #pressed: LabelPress | null = null;

  constructor(page: PageState, selecting: Selecting) {
    this.#page = page;
    this.#selecting = selecting;
  }

  click(target: HoverTarget, event: MouseEvent): void {
    if (target.on === "label") this.#clickLabel(target, event);
    else if (target.on === "cluster") this.#clickCluster(target, event);
    else this.#selecting.click(target, event);
    if (target.on === "category" && event.shiftKey) this.#page.hover.value = null;
  }

  /** Orders the other axis by a label's line; the clicks before leave no trace. */
  doubleClick(target: HoverTarget): void {
    const pressed = this.#pressed;
    if (target.on !== "label" || !pressed || !this.#isOn(target, pressed)) return;
    this.#pressed = null;
    const { shared } = this.#page;
    const across = other(target.side);
    const view = shared.view.value;
    const next = {
      ...view,
      [across]: { ...view[across], order: nextValueOrder(shared, across, pressed.index) },
    };
    const { selected } = pressed;
    shared.change({ ...next, [target.side]: { ...next[target.side], selected } }, LABEL_GESTURE);
    shared.endGesture();
  }

  #clickLabel(target: Extract<HoverTarget, { on: "label" }>, event: MouseEvent): void {
    const { shared } = this.#page;
    const { side, position } = target;
    const isSecond = event.detail > 1 && event.detail % 2 === 0;
    if (isSecond && this.#pressed && this.#isOn(target, this.#pressed)) return;
    const { order, view } = shared.axis(side);
    const isFirst = !(isSecond || event.shiftKey || event.ctrlKey || event.metaKey);
    const index = order.value[position] as number;
    shared.endGesture();
    this.#pressed = isFirst ? { side, index, selected: view.value.selected } : null;
    this.#selecting.click(target, event, LABEL_GESTURE);
  }

  #isOn(target: Extract<HoverTarget, { on: "label" }>, { side, index }: LabelPress): boolean {
    const { order } = this.#page.shared.axis(target.side);
    return target.side === side && order.value[target.position] === index;
  }

  #clickCluster(target: ClusterTarget, event: MouseEvent): void {
    const { shared } = this.#page;
    if (event.altKey) {
      flipCluster(shared, target.side, target.cluster);
      this.#page.hover.value = null;
      return;
    }
    this.#selecting.click(target, event);
    if (!(event.ctrlKey || event.metaKey)) openCluster(this.#page, target);
  }
}

/** Shows a cluster, which was selected, in the panel; where it has no dock, in its sheet. */
export function openCluster(
  { shared, panel, hover }: PageState,
  { side, cluster }: Pick<ClusterTarget, "side" | "cluster">,
): void {
  hover.value = null;
  panel.clicked.value = { side, members: uniqueAscending(membersOf(shared, side, cluster)) };
  panel.showSelected(side);
  panel.isOpen.value = true;
}
