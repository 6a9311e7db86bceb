import { toPixels } from "../../axis/axis-scale.ts";
import { boxStyle } from "../../interaction/dom.ts";
import type { ViewSession } from "../../store/view-session.ts";

/** The rectangle being drawn on the heatmap. */
export function Rectangle({ session }: { session: ViewSession }) {
  const rectangle = session.rectangle.value;
  if (!rectangle) return null;
  const { heatmap } = session.layout.value;
  const { rows, cols } = session.viewport.value;
  const [top, bottom] = toPixels(rectangle.rows, rows, heatmap.height);
  const [left, right] = toPixels(rectangle.cols, cols, heatmap.width);
  return (
    <div
      class="rectangle"
      style={boxStyle(heatmap.x + left, heatmap.y + top, right - left, bottom - top)}
    />
  );
}
