import { cellAt, labelAt, positionAt, slantedLabelAt } from "../core/picking.ts";
import type { AxisName } from "../core/types.ts";
import { stripAt } from "../panels/categories.ts";
import { clusterAt } from "../panels/dendrogram.ts";
import { TEXT_GAP } from "../panels/labels.ts";
import { COL_LABEL_ANGLE } from "../panels/written-labels.ts";
import type { Hover, PageState } from "../state/page-state.ts";

export type RegionName =
  | "heatmap"
  | "row-labels"
  | "col-labels"
  | "row-categories"
  | "col-categories"
  | "row-dendrogram"
  | "col-dendrogram";

type Target<Kind extends Hover["on"]> = Omit<Extract<Hover, { on: Kind }>, "x" | "y">;
export type HoverTarget = { [Kind in Hover["on"]]: Target<Kind> }[Hover["on"]];

function pickCell(page: PageState, x: number, y: number): HoverTarget | null {
  const { shared, viewport, geometry } = page;
  const rowOrder = shared.rows.order.value;
  const colOrder = shared.cols.order.value;
  const cell = cellAt(x, y, viewport.value, geometry.value, rowOrder, colOrder);
  return cell && { on: "cell", row: cell.row, col: cell.col };
}

function pickLabel(page: PageState, side: AxisName, x: number, y: number): HoverTarget | null {
  const { viewport, plans, layout, shared } = page;
  const interval = viewport.value[side];
  const [pixels, count] = [page.extent(side), shared.axis(side).count.value];
  const plan = plans[side].value;
  const area = { interval, pixels, count, plan };
  const position =
    side === "rows"
      ? labelAt(y, area)
      : slantedLabelAt(x, y, {
          ...area,
          height: layout.value.cols.labels.height,
          gap: TEXT_GAP,
          angle: COL_LABEL_ANGLE,
        });
  return position === null ? null : { on: "label", side, position };
}

function positionAlong(page: PageState, side: AxisName, x: number, y: number): number | null {
  const { count } = page.shared.axis(side);
  const at = side === "rows" ? y : x;
  return positionAt(at, page.viewport.value[side], page.extent(side), count.value);
}

function pickCategory(page: PageState, side: AxisName, x: number, y: number): HoverTarget | null {
  const { layout, shared } = page;
  const box = layout.value[side].categories;
  const count = shared.axis(side).axis.value.categories.length;
  const strip = stripAt(side === "rows" ? x : y, box, side, count);
  const position = positionAlong(page, side, x, y);
  if (strip === null || position === null) return null;
  return { on: "category", side, strip, position };
}

function pickCluster(page: PageState, side: AxisName, x: number, y: number): HoverTarget | null {
  const { showsTree, clusters } = page.shared.axis(side);
  const position = positionAlong(page, side, x, y);
  if (!showsTree.value || position === null) return null;
  const cluster = clusterAt(clusters.value, position);
  return cluster && { on: "cluster", side, cluster };
}

/** What lies at a point of a region, in CSS pixels from the region's top left. */
export function pick(
  page: PageState,
  region: RegionName,
  x: number,
  y: number,
): HoverTarget | null {
  const side: AxisName = region.startsWith("row") ? "rows" : "cols";
  if (region === "heatmap") return pickCell(page, x, y);
  if (region.endsWith("labels")) return pickLabel(page, side, x, y);
  if (region.endsWith("categories")) return pickCategory(page, side, x, y);
  return pickCluster(page, side, x, y);
}
