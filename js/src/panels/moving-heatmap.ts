import type { MotionFrame } from "../core/motion.ts";
import type { HeatmapScene } from "../core/scene.ts";
import type { AxisName } from "../core/types.ts";

type Motion = Readonly<Record<AxisName, MotionFrame>>;

/** A frame of motion as a scene of one line a pixel: drawn like any other, at any matrix size. */
export function movingScene(scene: HeatmapScene, { rows, cols }: Motion): HeatmapScene {
  const shown = (lines: Int32Array) => lines.map((line) => Math.max(0, line));
  return {
    ...scene,
    rowOrder: shown(rows.lines),
    colOrder: shown(cols.lines),
    rows: [0, rows.lines.length],
    cols: [0, cols.lines.length],
    isMoving: true,
  };
}

/** Covers what fades, and where no line is, with the ground. */
export function fadeLines(
  context: CanvasRenderingContext2D,
  { rows, cols }: Motion,
  ground: string,
): void {
  const { width, height } = context.canvas;
  context.fillStyle = ground;
  cover(rows.opacities, (start, length) => context.fillRect(0, start, width, length));
  cover(cols.opacities, (start, length) => context.fillRect(start, 0, length, height));
  context.globalAlpha = 1;

  function cover(opacities: Float32Array, fill: (start: number, length: number) => void): void {
    let start = 0;
    for (let pixel = 1; pixel <= opacities.length; pixel++) {
      if (opacities[pixel] === opacities[start]) continue;
      context.globalAlpha = 1 - (opacities[start] as number);
      if (context.globalAlpha > 0) fill(start, pixel - start);
      start = pixel;
    }
  }
}
