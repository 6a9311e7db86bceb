import type { HeatmapRenderer } from "../../gl/heatmap-renderer.ts";
import { SharedContext } from "../../gl/shared-context.ts";
import { WebGLHeatmap } from "../../gl/webgl-heatmap.ts";
import type { HeatmapScene } from "../../lod/scene.ts";
import { onAbort } from "../../util/abort.ts";
import { Canvas2DHeatmap } from "./canvas2d-heatmap.ts";

/** Waiting times before the GPU is tried again after failures; after the last one it is not. */
const RETRIES_MS = [1000, 4000, 16_000, 60_000];
/** After working so long, earlier failures are forgotten. */
const WELL_MS = 60_000;

/**
 * The heatmap, drawn by the GPU while that works. Where it can't be had, fails or loses its
 * context, the processor draws the same picture at once, and a new context is tried later: a
 * context that a browser restores may draw nothing but black.
 */
export class ResilientHeatmap implements HeatmapRenderer {
  readonly #onReady: () => void;
  readonly #aborted: AbortSignal;
  readonly #processor = new Canvas2DHeatmap();
  #card: WebGLHeatmap | null = null;
  #failures = 0;
  #openedAt = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** `onReady` is called when a picture better than the last one drawn can be had. */
  constructor(onReady: () => void, aborted: AbortSignal) {
    this.#onReady = onReady;
    this.#aborted = aborted;
    this.#card = this.#open();
    onAbort(aborted, () => this.#stopWaiting());
  }

  get kind(): HeatmapRenderer["kind"] {
    return this.#card ? "webgl2" : "canvas2d";
  }

  draw(scene: HeatmapScene, target: CanvasRenderingContext2D): void {
    if (!this.#isDrawn(scene, target)) this.#processor.draw(scene, target);
  }

  async read(scene: HeatmapScene): Promise<Uint32Array> {
    try {
      const pixels = await this.#card?.read(scene);
      if (pixels) return pixels;
    } catch {
      this.#giveUp();
    }
    return this.#processor.read(scene);
  }

  dispose(): void {
    this.#stopWaiting();
    this.#card?.dispose();
    this.#card = null;
  }

  #isDrawn(scene: HeatmapScene, target: CanvasRenderingContext2D): boolean {
    if (!this.#card) return false;
    try {
      if (this.#card.draw(scene, target)) return true;
    } catch {
      // the processor draws instead
    }
    this.#giveUp();
    return false;
  }

  /** `null` where a page can have no context at all. */
  #open(): WebGLHeatmap | null {
    this.#openedAt = performance.now();
    const context = SharedContext.acquire();
    const card = context && new WebGLHeatmap(context, this.#onReady, this.#aborted);
    context?.onLost(() => {
      if (this.#card !== card) return;
      this.#giveUp();
      this.#onReady();
    }, this.#aborted);
    return card;
  }

  #giveUp(): void {
    if (!this.#card) return;
    this.#card.dispose();
    this.#card = null;
    if (performance.now() - this.#openedAt > WELL_MS) this.#failures = 0;
    const delay = RETRIES_MS[this.#failures];
    this.#failures += 1;
    if (delay === undefined || this.#aborted.aborted) return;
    this.#timer = setTimeout(() => {
      this.#card = this.#open();
      if (this.#card) this.#onReady();
    }, delay);
  }

  #stopWaiting(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
