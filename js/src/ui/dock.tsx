import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { SelectionController } from "../interaction/selection-controller.ts";
import type { ViewSession } from "../store/view-session.ts";
import { keepFocusInSight } from "./controls/keep-in-sight.ts";
import { CategoryLegends } from "./legend/category-legend.tsx";
import { ColorLegend } from "./legend/color-legend.tsx";

/**
 * The legend, in a column beside the picture where there is room, else below it. `children` is the
 * selection panel; its room is kept whether anything is selected or not.
 */
export function Dock({
  session,
  selecting,
  children,
}: {
  session: ViewSession;
  selecting: SelectionController;
  children?: ComponentChildren;
}) {
  const legend = useRef<HTMLElement>(null);
  useLayoutEffect(() => (legend.current ? keepFocusInSight(legend.current) : undefined), []);
  return (
    <aside class="dock">
      <section class="legend" data-region="legend" aria-label="Legend" ref={legend}>
        <div class="legend-columns">
          <ColorLegend store={session.store} />
          <CategoryLegends session={session} selecting={selecting} />
        </div>
      </section>
      {session.hasDock.value && <div class="dock-panel">{children}</div>}
    </aside>
  );
}
