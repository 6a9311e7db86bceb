import { useLayoutEffect, useRef } from "preact/hooks";
import { formatCount } from "../core/format.ts";
import type { AxisModel } from "../state/axis-model.ts";
import type { PageState } from "../state/page-state.ts";
import type { TopChoice } from "../state/top-choice.ts";
import type { ViewSteps } from "../state/view-steps.ts";
import { CategoryChips } from "./category-chips.tsx";
import { CellValuesToggle } from "./cell-values-toggle.tsx";
import { ColorControls } from "./color-controls.tsx";
import { CutSlider } from "./cut-slider.tsx";
import type { FullScreen } from "./full-screen.ts";
import { listen } from "./listen.ts";
import { OrderRadios } from "./order-radios.tsx";
import { Search } from "./search.tsx";
import type { Searching } from "./searching.ts";
import { Toolbar } from "./toolbar.tsx";
import { TopSliders } from "./top-sliders.tsx";
import { TreeToggle } from "./tree-toggle.tsx";
import type { Zooming } from "./zooming.ts";

function shownOf({ count, axis }: AxisModel): string {
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
function closeFromOutside(aside: HTMLElement, page: PageState): () => void {
  const life = new AbortController();
  const close = () => {
    page.sidebarChoice.value = null;
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

/** The tools, and what the view is made of: beside the picture, or a drawer over it. */
export function Sidebar({
  page,
  steps,
  zooming,
  searching,
  fullScreen,
  topChoice,
}: {
  page: PageState;
  steps: ViewSteps;
  zooming: Zooming;
  searching: Searching;
  fullScreen: FullScreen;
  topChoice: TopChoice;
}) {
  const { shared } = page;
  const aside = useRef<HTMLElement>(null);
  const isDrawer = page.hasDrawer.value && page.isSidebarShown.value;
  useLayoutEffect(() => {
    if (isDrawer && aside.current) return closeFromOutside(aside.current, page);
  }, [isDrawer]);
  return (
    <aside class="side" ref={aside}>
      <Toolbar page={page} steps={steps} zooming={zooming} fullScreen={fullScreen} />
      <div class="sidebar" data-region="sidebar" hidden={!page.isSidebarShown.value}>
        <div class="sidebar-scroll">
          <Search searching={searching} />
          <CategoryChips shared={shared} />
          <section>
            <SectionTitle title="Rows" value={shownOf(shared.rows)} />
            <OrderRadios shared={shared} side="rows" />
            <CutSlider page={page} side="rows" />
            <TopSliders page={page} choice={topChoice} />
          </section>
          <section>
            <SectionTitle title="Columns" value={shownOf(shared.cols)} />
            <OrderRadios shared={shared} side="cols" />
            <CutSlider page={page} side="cols" />
            <TreeToggle page={page} />
          </section>
          <section>
            <SectionTitle title="Colours" />
            <ColorControls shared={shared} />
            <CellValuesToggle page={page} />
          </section>
        </div>
      </div>
    </aside>
  );
}
