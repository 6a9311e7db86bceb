import { colorsOnGround } from "../core/colors.ts";
import type { Box } from "../core/layout.ts";
import { bySide } from "../core/sides.ts";
import type { AxisName, Interval } from "../core/types.ts";
import type { PageState } from "../state/page-state.ts";
import { labelTexts } from "./axis-label-texts.ts";
import { drawCategories } from "./categories.ts";
import { areCellsLarge, type CellValues, drawCellGrid } from "./cell-grid.ts";
import { drawDendrogram } from "./dendrogram.ts";
import {
  cursorCell,
  emphasizedBy,
  foundPlaces,
  hoveredCluster,
  hoveredPosition,
  litBy,
  orderingOf,
} from "./emphasis.ts";
import { heatmapScene } from "./heatmap-scene.ts";
import { drawColLabels, drawRowLabels } from "./labels.ts";
import { movingMarks } from "./moving-categories.ts";
import { drawMovingDendrogram } from "./moving-dendrogram.ts";
import { movingLabels } from "./moving-labels.ts";
import { marksInMotion } from "./moving-overlay.ts";
import { outcome } from "./outcome.ts";
import { type AxisMarks, drawOverlay, isBlankOverlay, type OverlayInput } from "./overlay.ts";
import type { Pen } from "./pen.ts";
import type { Theme } from "./theme.ts";

export type PanelName =
  | "heatmap"
  | "cell-grid"
  | "overlay"
  | "row-labels"
  | "col-labels"
  | "row-categories"
  | "col-categories"
  | "row-dendrogram"
  | "col-dendrogram";

export type PaintingName = Exclude<PanelName, "heatmap">;

/** All that is drawn besides the matrix: what, where on the stage, and how. */
export interface Painting {
  readonly name: PaintingName;
  readonly box: Box;
  readonly draw: (pen: Pen) => void;
  /** Nothing would be drawn. */
  readonly isBlank?: boolean;
}

/** What is marked for the person at the page, and may be left out of a picture for others. */
export interface Marks {
  /** What is selected and what a search found. */
  readonly selection: boolean;
  /** The cut across a whole tree. */
  readonly cut: boolean;
}

const ALL_MARKS: Marks = { selection: true, cut: true };
const NOTHING: ReadonlySet<number> = new Set();

type Painter = (page: PageState, theme: Theme, pixelRatio: number, marks: Marks) => Painting;

const PAINTERS: Readonly<Record<PaintingName, Painter>> = {
  "cell-grid": cellGrid,
  overlay,
  "row-labels": (page, theme, _, marks) => labels(page, "rows", theme, marks),
  "row-categories": (page, _, pixelRatio) => categories(page, "rows", pixelRatio),
  "row-dendrogram": (page, theme, _, marks) => dendrogram(page, "rows", theme, marks),
  "col-labels": (page, theme, _, marks) => labels(page, "cols", theme, marks),
  "col-categories": (page, _, pixelRatio) => categories(page, "cols", pixelRatio),
  "col-dendrogram": (page, theme, _, marks) => dendrogram(page, "cols", theme, marks),
};

/** What the panels of an axis are called by. */
const LINE = { rows: "row", cols: "col" } as const;

export const PAINTING_NAMES = Object.keys(PAINTERS) as readonly PaintingName[];

/**
 * One panel, where `pixelRatio` device pixels make a CSS pixel. Whatever makes it look different is
 * a signal read here or by its `draw`.
 */
export function painting(
  name: PaintingName,
  page: PageState,
  theme: Theme,
  pixelRatio: number,
  marks: Marks = ALL_MARKS,
): Painting {
  return PAINTERS[name](page, theme, pixelRatio, marks);
}

function cellGrid(page: PageState, theme: Theme): Painting {
  const { shared, layout, motion, viewport, hasCellValues } = page;
  const box = layout.value.heatmap;
  const isBlank = motion.value !== null || !areCellsLarge(box, viewport.value);
  const written = (): CellValues => {
    const { values, scale, colCount } = shared.matrix.value;
    return {
      scene: heatmapScene(page, 1, colorsOnGround(shared.colors.value, theme)),
      valueAt: (row, col) => (values[row * colCount + col] as number) * scale,
    };
  };
  const draw = (pen: Pen) => {
    const values = hasCellValues.value ? written() : null;
    drawCellGrid(pen, { box, visible: viewport.value, theme, values });
  };
  return { name: "cell-grid", box, draw: (pen) => !isBlank && draw(pen), isBlank };
}

