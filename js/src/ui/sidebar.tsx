import { formatCount } from "../core/format.ts";
import type { PageState } from "../state/page-state.ts";
import { CutSlider } from "./cut-slider.tsx";
import { AxisLegends, ColorLegend } from "./legend.tsx";
import { OrderRadios } from "./order-radios.tsx";

function shape(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

export function Sidebar({ page, onResetZoom }: { page: PageState; onResetZoom: () => void }) {
  const { shared } = page;
  const rows = shared.rows.axis.value;
  const cols = shared.cols.axis.value;
  return (
    <aside class="sidebar" data-region="sidebar">
      <div class="shape">
        {shape(rows.count, "row", "rows")} × {shape(cols.count, "column", "columns")}
      </div>
      <section>
        <OrderRadios shared={shared} side="rows" />
        <CutSlider page={page} side="rows" />
      </section>
      <section>
        <OrderRadios shared={shared} side="cols" />
        <CutSlider page={page} side="cols" />
      </section>
      <section>
        <button
          type="button"
          class="button"
          disabled={!page.isZoomed.value}
          title="Show the whole matrix (double-click on the heatmap)"
          onClick={onResetZoom}
        >
          Reset zoom
        </button>
      </section>
      <section class="legend" data-region="legend">
        <ColorLegend shared={shared} />
        <AxisLegends axis={rows} />
        <AxisLegends axis={cols} />
      </section>
    </aside>
  );
}
