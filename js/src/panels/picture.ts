import { effect } from "@preact/signals";
import type { HeatmapRenderer, HeatmapScene } from "../core/scene.ts";
import { SharedContext } from "../gl/shared-context.ts";
import { WebGLHeatmap } from "../gl/webgl-heatmap.ts";
import type { PageState } from "../state/page-state.ts";
import { PanelCanvas } from "./canvas.ts";
import { Canvas2DHeatmap } from "./canvas2d-heatmap.ts";
import { heatmapScene } from "./heatmap-scene.ts";
import { fadeLines, movingScene } from "./moving-heatmap.ts";
import { type PanelName, paintings } from "./paintings.ts";
import { DARK, LIGHT, type Theme } from "./theme.ts";

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
    const { hover, cutting, isDark, isFontReady, rowPlan, colPlan, motion, shared } = this.#page;
    for (const signal of [hover, cutting, isDark, isFontReady, rowPlan, colPlan, motion]) {
      signal.value;
    }
    const { found, cursor, isCursorShown } = this.#page;
    for (const signal of [found, cursor, isCursorShown]) signal.value;
    for (const axis of [shared.rows, shared.cols]) {
      for (const signal of [axis.clusters, axis.showsTree, axis.selected, axis.axis]) signal.value;
    }
    this.#scene();
    this.#schedule();
  }

  #scene(): HeatmapScene {
    return heatmapScene(this.#page, this.#page.pixelRatio.value);
  }

  #schedule(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null;
      this.#draw();
    });
  }

  #draw(): void {
    const { stage, isDark, pixelRatio } = this.#page;
    if (stage.value.width === 0) return;
    const theme = isDark.value ? DARK : LIGHT;
    this.#drawHeatmap(theme);
    for (const { name, box, draw } of paintings(this.#page, theme, pixelRatio.value)) {
      if (box.width === 0 || box.height === 0) continue;
      this.#panels[name].draw(box, pixelRatio.value, draw);
    }
    this.#onDrawn();
  }

  #drawHeatmap(theme: Theme): void {
    const motion = this.#page.motion.value;
    const scene = motion ? movingScene(this.#scene(), motion) : this.#scene();
    if (!this.#heatmapIsStale && sameScene(scene, this.#drawnScene)) return;
    const panel = this.#panels.heatmap;
    panel.resize(this.#page.layout.value.heatmap, this.#page.pixelRatio.value);
    this.#renderer.draw(scene, panel.pixels);
    if (motion) fadeLines(panel.pixels, motion, theme.surface);
    this.#drawnScene = scene;
    this.#heatmapIsStale = false;
  }
}

function sameScene(a: HeatmapScene, b: HeatmapScene | null): boolean {
  return (
    b !== null &&
    (Object.keys(a) as (keyof HeatmapScene)[]).every((key) => Object.is(a[key], b[key]))
  );
}
