import type { RenderMatrix } from "../matrix/render-matrix.ts";
import type { GroundedColors, Reduction } from "../model/colors.ts";
import type { Interval } from "../model/interval.ts";

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
