import type { HeatmapScene } from "../lod/scene.ts";

/** Draws the matrix; with a GPU or without one. */
export interface HeatmapRenderer {
  readonly kind: "webgl2" | "canvas2d";
  draw(scene: HeatmapScene, target: CanvasRenderingContext2D): void;
  /**
   * The pixels of a scene, four channels each, row by row from the top; later, where to wait for
   * them would hold up the page, and `null` where they were lost meanwhile.
   */
  read(scene: HeatmapScene): Promise<Uint32Array | null>;
  dispose(): void;
}
