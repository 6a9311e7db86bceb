import type { Box } from "../core/layout.ts";
import type { AxisName, Interval } from "../core/types.ts";
import { other } from "../state/actions.ts";
import type { PageState } from "../state/page-state.ts";
import { drawCategories } from "./categories.ts";
import { drawDendrogram } from "./dendrogram.ts";
import { cursorCell, emphasizedBy, foundPlaces, hoveredPosition, litBy } from "./emphasis.ts";
import { drawColLabels, drawRowLabels, type LabelOrdering } from "./labels.ts";
import { movingLabels } from "./moving-labels.ts";
import { drawOverlay } from "./overlay.ts";
import type { Pen } from "./pen.ts";
import type { Theme } from "./theme.ts";

export type PanelName =
  | "heatmap"
  | "overlay"
  | "row-labels"
  | "col-labels"
  | "row-categories"
  | "col-categories"
  | "row-dendrogram"
  | "col-dendrogram";

/** All that is drawn besides the matrix: what, where on the stage, and how. */
export interface Painting {
  readonly name: Exclude<PanelName, "heatmap">;
  readonly box: Box;
  readonly draw: (pen: Pen) => void;
}

/** Where `pixelRatio` device pixels make a CSS pixel. */
export function paintings(page: PageState, theme: Theme, pixelRatio: number): Painting[] {
  return [
    overlay(page, theme),
    ...(["rows", "cols"] as const).flatMap((side) => [
      labels(page, side, theme),
      categories(page, side, pixelRatio),
      dendrogram(page, side, theme),
    ]),
  ];
}

function overlay(page: PageState, theme: Theme): Painting {
  const { hover, viewport, shared } = page;
  const on = hover.value;
  const box = page.layout.value.heatmap;
  return {
    name: "overlay",
    box,
    draw: (pen) =>
      page.motion.value === null &&
      drawOverlay(pen, {
        box,
        theme,
        ...viewport.value,
        cell: on?.on === "cell" ? on : null,
        lit: litBy(page),
        rowOrder: shared.rows.order.value,
        colOrder: shared.cols.order.value,
        selectedRows: shared.rows.selected.value,
        selectedCols: shared.cols.selected.value,
        foundRows: foundPlaces(page, "rows"),
        foundCols: foundPlaces(page, "cols"),
        cursor: cursorCell(page),
      }),
  };
}

function labels(page: PageState, side: AxisName, theme: Theme): Painting {
  const { shared, layout, rowPlan, colPlan } = page;
  const { axis, order, selected } = shared.axis(side);
  const isRows = side === "rows";
  const box = isRows ? layout.value.rowLabels : layout.value.colLabels;
  const draw = isRows ? drawRowLabels : drawColLabels;
  const plan = isRows ? rowPlan.value : colPlan.value;
  const moving = page.motion.value?.[side];
  return {
    name: isRows ? "row-labels" : "col-labels",
    box,
    draw: (pen) =>
      draw(pen, {
        box,
        theme,
        ...along(page, side),
        plan,
        label: axis.value.label,
        order: order.value,
        selected: selected.value,
        found: page.found.value[side],
        foundPlaces: moving ? [] : foundPlaces(page, side),
        ordering: orderingOf(page, side),
        ...(moving
          ? { hovered: null, ...movingLabels(plan, order.value, moving, along(page, side).extent) }
          : { hovered: hoveredPosition(page, side) }),
      }),
  };
}

/** The label that the other axis is ordered by the values of. */
function orderingOf({ shared, motion }: PageState, side: AxisName): LabelOrdering | null {
  const { order } = shared.axis(other(side)).view.value;
  if (order.by !== "value") return null;
  const place = motion.value ? -1 : (shared.axis(side).places.value[order.of] ?? -1);
  return { index: order.of, position: place, descending: order.descending };
}

function categories(page: PageState, side: AxisName, pixelRatio: number): Painting {
  const { shared, layout, magnitudes } = page;
  const { axis, order } = shared.axis(side);
  const isRows = side === "rows";
  const box = isRows ? layout.value.rowCategories : layout.value.colCategories;
  const moving = page.motion.value?.[side];
  return {
    name: isRows ? "row-categories" : "col-categories",
    box,
    draw: (pen) =>
      drawCategories(pen, {
        side,
        box,
        ...along(page, side),
        pixelRatio,
        categories: axis.value.categories,
        magnitudes: magnitudes[side].value,
        order: order.value,
        ...(moving && { order: moving.lines, visible: [0, moving.lines.length] as const }),
        emphasized: emphasizedBy(page, side),
      }),
  };
}

function dendrogram(page: PageState, side: AxisName, theme: Theme): Painting {
  const { shared, layout, hover, cutting, treeLayouts } = page;
  const { tree, clusters, showsTree, treeHeight, view } = shared.axis(side);
  const isRows = side === "rows";
  const box = isRows ? layout.value.rowDendrogram : layout.value.colDendrogram;
  const on = hover.value;
  const treeLayout = treeLayouts[side].value;
  return {
    name: isRows ? "row-dendrogram" : "col-dendrogram",
    box,
    draw: (pen) => {
      if (!showsTree.value || page.motion.value) return;
      drawDendrogram(pen, {
        side,
        box,
        theme,
        ...along(page, side),
        clusters: clusters.value,
        hovered: on?.on === "cluster" && on.side === side ? on.cluster : null,
        cutting:
          (cutting.value === side || page.isTreeWhole.value) && tree.value && treeLayout
            ? {
                isLasting: page.isTreeWhole.value,
                tree: tree.value,
                layout: treeLayout,
                height: treeHeight.value,
                cut: view.value.cut ?? 0,
              }
            : null,
      });
    },
  };
}

function along(page: PageState, side: AxisName): { visible: Interval; extent: number } {
  const { width, height } = page.layout.value.heatmap;
  return { visible: page.viewport.value[side], extent: side === "rows" ? height : width };
}
