import { computed, type ReadonlySignal } from "@preact/signals-core";
import { colorsOnGround } from "../core/colors.ts";
import { IdleWork } from "../core/idle.ts";
import { mapValues } from "../core/map-values.ts";
import type { HeatmapRenderer, HeatmapScene } from "../core/scene.ts";
import { SIDES } from "../core/sides.ts";
import { whenAborted } from "../core/when-aborted.ts";
import { effectUntil } from "../state/effect-until.ts";
import type { PageState } from "../state/page-state.ts";
import { type CanvasKind, PanelCanvas } from "./canvas.ts";
import { heatmapScene, isSameScene } from "./heatmap-scene.ts";
import { MovingHeatmap } from "./moving-heatmap.ts";
import { PAINTING_NAMES, type PaintingName, type PanelName, painting } from "./paintings.ts";
import { ResilientHeatmap } from "./resilient-heatmap.ts";
import { DARK, LIGHT, type Theme } from "./theme.ts";

export type PanelElements = Readonly<Record<PanelName, HTMLCanvasElement>>;

export interface PictureListeners {
  readonly drawn: () => void;
  /** All that a motion from here needs is there. */
  readonly prepared: () => void;
}

/** Longer than a hand pauses within a gesture. */
export const PREPARING_REST_MS = 300;

/**
 * The canvases of one view. Whatever state a drawing reads brings about the next frame, in which
 * the panels that read it are drawn again; when nothing changes, nothing runs.
 */
export class Picture {
  readonly #page: PageState;
  readonly #panels: Readonly<Record<PanelName, PanelCanvas>>;
  readonly #on: PictureListeners;
  readonly #renderer: HeatmapRenderer;
  readonly #colors = computed(() => colorsOnGround(this.#page.shared.colors.value, this.#theme));
  /** Reading one draws its panel, unless all that it was drawn from is as it was. */
  readonly #paintings: readonly ReadonlySignal<void>[];
  #heatmapIsStale = true;
  #drawnScene: HeatmapScene | null = null;
  #isMoving = false;
  #moving: MovingHeatmap | null = null;
  /** To read what a graphics card has drawn is slow, so it is done while the page rests. */
  readonly #preparing = new IdleWork(() => this.#prepareMotion(), PREPARING_REST_MS);

  constructor(
    page: PageState,
    elements: PanelElements,
    listeners: PictureListeners,
    aborted: AbortSignal,
  ) {
    this.#page = page;
    this.#on = listeners;
    this.#panels = mapValues(
      elements,
      (element, name) => new PanelCanvas(element, kindOf(name)),
    ) as Record<PanelName, PanelCanvas>;
    this.#renderer = new ResilientHeatmap(this.refresh, aborted);
    this.#paintings = PAINTING_NAMES.map((name) => computed(() => this.#paint(name)));
    effectUntil(aborted, () => this.#observe());
    whenAborted(aborted, () => {
      page.frames.forget(this.draw);
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
    const { hover, cutting, isDark, isFontReady, motion, shared, plans } = this.#page;
    const { found, cursor, isCursorShown, hasCellValues } = this.#page;
    const ofAxes = SIDES.flatMap((side): ReadonlySignal<unknown>[] => {
      const { clusters, showsTree, selected, axis } = shared.axis(side);
      return [plans[side], clusters, showsTree, selected, axis];
    });
    const ofPage = [hover, cutting, isDark, isFontReady, motion, found, cursor, isCursorShown];
    for (const signal of [...ofPage, hasCellValues, ...ofAxes]) signal.value;
    this.#scene();
    this.#schedule();
  }

  #scene(): HeatmapScene {
    return heatmapScene(this.#page, this.#page.pixelRatio.value, this.#colors.value);
  }

  #schedule(): void {
    this.#page.frames.ask("draw", this.draw);
  }

  readonly draw = (): void => {
    const { stage, motion } = this.#page;
    if (stage.value.width === 0 || motion.value?.isBeginning) return;
    this.#drawHeatmap(this.#theme);
    for (const drawn of this.#paintings) drawn.value;
    this.#on.drawn();
  };

  get #theme(): Theme {
    return this.#page.isDark.value ? DARK : LIGHT;
  }

  #paint(name: PaintingName): void {
    const { isFontReady, pixelRatio } = this.#page;
    isFontReady.value;
    const { box, draw, isBlank } = painting(name, this.#page, this.#theme, pixelRatio.value);
    if (box.width === 0 || box.height === 0) return;
    if (isBlank) this.#panels[name].hide();
    else this.#panels[name].draw(box, pixelRatio.value, draw);
  }

  #drawHeatmap(theme: Theme): void {
    const { heatmap: panel } = this.#panels;
    const motion = this.#page.motion.value;
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
    const { layout, pixelRatio } = this.#page;
    const { heatmap } = this.#panels;
    if (!heatmap.resize(layout.value.heatmap, pixelRatio.value)) return;
    heatmap.pixels.fillStyle = surface; // black otherwise, if the matrix can't be drawn now
    heatmap.pixels.fillRect(0, 0, heatmap.width, heatmap.height);
  }
}

function kindOf(name: string): CanvasKind {
  const isInMainMemory = name.endsWith("-dendrogram") || name.endsWith("-categories");
  return { isOpaque: name === "heatmap", isInMainMemory };
}
