import { expect } from "vitest";
import type { Locator } from "vitest/browser";
import type { AxisSpec, HandMadeModel } from "../hand-made-model.ts";
import { wireTree } from "../hand-made-model.ts";
import type { View } from "./mounted.ts";
import { countingModel, steppedValues } from "./tables.ts";

/** Neighbours join at height 1, their pairs at 2, and so on; `count` is a power of two. */
export function balancedTree(count: number) {
  const merges: number[] = [];
  const heights: number[] = [];
  let nodes = Array.from({ length: count }, (_, i) => i);
  for (let height = 1; nodes.length > 1; height++) {
    const joined: number[] = [];
    for (let i = 0; i < nodes.length; i += 2) {
      merges.push(nodes[i] as number, nodes[i + 1] as number);
      heights.push(height);
      joined.push(count + heights.length - 1);
    }
    nodes = joined;
  }
  return wireTree(merges, heights);
}

/** A table of neighbouring colours with balanced trees, cut in halves. */
export function balancedModel(rows: AxisSpec, cols: AxisSpec): HandMadeModel {
  const [n, m] = [rows.labels.length, cols.labels.length];
  const model = countingModel(steppedValues(n, m), rows, cols);
  const withTree = (trait: "_row_orders" | "_col_orders", count: number) =>
    model.set(trait, { ...(model.get(trait) as object), tree: balancedTree(count) });
  withTree("_row_orders", n);
  withTree("_col_orders", m);
  const view = model.get("_view") as View["published"];
  model.set("_view", {
    ...view,
    rows: { ...view.rows, cut: Math.log2(n) - 0.5 },
    cols: { ...view.cols, cut: Math.log2(m) - 0.5 },
  });
  return model;
}

/** Nothing moves any more. */
export async function atRest(view: View): Promise<void> {
  await expect.poll(() => view.root.dataset.animating).toBe("false");
}

/** The focus, which the page itself sees no deeper than the widget's host. */
export async function expectFocus(view: View, control: Locator): Promise<void> {
  await expect.poll(() => view.cell.shadowRoot?.activeElement).toBe(control.element());
}
