import type { ComponentChildren } from "preact";
import type { PageState } from "../state/page-state.ts";
import { AxisLegends } from "./category-legend.tsx";
import { ColorLegend } from "./color-legend.tsx";
import type { Selecting } from "./selecting.ts";

/**
 * The legend, beside the picture in a column of its own where there is room, else below the picture.
 * `children` is the panel of the selection: it stands in the column, whose room is kept whether
 * anything is selected or not.
 */
export function Dock({
  page,
  selecting,
  children,
}: {
  page: PageState;
  selecting: Selecting;
  children?: ComponentChildren;
}) {
  return (
    <aside class="dock">
      <section class="legend" data-region="legend" aria-label="Legend">
        <ColorLegend shared={page.shared} />
        <AxisLegends page={page} selecting={selecting} side="rows" />
        <AxisLegends page={page} selecting={selecting} side="cols" />
      </section>
      {page.hasDock.value && <div class="dock-panel">{children}</div>}
    </aside>
  );
}
