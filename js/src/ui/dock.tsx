import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { PageState } from "../state/page-state.ts";
import { CategoryLegends } from "./category-legend.tsx";
import { ColorLegend } from "./color-legend.tsx";
import { keepFocusInSight } from "./keep-in-sight.ts";
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
  const legend = useRef<HTMLElement>(null);
  useLayoutEffect(() => (legend.current ? keepFocusInSight(legend.current) : undefined), []);
  return (
    <aside class="dock">
      <section class="legend" data-region="legend" aria-label="Legend" ref={legend}>
        <div class="legend-columns">
          <ColorLegend shared={page.shared} />
          <CategoryLegends page={page} selecting={selecting} />
        </div>
      </section>
      {page.hasDock.value && <div class="dock-panel">{children}</div>}
    </aside>
  );
}
