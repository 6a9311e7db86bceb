import type { RenderMatrix } from "../matrix/render-matrix.ts";
import type { GroundedColors, Interval, Reduction } from "../model/types.ts";

/** All that one picture of the matrix depends on; `width` and `height` are device pixels. */
export interface HeatmapScene {
  readonly matrix: RenderMatrix;
  readonly rowOrder: Int32Array;
  readonly colOrder: Int32Array;
  readonly colors: GroundedColors;
  readonly reduction: Reduction;
  readonly rows: Interval;
  readonly cols: Interval;
  readonly width: number;
  readonly height: number;
}

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