function overlay(page: PageState, theme: Theme, _: number, marks: Marks): Painting {
  const { hover, shared } = page;
  const row = outcome(() => (hover.value?.on === "cell" ? hover.value.row : null));
  const col = outcome(() => (hover.value?.on === "cell" ? hover.value.col : null));
  const box = page.layout.value.heatmap;
  const motion = page.motion.value;
  const axisMarks = (side: AxisName): AxisMarks => {
    const { order, selected } = shared.axis(side);
    const atRest = {
      visible: page.viewport.value[side],
      order: order.value,
      selected: marks.selection ? selected.value : NOTHING,
      found: marks.selection ? foundPlaces(page, side) : [],
    };
    return motion ? { ...atRest, ...marksInMotion(motion[side], page.found.value[side]) } : atRest;
  };
  const input: OverlayInput = {
    ...bySide(axisMarks),
    box,
    theme,
    cell: !motion && row !== null && col !== null ? { row, col } : null,
    lit: motion ? null : litBy(page),
    cursor: motion ? null : outcome(() => cursorCell(page)),
  };
  return {
    name: "overlay",
    box,
    draw: (pen) => drawOverlay(pen, input),
    isBlank: isBlankOverlay(input),
  };
}

function labels(page: PageState, side: AxisName, theme: Theme, marks: Marks): Painting {
  const { axis, order, selected } = page.shared.axis(side);
  const line = LINE[side];
  const box = page.layout.value[side].labels;
  const draw = side === "rows" ? drawRowLabels : drawColLabels;
  const plan = page.plans[side].value;
  const motion = page.motion.value;
  const extent = page.extent(side);
  const ordering = orderingOf(page, side);
  const found = marks.selection ? page.found.value[side] : NOTHING;
  const marked = ordering ? [...found, ordering.index] : found;
  return {
    name: `${line}-labels`,
    box,
    draw: (pen) =>
      draw(pen, {
        box,
        theme,
        ...along(page, side),
        plan,
        label: motion?.label[side] ?? axis.value.label,
        texts: labelTexts(axis.value),
        order: order.value,
        selected: marks.selection ? selected.value : NOTHING,
        found,
        ordering,
        emphasized: emphasizedBy(page, side),
        hovered: motion ? null : outcome(() => hoveredPosition(page, side)),
        ...(motion && movingLabels(motion, side, marked, extent)),
      }),
  };
}

function categories(page: PageState, side: AxisName, pixelRatio: number): Painting {
  const { axis, order } = page.shared.axis(side);
  const line = LINE[side];
  const box = page.layout.value[side].categories;
  const moving = page.motion.value?.[side];
  const extent = page.extent(side);
  return {
    name: `${line}-categories`,
    box,
    draw: (pen) =>
      drawCategories(pen, {
        side,
        box,
        ...along(page, side),
        pixelRatio,
        categories: axis.value.categories,
        scales: page.scales[side].value,
        order: order.value,
        ...(moving && { marks: [...movingMarks(moving, extent, pixelRatio)] }),
        emphasized: emphasizedBy(page, side),
      }),
  };
}

function dendrogram(page: PageState, side: AxisName, theme: Theme, marks: Marks): Painting {
  const { cutting, isTreeWhole, treeLayouts } = page;
  const { tree, clusters, showsTree, treeHeight, view } = page.shared.axis(side);
  const line = LINE[side];
  const box = page.layout.value[side].dendrogram;
  const hovered = hoveredCluster(page, side);
  const treeLayout = treeLayouts[side].value;
  return {
    name: `${line}-dendrogram`,
    box,
    draw: (pen) => {
      const motion = page.motion.value;
      if (motion) {
        const extent = page.extent(side);
        const isWhole = isTreeWhole.value;
        drawMovingDendrogram(pen, { side, box, extent, motion, isWhole, theme });
        return;
      }
      if (!showsTree.value) return;
      drawDendrogram(pen, {
        side,
        box,
        theme,
        ...along(page, side),
        clusters: clusters.value,
        hovered,
        cutting:
          (cutting.value === side || isTreeWhole.value) && tree.value && treeLayout
            ? {
                isLasting: isTreeWhole.value,
                tree: tree.value,
                layout: treeLayout,
                height: treeHeight.value,
                cut: view.value.cut ?? 0,
                isCutDrawn: marks.cut,
              }
            : null,
      });
    },
  };
}

function along(page: PageState, side: AxisName): { visible: Interval; extent: number } {
  return { visible: page.viewport.value[side], extent: page.extent(side) };
}
