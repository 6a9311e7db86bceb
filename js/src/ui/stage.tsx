import type { RefObject } from "preact";
import { visibleText } from "../core/format.ts";
import type { Box } from "../core/layout.ts";
import { levelStatus } from "../core/level-status.ts";
import type { AxisName } from "../core/types.ts";
import { stripSpan } from "../panels/categories.ts";
import type { PanelName } from "../panels/picture.ts";
import type { PageState } from "../state/page-state.ts";
import type { RegionName } from "./pick.ts";

export interface StageElements {
  readonly regions: Map<RegionName, HTMLElement>;
  readonly canvases: Map<PanelName, HTMLCanvasElement>;
}

function Region({
  name,
  box,
  elements,
  layers = [name],
}: {
  name: RegionName;
  box: Box;
  elements: StageElements;
  layers?: readonly PanelName[];
}) {
  const { x, y, width, height } = box;
  return (
    <div
      class="region"
      data-region={name}
      hidden={width === 0 || height === 0}
      style={{ left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` }}
      ref={(element) => {
        if (element) elements.regions.set(name, element);
      }}
    >
      {layers.map((layer) => (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas takes no focus
        <canvas
          key={layer}
          aria-hidden="true"
          ref={(element) => {
            if (element) elements.canvases.set(layer, element);
          }}
        />
      ))}
    </div>
  );
}

/** At the end of each strip: beside the columns' strips, slanted over the rows' strips. */
function CategoryTitles({ page, side }: { page: PageState; side: AxisName }) {
  const { categories } = page.shared.axis(side).axis.value;
  const { rowCategories, colCategories } = page.layout.value;
  const box = side === "rows" ? rowCategories : colCategories;
  return (
    <>
      {categories.map((category, strip) => {
        const [start, end] = stripSpan(strip, box, side, categories.length);
        const middle = (start + end) / 2;
        const style =
          side === "rows"
            ? { left: `${box.x + middle}px`, top: `${box.y - 5}px` }
            : { left: `${box.x + box.width + 5}px`, top: `${box.y + middle}px` };
        return (
          <div
            key={`${strip} ${category.title}`}
            class={`category-title ${side}`}
            style={style}
            title={category.title}
          >
            {visibleText(category.title.slice(0, 120))}
          </div>
        );
      })}
    </>
  );
}

function Status({ page }: { page: PageState }) {
  const { heatmap } = page.layout.value;
  const ratio = page.pixelRatio.value;
  const devicePixels = { width: heatmap.width * ratio, height: heatmap.height * ratio };
  return (
    <div
      class="status"
      role="status"
      aria-live="polite"
      style={{ left: `${heatmap.x}px`, width: `${heatmap.width}px` }}
    >
      {levelStatus(page.viewport.value, devicePixels)}
    </div>
  );
}

export function Stage({
  page,
  elements,
  stageRef,
}: {
  page: PageState;
  elements: StageElements;
  stageRef: RefObject<HTMLDivElement | null>;
}) {
  const layout = page.layout.value;
  return (
    <div class="stage" ref={stageRef}>
      <Region
        name="heatmap"
        box={layout.heatmap}
        elements={elements}
        layers={["heatmap", "overlay"]}
      />
      <Region name="row-labels" box={layout.rowLabels} elements={elements} />
      <Region name="col-labels" box={layout.colLabels} elements={elements} />
      <Region name="row-categories" box={layout.rowCategories} elements={elements} />
      <Region name="col-categories" box={layout.colCategories} elements={elements} />
      <Region name="row-dendrogram" box={layout.rowDendrogram} elements={elements} />
      <Region name="col-dendrogram" box={layout.colDendrogram} elements={elements} />
      <CategoryTitles page={page} side="rows" />
      <CategoryTitles page={page} side="cols" />
      <Status page={page} />
    </div>
  );
}
