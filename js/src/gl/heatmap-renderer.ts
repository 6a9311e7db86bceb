import type { HeatmapScene } from "../lod/scene.ts";

/** A renderer of the matrix, with a GPU or without one. */
export interface HeatmapRenderer {
  readonly kind: "webgl2" | "canvas2d";
  draw(scene: HeatmapScene, target: CanvasRenderingContext2D): void;
  /**
   * Read the pixels of a scene, four channels each, row by row from the top. It resolves when that
   * does not block the page, to `null` if they are lost before.
   */
  read(scene: HeatmapScene): Promise<Uint32Array | null>;
  dispose(): void;
}
