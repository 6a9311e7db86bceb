import { spanPx } from "../core/picking.ts";
import type { PageState } from "../state/page-state.ts";
import { boxStyle } from "./box-style.ts";

/** The rectangle being drawn on the heatmap. */
export function Rectangle({ page }: { page: PageState }) {
  const rectangle = page.rectangle.value;
  if (!rectangle) return null;
  const { heatmap } = page.layout.value;
  const { rows, cols } = page.viewport.value;
  const [top, bottom] = spanPx(rectangle.rows, rows, heatmap.height);
  const [left, right] = spanPx(rectangle.cols, cols, heatmap.width);
  return (
    <div
      class="rectangle"
      style={boxStyle(heatmap.x + left, heatmap.y + top, right - left, bottom - top)}
    />
  );
}
