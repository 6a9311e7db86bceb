import { TITLES } from "../../axis/wording.ts";
import type { AxisName } from "../../model/axes.ts";
import type { NamedOrder, OrderSpec } from "../../model/order.ts";
import type { WidgetStore } from "../../store/widget-store.ts";
import { truncate } from "../../util/text.ts";
import { rankedOnNote, whyNotRankable } from "./rank-wording.ts";

interface Choice {
  readonly by: NamedOrder;
  readonly name: string;
  readonly title: string;
}

const CHOICES: readonly Choice[] = [
  { by: "cluster", name: "Cluster", title: "In the order of the tree" },
  { by: "sum", name: "Sum", title: "Largest sum first" },
  { by: "variance", name: "Variance", title: "Largest variance first" },
  { by: "label", name: "Label", title: "By label" },
  { by: "initial", name: "Initial", title: "As in the table" },
];

const LONGEST = 200;

/** Says which order an axis has when it is none of the five. */
function otherOrder(store: WidgetStore, side: AxisName, order: OrderSpec): string | null {
  if (order.by === "value") {
    const other = store.axis(side === "rows" ? "cols" : "rows").axis.value;
    const arrow = order.descending ? "▾" : "▴";
    return `${arrow} by the values of ${truncate(other.label(order.of), LONGEST)}`;
  }
  if (order.by === "category") return `by ${truncate(order.title, LONGEST)}`;
  return order.by === "custom" ? "as set in Python" : null;
}

/** What choosing an order does, or why it can't be chosen. */
function meaning(store: WidgetStore, side: AxisName, { by, title }: Choice): [string, boolean] {
  const { tree, axis } = store.axis(side);
  if (by === "cluster" && tree.value === null) return ["This axis is not clustered", true];
  if (by !== "sum" && by !== "variance") return [title, false];
  if (axis.value.constant?.includes(by)) return [whyNotRankable(store, side, by), true];
  return [`${title}${rankedOnNote(store, side)}`, false];
}

/** The order of an axis as radio buttons. */
export function OrderRadios({ store, side }: { store: WidgetStore; side: AxisName }) {
  const { view } = store.axis(side);
  const { order } = view.value;
  const other = otherOrder(store, side, order);
  return (
    <div class="control" role="radiogroup" aria-label={`${TITLES[side]} order`}>
      <div class="control-title">Order</div>
      <div class="chips">
        {CHOICES.map((choice) => {
          const { by, name } = choice;
          const [title, isOff] = meaning(store, side, choice);
          return (
            <label key={by} class="chip" title={title}>
              <input
                type="radio"
                name={`${side} order`}
                value={by}
                checked={order.by === by}
                disabled={isOff}
                onChange={() => store.changeAxis(side, { order: { by } })}
              />
              <span>{name}</span>
            </label>
          );
        })}
      </div>
      {other && (
        <div class="note" title={other}>
          {other}
        </div>
      )}
    </div>
  );
}
