import type { ViewState } from "../../../src/model/view-state.ts";
import type { Rgba, View } from "./mounted.ts";
import { expectedColors, labels, steppedValues, textCategory, upTo } from "./tables.ts";
import { balancedModel } from "./trees.ts";

export const [ROWS, COLS] = [8, 4];
export const VALUES = steppedValues(ROWS, COLS);
export const GROUND: Rgba = [255, 255, 255, 255];

/** A table of eight rows in two clusters, each with a category value of its own. */
export const eightRows = () =>
  balancedModel(
    {
      labels: labels(ROWS, "row "),
      categories: [textCategory("Kind", labels(ROWS, "kind "), upTo(ROWS))],
    },
    { labels: labels(COLS, "col ") },
  );

export type Change = (view: ViewState) => Partial<ViewState>;

export const rowsBy =
  (by: "sum" | "initial"): Change =>
  ({ rows }) => ({ rows: { ...rows, order: { by } } });

export const onlyRows =
  (...kept: readonly number[]): Change =>
  ({ rows }) => ({ rows: { ...rows, crops: [{ kept, cut: rows.cut }] } });

export function change(view: View, how: Change): void {
  view.model.set("_view", { ...view.published, ...how(view.published) });
}

/** The colours of the first column at these shares of the height. */
export function firstColumn(view: View, ...shares: readonly number[]): Rgba[] {
  const { width, height } = view.region("heatmap").getBoundingClientRect();
  return shares.map((share) => view.pixel("heatmap", width / (2 * COLS), share * height));
}

/** Those of the first cells of rows. */
export const colorsOf = (...rows: readonly number[]) =>
  rows.map((row) => expectedColors(VALUES, [row], upTo(COLS))[0] as Rgba);

/** The colour of a row's category, which is one of its own. */
export function kindOf(view: View, row: number): Rgba {
  const { categories } = view.model.get("_row_categories") as {
    categories: { colors: string[] }[];
  };
  const color = Number.parseInt((categories[0]?.colors[row] ?? "#").slice(1), 16);
  return [color >> 16, (color >> 8) & 255, color & 255, 255];
}
