import { effect } from "@preact/signals";
import type { Box } from "../core/layout.ts";
import type { HeatmapRenderer, HeatmapScene } from "../core/scene.ts";
import type { AxisName, Interval } from "../core/types.ts";
import { SharedContext } from "../gl/shared-context.ts";
import { WebGLHeatmap } from "../gl/webgl-heatmap.ts";
import type { PageState } from "../state/page-state.ts";
import { PanelCanvas } from "./canvas.ts";
import { Canvas2DHeatmap } from "./canvas2d-heatmap.ts";
import { drawCategories } from "./categories.ts";
import { drawDendrogram } from "./dendrogram.ts";
import { emphasizedBy, hoveredPosition, litBy } from "./emphasis.ts";
import { drawColLabels, drawRowLabels } from "./labels.ts";
import { drawOverlay } from "./overlay.ts";
import { DARK, LIGHT, type Theme } from "./theme.ts";

export type PanelName =
  | "heatmap"
  | "overlay"
  | "row-labels"
  | "col-labels"
  | "row-categories"
  | "col-categories"
  | "row-dendrogram"
  | "col-dendrogram";

export type PanelElements = Readonly<Record<PanelName, HTMLCanvasElement>>;

/**
 * The canvases of one view. Whatever state a drawing reads brings about the next frame; when
 * nothing changes, nothing runs.
 */
export class Picture {
  readonly #page: PageState;
  readonly #panels: Readonly<Record<PanelName, PanelCanvas>>;
  readonly #onDrawn: () => void;
  readonly #renderer: HeatmapRenderer;
  #frame: number | null = null;
  #heatmapIsStale = true;
  #drawnScene: HeatmapScene | null = null;

  constructor(page: PageState, elements: PanelElements, onDrawn: () => void, aborted: AbortSignal) {
    this.#page = page;
    this.#onDrawn = onDrawn;
    const panels = Object.entries(elements).map(([name, element]) => [
      name,
      new PanelCanvas(element),
    ]);
    this.#panels = Object.fromEntries(panels) as Record<PanelName, PanelCanvas>;
    this.#renderer = this.#chooseRenderer(aborted);
    const stop = effect(() => this.#observe());
    aborted.addEventListener(
      "abort",
      () => {
        stop();
        if (this.#frame !== null) cancelAnimationFrame(this.#frame);
        this.#renderer.dispose();
      },
      { once: true },
    );
  }

  get rendererKind(): HeatmapRenderer["kind"] {
    return this.#renderer.kind;
  }

  /** Draws the matrix again although its state is the same. */
  readonly refresh = (): void => {
    this.#heatmapIsStale = true;
    this.#schedule();
  };

  #chooseRenderer(aborted: AbortSignal): HeatmapRenderer {
    const context = SharedContext.acquire();
    return context ? new WebGLHeatmap(context, this.refresh, aborted) : new Canvas2DHeatmap();
  }

  #observe(): void {
    const { hover, cutting, isDark, isFontReady, rowPlan, colPlan, shared } = this.#page;
    for (const signal of [hover, cutting, isDark, isFontReady, rowPlan, colPlan]) signal.value;
    for (const axis of [shared.rows, shared.cols]) {
      for (const signal of [axis.clusters, axis.showsTree, axis.selected, axis.axis]) signal.value;
    }
    this.#scene();
    this.#schedule();
  }

