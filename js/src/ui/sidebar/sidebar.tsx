import { useLayoutEffect, useRef } from "preact/hooks";
import { listen } from "../../interaction/dom.ts";
import type { FullScreen } from "../../interaction/full-screen.ts";
import type { SearchController } from "../../interaction/search-controller.ts";
import type { ZoomController } from "../../interaction/zoom-controller.ts";
import type { AxisStore } from "../../store/axis-store.ts";
import type { HistoryNavigation } from "../../store/requests/history-navigation.ts";
import type { TopRowsChoice } from "../../store/requests/top-rows-choice.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { formatCount } from "../../util/number-format.ts";
import { Search } from "../search/search.tsx";
import { Toolbar } from "../toolbar/toolbar.tsx";
import { CategoryChips } from "./category-chips.tsx";
import { CellValuesToggle } from "./cell-values-toggle.tsx";
import { ColorControls } from "./color-controls.tsx";
import { CutSlider } from "./cut-slider.tsx";
import { OrderRadios } from "./order-radios.tsx";
import { TopRowsSliders } from "./top-rows-sliders.tsx";
import { TreeToggle } from "./tree-toggle.tsx";

function shownOf({ count, axis }: AxisStore): string {
  const [shown, all] = [count.value, axis.value.count];
  return shown < all ? `${formatCount(shown)} of ${formatCount(all)}` : formatCount(all);
}

function SectionTitle({ title, value = "" }: { title: string; value?: string }) {
  return (
    <h3 class="section-title">
      {title} <span class="value">{value}</span>
    </h3>
  );
}

/** Closes the drawer on Escape in it and on a press elsewhere; what it returns ends that. */
function closeFromOutside(aside: HTMLElement, session: ViewSession): () => void {
  const life = new AbortController();
  const close = () => {
    session.sidebarChoice.value = null;
  };
  const pointerdown = (event: Event) => {
    if (!event.composedPath().includes(aside)) close();
  };
  const keydown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    close();
    aside.querySelector<HTMLElement>(".sidebar-button button")?.focus();
  };
  listen(window, { pointerdown }, { signal: life.signal, capture: true });
  listen(aside, { keydown }, { signal: life.signal });
  return () => life.abort();
}

/** The sidebar: tools and controls, beside the picture or as a drawer over it. */
export function Sidebar({
  session,
  steps,
  zooming,
  searching,
  fullScreen,
  topChoice,
}: {
  session: ViewSession;
  steps: HistoryNavigation;
  zooming: ZoomController;
  searching: SearchController;
  fullScreen: FullScreen;
  topChoice: TopRowsChoice;
}) {
  const { store } = session;
  const aside = useRef<HTMLElement>(null);
  const isDrawer = session.hasDrawer.value && session.isSidebarShown.value;
  useLayoutEffect(() => {
    if (isDrawer && aside.current) return closeFromOutside(aside.current, session);
  }, [isDrawer]);
  return (
    <aside class="side" ref={aside}>
      <Toolbar session={session} steps={steps} zooming={zooming} fullScreen={fullScreen} />
      <div class="sidebar" data-region="sidebar" hidden={!session.isSidebarShown.value}>
        <div class="sidebar-scroll">
          <Search searching={searching} />
          <CategoryChips store={store} />
          <section>
            <SectionTitle title="Rows" value={shownOf(store.rows)} />
            <OrderRadios store={store} side="rows" />
            <CutSlider session={session} side="rows" />
            <TopRowsSliders session={session} choice={topChoice} />
          </section>
          <section>
            <SectionTitle title="Columns" value={shownOf(store.cols)} />
            <OrderRadios store={store} side="cols" />
            <CutSlider session={session} side="cols" />
            <TreeToggle session={session} />
          </section>
          <section>
            <SectionTitle title="Colours" />
            <ColorControls store={store} />
            <CellValuesToggle session={session} />
          </section>
        </div>
      </div>
    </aside>
  );
}
