import type { HeatmapScene } from "../../lod/scene.ts";
import type { GroundedColors } from "../../model/colors.ts";
import type { ViewSession } from "../../store/view-session.ts";

/**
 * Return the scene of the matrix at rest, in opaque `colors`, `pixelRatio` device pixels to a CSS
 * pixel.
 */
export function heatmapScene(
  { store, viewport, layout }: ViewSession,
  pixelRatio: number,
  colors: GroundedColors,
): HeatmapScene {
  const { width, height } = layout.value.heatmap;
  return {
    matrix: store.drawable.value,
    rowOrder: store.rows.permutation.value,
    colOrder: store.cols.permutation.value,
    colors,
    reduction: store.colorView.value.reduction,
    rows: viewport.value.rows,
    cols: viewport.value.cols,
    width: Math.max(1, Math.round(width * pixelRatio)),
    height: Math.max(1, Math.round(height * pixelRatio)),
  };
}

/** Return whether two scenes give the same picture. */
export function isSameScene(a: HeatmapScene, b: HeatmapScene): boolean {
  return (Object.keys(a) as (keyof HeatmapScene)[]).every((key) => Object.is(a[key], b[key]));
}
