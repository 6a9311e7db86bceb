import type { AxisName } from "../../model/axes.ts";
import type { OrderSpec } from "../../model/order.ts";
import { previousOrder } from "../../view/history.ts";
import type { WidgetStore } from "../widget-store.ts";

/** Return the order before one by values or categories, or that of the tree. */
function orderBeforeValueOrder(store: WidgetStore, side: AxisName): OrderSpec {
  const { axis, tree } = store.axis(side);
  const before = previousOrder(store.history.value, side);
  const isLost =
    !before ||
    before.by === "cluster" ||
    (before.by === "category" &&
      !axis.value.annotations.some(({ title }) => title === before.title));
  return isLost ? { by: tree.value ? "cluster" : "initial" } : before;
}

/**
 * Return the next order by the values of an item of the other axis: descending, ascending, then the
 * order before.
 */
export function nextValueOrder(store: WidgetStore, side: AxisName, of: number): OrderSpec {
  const { order } = store.view.value[side];
  if (order.by !== "value" || order.of !== of) return { by: "value", of, descending: true };
  return order.descending
    ? { by: "value", of, descending: false }
    : orderBeforeValueOrder(store, side);
}

/**
 * Order an axis by the values of an item of the other axis: descending, ascending, then as before.
 */
export function cycleValueOrder(store: WidgetStore, side: AxisName, of: number): void {
  store.changeAxis(side, { order: nextValueOrder(store, side, of) });
}

/** Order an axis by one of its annotations; the same again goes back. */
export function toggleCategoryOrder(store: WidgetStore, side: AxisName, title: string): void {
  const { order } = store.view.value[side];
  const isOn = order.by === "category" && order.title === title;
  store.changeAxis(side, {
    order: isOn ? orderBeforeValueOrder(store, side) : { by: "category", title },
  });
}
