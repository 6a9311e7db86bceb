import { computed, type ReadonlySignal } from "@preact/signals-core";
import { flattenColors } from "../../color/lut.ts";
import type { HeatmapRenderer } from "../../gl/heatmap-renderer.ts";
import type { HeatmapScene } from "../../lod/scene.ts";
import { AXES } from "../../model/axes.ts";
import { effectUntil } from "../../store/effect-until.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { onAbort } from "../../util/abort.ts";
import { mapValues } from "../../util/objects.ts";
import { TimeSlicedTask } from "../../util/time-sliced-task.ts";
import { heatmapScene, isSameScene } from "../heatmap/heatmap-scene.ts";
import { MovingHeatmap } from "../heatmap/moving-heatmap.ts";
import { ResilientHeatmap } from "../heatmap/resilient-heatmap.ts";
import { DARK, LIGHT, type Theme } from "../theme.ts";
import { type CanvasKind, PanelCanvas } from "./panel-canvas.ts";
import {
  DRAWN_PANEL_NAMES,
  type DrawnPanelName,
  type PanelName,
  panelDrawing,
} from "./panel-registry.ts";

export type PanelElements = Readonly<Record<PanelName, HTMLCanvasElement>>;

export interface StageListeners {
  readonly drawn: () => void;
  /** Called when a motion can start without reading pixels first. */
  readonly prepared: () => void;
}

/** Longer than a hand pauses within a gesture. */
export const PREPARING_REST_MS = 300;

/**
 * Draws the canvases of one view. A change of a signal that a panel read asks for the next frame,
 * which draws that panel; without changes nothing runs.
 */
export class StageRenderer {
  readonly #session: ViewSession;
  readonly #panels: Readonly<Record<PanelName, PanelCanvas>>;
  readonly #on: StageListeners;
  readonly #renderer: HeatmapRenderer;
  readonly #colors = computed(() => flattenColors(this.#session.store.colors.value, this.#theme));
  /** Reading one draws its panel if something that it read has changed. */
  readonly #drawings: readonly ReadonlySignal<void>[];
  #heatmapIsStale = true;
  #drawnScene: HeatmapScene | null = null;
  #isMoving = false;
  #moving: MovingHeatmap | null = null;
  /** To read what a graphics card has drawn is slow, so it is done while the page rests. */
  readonly #preparing = new TimeSlicedTask(() => this.#prepareMotion(), PREPARING_REST_MS);

  constructor(
    session: ViewSession,
    elements: PanelElements,
    listeners: StageListeners,
    aborted: AbortSignal,
  ) {
    this.#session = session;
    this.#on = listeners;
    this.#panels = mapValues(
      elements,
      (element, name) => new PanelCanvas(element, kindOf(name)),
    ) as Record<PanelName, PanelCanvas>;
    this.#renderer = new ResilientHeatmap(this.refresh, aborted);
    this.#drawings = DRAWN_PANEL_NAMES.map((name) => computed(() => this.#paint(name)));
    effectUntil(aborted, () => this.#observe());
    onAbort(aborted, () => {
      session.frames.forget(this.draw);
      this.#preparing.cancel();
      this.#renderer.dispose();
    });
  }

  get rendererKind(): HeatmapRenderer["kind"] {
    return this.#renderer.kind;
  }

  /** Draws the matrix again although its state is the same. */
  readonly refresh = (): void => {
    this.#heatmapIsStale = true;
    this.#schedule();
  };

  #observe(): void {
    const { hover, cutting, isDark, isFontReady, motion, store, plans } = this.#session;
    const { found, cursor, isCursorShown, hasCellValues } = this.#session;
    const ofAxes = AXES.flatMap((side): ReadonlySignal<unknown>[] => {
      const { clusters, showsTree, selected, axis } = store.axis(side);
      return [plans[side], clusters, showsTree, selected, axis];
    });
    const ofPage = [hover, cutting, isDark, isFontReady, motion, found, cursor, isCursorShown];
    for (const signal of [...ofPage, hasCellValues, ...ofAxes]) signal.value;
    this.#scene();
    this.#schedule();
  }

  #scene(): HeatmapScene {
    return heatmapScene(this.#session, this.#session.pixelRatio.value, this.#colors.value);
  }

  #schedule(): void {
    this.#session.frames.ask("draw", this.draw);
  }

  readonly draw = (): void => {
    const { stage, motion } = this.#session;
    if (stage.value.width === 0 || motion.value?.isBeginning) return;
    this.#drawHeatmap(this.#theme);
    for (const drawn of this.#drawings) drawn.value;
    this.#on.drawn();
  };

  get #theme(): Theme {
    return this.#session.isDark.value ? DARK : LIGHT;
  }

  #paint(name: DrawnPanelName): void {
    const { isFontReady, pixelRatio } = this.#session;
    isFontReady.value;
    const { box, draw, isBlank } = panelDrawing(name, this.#session, this.#theme, pixelRatio.value);
    if (box.width === 0 || box.height === 0) return;
    if (isBlank) this.#panels[name].hide();
    else this.#panels[name].draw(box, pixelRatio.value, draw);
  }

  #drawHeatmap(theme: Theme): void {
    const { heatmap: panel } = this.#panels;
    const motion = this.#session.motion.value;
    const scene = this.#scene();
    const isStale = this.#heatmapIsStale;
    this.#heatmapIsStale = false;
    const moving = motion && this.#movingFromHere();
    if (moving) {
      this.#isMoving = true;
      this.#resizeHeatmap(theme);
      moving.draw(motion, scene, isStale, theme.surface, panel.pixels);
      return;
    }
    const isKnown = !isStale && this.#drawnScene !== null && isSameScene(scene, this.#drawnScene);
    if (isKnown && !this.#isMoving) return;
    this.#isMoving = false;
    this.#moving = (isKnown && this.#moving?.again()) || null;
    this.#resizeHeatmap(theme);
    this.#renderer.draw(scene, panel.pixels);
    this.#drawnScene = scene;
    this.#preparing.request();
  }

  #prepareMotion(): boolean {
    void this.#movingFromHere()?.prepare().then(this.#on.prepared);
    return true;
  }

  /** A motion that goes on from what is shown at rest. */
  #movingFromHere(): MovingHeatmap | null {
    const { element } = this.#panels.heatmap;
    this.#preparing.cancel();
    if (this.#drawnScene) {
      this.#moving ??= new MovingHeatmap(this.#renderer, this.#drawnScene, element);
    }
    return this.#moving;
  }

  #resizeHeatmap({ surface }: Theme): void {
    const { layout, pixelRatio } = this.#session;
    const { heatmap } = this.#panels;
    if (!heatmap.resize(layout.value.heatmap, pixelRatio.value)) return;
    heatmap.pixels.fillStyle = surface; // else it would be black if the matrix can't be drawn now
    heatmap.pixels.fillRect(0, 0, heatmap.width, heatmap.height);
  }
}

function kindOf(name: string): CanvasKind {
  const isInMainMemory = name.endsWith("-dendrogram") || name.endsWith("-categories");
  return { isOpaque: name === "heatmap", isInMainMemory };
}
