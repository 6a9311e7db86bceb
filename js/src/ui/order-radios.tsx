import type { AxisName, NamedOrder, Order } from "../core/types.ts";
import type { SharedState } from "../state/shared-state.ts";
import { TITLES } from "./nouns.ts";
import { allAlike, rankedOn } from "./rank-words.ts";
import { shortText } from "./short-text.ts";

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
function otherOrder(shared: SharedState, side: AxisName, order: Order): string | null {
  if (order.by === "value") {
    const other = shared.axis(side === "rows" ? "cols" : "rows").axis.value;
    const arrow = order.descending ? "▾" : "▴";
    return `${arrow} by the values of ${shortText(other.label(order.of), LONGEST)}`;
  }
  if (order.by === "category") return `by ${shortText(order.title, LONGEST)}`;
  return order.by === "custom" ? "as set in Python" : null;
}

/** What choosing an order does, or why it can't be chosen. */
function meaning(shared: SharedState, side: AxisName, { by, title }: Choice): [string, boolean] {
  const { tree, axis } = shared.axis(side);
  if (by === "cluster" && tree.value === null) return ["This axis is not clustered", true];
  if (by !== "sum" && by !== "variance") return [title, false];
  if (axis.value.constant?.includes(by)) return [allAlike(shared, side, by), true];
  return [`${title}${rankedOn(shared, side)}`, false];
}

export function OrderRadios({ shared, side }: { shared: SharedState; side: AxisName }) {
  const { view } = shared.axis(side);
  const { order } = view.value;
  const other = otherOrder(shared, side, order);
  return (
    <div class="control" role="radiogroup" aria-label={`${TITLES[side]} order`}>
      <div class="control-title">Order</div>
      <div class="chips">
        {CHOICES.map((choice) => {
          const { by, name } = choice;
          const [title, isOff] = meaning(shared, side, choice);
          return (
            <label key={by} class="chip" title={title}>
              <input
                type="radio"
                name={`${side} order`}
                value={by}
                checked={order.by === by}
                disabled={isOff}
                onChange={() => shared.changeAxis(side, { order: { by } })}
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
