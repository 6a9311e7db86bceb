import { flattenColors } from "../../color/lut.ts";
import type { Box } from "../../layout/stage-layout.ts";
import { type AxisName, mapAxes } from "../../model/axes.ts";
import type { Interval } from "../../model/interval.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { movingStripMarks } from "../annotations/moving-strips.ts";
import { drawStrips } from "../annotations/strips.ts";
import { areCellsLarge, type CellValues, drawCellGrid } from "../cell-text/cell-grid.ts";
import { drawDendrogram } from "../dendrogram/dendrogram.ts";
import { drawMovingDendrogram } from "../dendrogram/moving-dendrogram.ts";
import { heatmapScene } from "../heatmap/heatmap-scene.ts";
import {
  cursorCell,
  foundDisplayIndices,
  highlightedItems,
  hoveredCluster,
  hoveredDisplayIndex,
  litIntervals,
  orderingLabel,
} from "../highlight.ts";
import { labelTexts } from "../labels/axis-label-texts.ts";
import { drawColLabels, drawRowLabels } from "../labels/draw-labels.ts";
import { movingLabels } from "../labels/moving-labels.ts";
import { movingOverlayMarks } from "../overlay/moving-overlay.ts";
import {
  type AxisMarks,
  drawOverlay,
  isBlankOverlay,
  type OverlayInput,
} from "../overlay/overlay.ts";
import type { Pen } from "../pen.ts";
import { selectSignal } from "../select-signal.ts";
import type { Theme } from "../theme.ts";

/** The name of a panel. */
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

/** The name of a panel that draws with a pen. */
export type DrawnPanelName = Exclude<PanelName, "heatmap">;

/** What a panel draws, and where on the stage. */
export interface PanelDrawing {
  readonly name: DrawnPanelName;
  readonly box: Box;
  readonly draw: (pen: Pen) => void;
  /** Nothing would be drawn. */
  readonly isBlank?: boolean;
}

/** The marks for the person at the page, which a saved picture may leave out. */
export interface Marks {
  /** What is selected and what a search found. */
  readonly selection: boolean;
  /** The cut across a whole tree. */
  readonly cut: boolean;
}

const ALL_MARKS: Marks = { selection: true, cut: true };
const NOTHING: ReadonlySet<number> = new Set();

type PanelFactory = (
  session: ViewSession,
  theme: Theme,
  pixelRatio: number,
  marks: Marks,
) => PanelDrawing;

const REGISTRY: Readonly<Record<DrawnPanelName, PanelFactory>> = {
  "cell-grid": cellGrid,
  overlay,
  "row-labels": (session, theme, _, marks) => labels(session, "rows", theme, marks),
  "row-categories": (session, _, pixelRatio) => categories(session, "rows", pixelRatio),
  "row-dendrogram": (session, theme, _, marks) => dendrogram(session, "rows", theme, marks),
  "col-labels": (session, theme, _, marks) => labels(session, "cols", theme, marks),
  "col-categories": (session, _, pixelRatio) => categories(session, "cols", pixelRatio),
  "col-dendrogram": (session, theme, _, marks) => dendrogram(session, "cols", theme, marks),
};

/** The prefix of the names of an axis' panels. */
const PREFIX = { rows: "row", cols: "col" } as const;
export const DRAWN_PANEL_NAMES = Object.keys(REGISTRY) as readonly DrawnPanelName[];

/**
 * Return what a panel draws, where `pixelRatio` device pixels make a CSS pixel. All that changes
 * its look is a signal read here or by its `draw`.
 */
export function panelDrawing(
  name: DrawnPanelName,
  session: ViewSession,
  theme: Theme,
  pixelRatio: number,
  marks: Marks = ALL_MARKS,
): PanelDrawing {
  return REGISTRY[name](session, theme, pixelRatio, marks);
}

function cellGrid(session: ViewSession, theme: Theme): PanelDrawing {
  const { store, layout, motion, viewport, hasCellValues } = session;
  const box = layout.value.heatmap;
  const isBlank = motion.value !== null || !areCellsLarge(box, viewport.value);
  const written = (): CellValues => {
    const { values, scale, colCount } = store.matrix.value;
    return {
      scene: heatmapScene(session, 1, flattenColors(store.colors.value, theme)),
      valueAt: (row, col) => (values[row * colCount + col] as number) * scale,
    };
  };
  const draw = (pen: Pen) => {
    const values = hasCellValues.value ? written() : null;
    drawCellGrid(pen, { box, visible: viewport.value, theme, values });
  };
  return { name: "cell-grid", box, draw: (pen) => !isBlank && draw(pen), isBlank };
}

