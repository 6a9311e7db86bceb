import type { HeatmapScene } from "../core/scene.ts";
import type { GroundedColors } from "../core/types.ts";
import type { PageState } from "../state/page-state.ts";

/** The matrix as it is at rest, in opaque `colors`, `pixelRatio` device pixels to a CSS pixel. */
export function heatmapScene(
  { shared, viewport, layout }: PageState,
  pixelRatio: number,
  colors: GroundedColors,
): HeatmapScene {
  const { width, height } = layout.value.heatmap;
  return {
    matrix: shared.drawable.value,
    rowOrder: shared.rows.order.value,
    colOrder: shared.cols.order.value,
    colors,
    reduction: shared.colorView.value.reduction,
    rows: viewport.value.rows,
    cols: viewport.value.cols,
    width: Math.max(1, Math.round(width * pixelRatio)),
    height: Math.max(1, Math.round(height * pixelRatio)),
  };
}

export function isSameScene(a: HeatmapScene, b: HeatmapScene): boolean {
  return (Object.keys(a) as (keyof HeatmapScene)[]).every((key) => Object.is(a[key], b[key]));
}