  #scene(): HeatmapScene {
    const { shared, viewport, layout, pixelRatio } = this.#page;
    const { width, height } = layout.value.heatmap;
    return {
      matrix: shared.drawable.value,
      rowOrder: shared.rows.order.value,
      colOrder: shared.cols.order.value,
      colors: shared.colors.value,
      rows: viewport.value.rows,
      cols: viewport.value.cols,
      width: Math.max(1, Math.round(width * pixelRatio.value)),
      height: Math.max(1, Math.round(height * pixelRatio.value)),
    };
  }

  #schedule(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null;
      this.#draw();
    });
  }

  #draw(): void {
    const { stage, isDark } = this.#page;
    if (stage.value.width === 0) return;
    const theme = isDark.value ? DARK : LIGHT;
    this.#drawHeatmap();
    this.#drawOverlay(theme);
    for (const side of ["rows", "cols"] as const) {
      this.#drawLabels(side, theme);
      this.#drawCategories(side);
      this.#drawDendrogram(side, theme);
    }
    this.#onDrawn();
  }

  #drawHeatmap(): void {
    const scene = this.#scene();
    if (!this.#heatmapIsStale && sameScene(scene, this.#drawnScene)) return;
    const panel = this.#panels.heatmap;
    panel.resize(this.#page.layout.value.heatmap, this.#page.pixelRatio.value);
    this.#renderer.draw(scene, panel.pixels);
    this.#drawnScene = scene;
    this.#heatmapIsStale = false;
  }

  #drawOverlay(theme: Theme): void {
    const { hover, viewport, shared } = this.#page;
    const on = hover.value;
    this.#on("overlay", this.#page.layout.value.heatmap, (context, box) =>
      drawOverlay(context, {
        box,
        theme,
        ...viewport.value,
        cell: on?.on === "cell" ? on : null,
        lit: litBy(this.#page),
        rowOrder: shared.rows.order.value,
        colOrder: shared.cols.order.value,
        selectedRows: shared.rows.selected.value,
        selectedCols: shared.cols.selected.value,
      }),
    );
  }

  #drawLabels(side: AxisName, theme: Theme): void {
    const { shared, layout, rowPlan, colPlan } = this.#page;
    const { axis, order, selected } = shared.axis(side);
    const isRows = side === "rows";
    const region = isRows ? layout.value.rowLabels : layout.value.colLabels;
    const draw = isRows ? drawRowLabels : drawColLabels;
    this.#on(isRows ? "row-labels" : "col-labels", region, (context, box) =>
      draw(context, {
        box,
        theme,
        ...this.#along(side),
        plan: isRows ? rowPlan.value : colPlan.value,
        label: axis.value.label,
        order: order.value,
        selected: selected.value,
        hovered: hoveredPosition(this.#page, side),
      }),
    );
  }

  #drawCategories(side: AxisName): void {
    const { shared, layout, magnitudes } = this.#page;
    const { axis, order } = shared.axis(side);
    const isRows = side === "rows";
    const region = isRows ? layout.value.rowCategories : layout.value.colCategories;
    this.#on(isRows ? "row-categories" : "col-categories", region, (context, box) =>
      drawCategories(context, {
        side,
        box,
        ...this.#along(side),
        pixelRatio: this.#page.pixelRatio.value,
        categories: axis.value.categories,
        magnitudes: magnitudes[side].value,
        order: order.value,
        emphasized: emphasizedBy(this.#page, side),
      }),
    );
  }

  #drawDendrogram(side: AxisName, theme: Theme): void {
    const { shared, layout, hover, cutting, treeLayouts } = this.#page;
    const { axis, clusters, showsTree, treeHeight, view } = shared.axis(side);
    const isRows = side === "rows";
    const region = isRows ? layout.value.rowDendrogram : layout.value.colDendrogram;
    const on = hover.value;
    const tree = axis.value.tree;
    const treeLayout = treeLayouts[side].value;
    this.#on(isRows ? "row-dendrogram" : "col-dendrogram", region, (context, box) => {
      if (!showsTree.value) return;
      drawDendrogram(context, {
        side,
        box,
        theme,
        ...this.#along(side),
        clusters: clusters.value,
        hovered: on?.on === "cluster" && on.side === side ? on.cluster : null,
        cutting:
          cutting.value === side && tree && treeLayout
            ? { tree, layout: treeLayout, height: treeHeight.value, cut: view.value.cut ?? 0 }
            : null,
      });
    });
  }

  #along(side: AxisName): { visible: Interval; extent: number } {
    const { viewport, layout } = this.#page;
    const { width, height } = layout.value.heatmap;
    return { visible: viewport.value[side], extent: side === "rows" ? height : width };
  }

  #on(
    name: PanelName,
    box: Box,
    draw: (context: CanvasRenderingContext2D, box: Box) => void,
  ): void {
    if (box.width === 0 || box.height === 0) return;
    this.#panels[name].draw(box, this.#page.pixelRatio.value, (context) => draw(context, box));
  }
}

function sameScene(a: HeatmapScene, b: HeatmapScene | null): boolean {
  return (
    b !== null &&
    (Object.keys(a) as (keyof HeatmapScene)[]).every((key) => Object.is(a[key], b[key]))
  );
}