function overlay(session: ViewSession, theme: Theme, _: number, marks: Marks): PanelDrawing {
  const { hover, store } = session;
  const row = selectSignal(() => (hover.value?.on === "cell" ? hover.value.row : null));
  const col = selectSignal(() => (hover.value?.on === "cell" ? hover.value.col : null));
  const box = session.layout.value.heatmap;
  const motion = session.motion.value;
  const axisMarks = (side: AxisName): AxisMarks => {
    const { permutation, selected } = store.axis(side);
    const atRest = {
      visible: session.viewport.value[side],
      order: permutation.value,
      selected: marks.selection ? selected.value : NOTHING,
      found: marks.selection ? foundDisplayIndices(session, side) : [],
    };
    return motion
      ? { ...atRest, ...movingOverlayMarks(motion[side], session.found.value[side]) }
      : atRest;
  };
  const input: OverlayInput = {
    ...mapAxes(axisMarks),
    box,
    theme,
    cell: !motion && row !== null && col !== null ? { row, col } : null,
    lit: motion ? null : litIntervals(session),
    cursor: motion ? null : selectSignal(() => cursorCell(session)),
  };
  return {
    name: "overlay",
    box,
    draw: (pen) => drawOverlay(pen, input),
    isBlank: isBlankOverlay(input),
  };
}

function labels(session: ViewSession, side: AxisName, theme: Theme, marks: Marks): PanelDrawing {
  const { axis, permutation, selected } = session.store.axis(side);
  const prefix = PREFIX[side];
  const box = session.layout.value[side].labels;
  const draw = side === "rows" ? drawRowLabels : drawColLabels;
  const plan = session.plans[side].value;
  const motion = session.motion.value;
  const extent = session.extent(side);
  const ordering = orderingLabel(session, side);
  const found = marks.selection ? session.found.value[side] : NOTHING;
  const marked = ordering ? [...found, ordering.index] : found;
  return {
    name: `${prefix}-labels`,
    box,
    draw: (pen) =>
      draw(pen, {
        box,
        theme,
        ...along(session, side),
        plan,
        label: motion?.label[side] ?? axis.value.label,
        texts: labelTexts(axis.value),
        order: permutation.value,
        selected: marks.selection ? selected.value : NOTHING,
        found,
        ordering,
        emphasized: highlightedItems(session, side),
        hovered: motion ? null : selectSignal(() => hoveredDisplayIndex(session, side)),
        ...(motion && movingLabels(motion, side, marked, extent)),
      }),
  };
}

function categories(session: ViewSession, side: AxisName, pixelRatio: number): PanelDrawing {
  const { axis, permutation } = session.store.axis(side);
  const prefix = PREFIX[side];
  const box = session.layout.value[side].categories;
  const moving = session.motion.value?.[side];
  const extent = session.extent(side);
  return {
    name: `${prefix}-categories`,
    box,
    draw: (pen) =>
      drawStrips(pen, {
        side,
        box,
        ...along(session, side),
        pixelRatio,
        annotations: axis.value.annotations,
        scales: session.scales[side].value,
        order: permutation.value,
        ...(moving && { marks: [...movingStripMarks(moving, extent, pixelRatio)] }),
        emphasized: highlightedItems(session, side),
      }),
  };
}

function dendrogram(
  session: ViewSession,
  side: AxisName,
  theme: Theme,
  marks: Marks,
): PanelDrawing {
  const { cutting, isTreeWhole, treeLayouts } = session;
  const { tree, clusters, showsTree, treeHeight, view } = session.store.axis(side);
  const prefix = PREFIX[side];
  const box = session.layout.value[side].dendrogram;
  const hovered = hoveredCluster(session, side);
  const treeLayout = treeLayouts[side].value;
  return {
    name: `${prefix}-dendrogram`,
    box,
    draw: (pen) => {
      const motion = session.motion.value;
      if (motion) {
        const extent = session.extent(side);
        const isWhole = isTreeWhole.value;
        drawMovingDendrogram(pen, { side, box, extent, motion, isWhole, theme });
        return;
      }
      if (!showsTree.value) return;
      drawDendrogram(pen, {
        side,
        box,
        theme,
        ...along(session, side),
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

function along(session: ViewSession, side: AxisName): { visible: Interval; extent: number } {
  return { visible: session.viewport.value[side], extent: session.extent(side) };
}
