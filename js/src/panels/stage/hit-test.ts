import { displayIndexAt } from "../../axis/axis-scale.ts";
import type { AxisName } from "../../model/axes.ts";
import type { Hover, ViewSession } from "../../store/view-session.ts";
import { stripAt } from "../annotations/strips.ts";
import { clusterAt } from "../dendrogram/dendrogram.ts";
import { cellAt } from "../heatmap/cell-at.ts";
import { TEXT_GAP } from "../labels/draw-labels.ts";
import { COL_LABEL_ANGLE } from "../labels/drawn-labels.ts";
import { labelAt, slantedLabelAt } from "../labels/label-at.ts";

/** The name of a region that has something to point at. */
export type RegionName =
  | "heatmap"
  | "row-labels"
  | "col-labels"
  | "row-categories"
  | "col-categories"
  | "row-dendrogram"
  | "col-dendrogram";

type Target<Kind extends Hover["on"]> = Omit<Extract<Hover, { on: Kind }>, "x" | "y">;

/** What can be pointed at, without the position of the pointer. */
export type HoverTarget = { [Kind in Hover["on"]]: Target<Kind> }[Hover["on"]];

function hitCell(session: ViewSession, x: number, y: number): HoverTarget | null {
  const { store, viewport, geometry } = session;
  const rowOrder = store.rows.permutation.value;
  const colOrder = store.cols.permutation.value;
  const cell = cellAt(x, y, viewport.value, geometry.value, rowOrder, colOrder);
  return cell && { on: "cell", row: cell.row, col: cell.col };
}

function hitLabel(session: ViewSession, side: AxisName, x: number, y: number): HoverTarget | null {
  const { viewport, plans, layout, store } = session;
  const interval = viewport.value[side];
  const [pixels, count] = [session.extent(side), store.axis(side).count.value];
  const plan = plans[side].value;
  const area = { interval, pixels, count, plan };
  const displayIndex =
    side === "rows"
      ? labelAt(y, area)
      : slantedLabelAt(x, y, {
          ...area,
          height: layout.value.cols.labels.height,
          gap: TEXT_GAP,
          angle: COL_LABEL_ANGLE,
        });
  return displayIndex === null ? null : { on: "label", side, displayIndex };
}

function positionAlong(session: ViewSession, side: AxisName, x: number, y: number): number | null {
  const { count } = session.store.axis(side);
  const at = side === "rows" ? y : x;
  return displayIndexAt(at, session.viewport.value[side], session.extent(side), count.value);
}

function hitCategory(
  session: ViewSession,
  side: AxisName,
  x: number,
  y: number,
): HoverTarget | null {
  const { layout, store } = session;
  const box = layout.value[side].categories;
  const count = store.axis(side).axis.value.annotations.length;
  const strip = stripAt(side === "rows" ? x : y, box, side, count);
  const displayIndex = positionAlong(session, side, x, y);
  if (strip === null || displayIndex === null) return null;
  return { on: "category", side, strip, displayIndex };
}

function hitCluster(
  session: ViewSession,
  side: AxisName,
  x: number,
  y: number,
): HoverTarget | null {
  const { showsTree, clusters } = session.store.axis(side);
  const position = positionAlong(session, side, x, y);
  if (!showsTree.value || position === null) return null;
  const cluster = clusterAt(clusters.value, position);
  return cluster && { on: "cluster", side, cluster };
}

/** Find what is at a point of a region, in CSS pixels from the region's top left. */
export function hitTest(
  session: ViewSession,
  region: RegionName,
  x: number,
  y: number,
): HoverTarget | null {
  const side: AxisName = region.startsWith("row") ? "rows" : "cols";
  if (region === "heatmap") return hitCell(session, x, y);
  if (region.endsWith("labels")) return hitLabel(session, side, x, y);
  if (region.endsWith("categories")) return hitCategory(session, side, x, y);
  return hitCluster(session, side, x, y);
}

/** A label, or an item's value of an annotation. */
export type ItemTarget = Extract<HoverTarget, { on: "label" | "category" }>;
