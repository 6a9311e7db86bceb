import { formatCount } from "../core/format.ts";
import type { AxisModel } from "../state/axis-model.ts";
import type { PageState } from "../state/page-state.ts";
import type { TopChoice } from "../state/top-choice.ts";
import type { ViewSteps } from "../state/view-steps.ts";
import { CategoryChips } from "./category-chips.tsx";
import { AxisLegends } from "./category-legend.tsx";
import { ColorLegend } from "./color-legend.tsx";
import { ColorMapSelect } from "./color-map-select.tsx";
import { CutSlider } from "./cut-slider.tsx";
import type { FullScreen } from "./full-screen.ts";
import { OpacitySlider } from "./opacity-slider.tsx";
import { OrderRadios } from "./order-radios.tsx";
import { Search } from "./search.tsx";
import type { Searching } from "./searching.ts";
import type { Selecting } from "./selecting.ts";
import { SelectionNaming } from "./selection-naming.tsx";
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

export function Sidebar({
  page,
  steps,
  zooming,
  selecting,
  searching,
  fullScreen,
  topChoice,
}: {
  page: PageState;
  steps: ViewSteps;
  zooming: Zooming;
  selecting: Selecting;
  searching: Searching;
  fullScreen: FullScreen;
  topChoice: TopChoice;
}) {
  const { shared } = page;
  return (
    <aside class="sidebar" data-region="sidebar" hidden={!page.isSidebarShown.value}>
      <Toolbar page={page} steps={steps} zooming={zooming} fullScreen={fullScreen} />
      <div class="sidebar-scroll">
        <Search searching={searching} />
        <CategoryChips shared={shared} />
        <section>
          <SectionTitle title="Rows" value={shownOf(shared.rows)} />
          <OrderRadios shared={shared} side="rows" />
          <CutSlider page={page} side="rows" />
          <TopSliders page={page} choice={topChoice} />
          <SelectionNaming shared={shared} side="rows" />
        </section>
        <section>
          <SectionTitle title="Columns" value={shownOf(shared.cols)} />
          <OrderRadios shared={shared} side="cols" />
          <CutSlider page={page} side="cols" />
          <TreeToggle page={page} />
          <SelectionNaming shared={shared} side="cols" />
        </section>
        <section class="legend" data-region="legend">
          <SectionTitle title="Colours" />
          <ColorMapSelect shared={shared} />
          <ColorLegend shared={shared} />
          <OpacitySlider shared={shared} />
          <AxisLegends page={page} selecting={selecting} side="rows" />
          <AxisLegends page={page} selecting={selecting} side="cols" />
        </section>
      </div>
    </aside>
  );
}
