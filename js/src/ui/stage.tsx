import { Fragment, type RefObject } from "preact";
import { formatCount } from "../core/format.ts";
import type { Box } from "../core/layout.ts";
import { levelStatus } from "../core/level-status.ts";
import type { PanelName } from "../panels/paintings.ts";
import type { PageState } from "../state/page-state.ts";
import { CategoryTitles } from "./category-titles.tsx";
import { cursorStatus } from "./cell-cursor.ts";
import { ClusterCursor } from "./cluster-cursor.tsx";
import { CropTriangles } from "./crop-triangles.tsx";
import { CutLine } from "./cut-line.tsx";
import { Hint } from "./hint.tsx";
import type { RegionName } from "./pick.ts";
import { Rectangle } from "./rectangle.tsx";
import type { Selecting } from "./selecting.ts";
import { SidebarButton } from "./toolbar.tsx";

export interface StageElements {
  readonly regions: Map<RegionName, HTMLElement>;
  readonly canvases: Map<PanelName, HTMLCanvasElement>;
}

function Region({
  name,
  box,
  elements,
  layers = [name],
  label,
}: {
  name: RegionName;
  box: Box;
  elements: StageElements;
  layers?: readonly PanelName[];
  /** For a region that has keys of its own. */
  label?: string;
}) {
  const { x, y, width, height } = box;
  return (
    <div
      class="region"
      data-region={name}
      {...(label && { role: "application", tabIndex: 0, "aria-label": label })}
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

function heatmapLabel({ shared }: PageState): string {
  const [rows, cols] = [shared.rows.count.value, shared.cols.count.value];
  return `Heatmap of ${formatCount(rows)} rows and ${formatCount(cols)} columns; arrow keys move from cell to cell`;
}

function Status({ page }: { page: PageState }) {
  const { heatmap } = page.layout.value;
  const ratio = page.pixelRatio.value;
  const cursor = cursorStatus(page);
  const devicePixels = { width: heatmap.width * ratio, height: heatmap.height * ratio };
  return (
    <div
      class="status"
      role="status"
      aria-live="polite"
      style={{ left: `${heatmap.x}px`, width: `${heatmap.width}px` }}
    >
      {cursor && <span class="status-cursor">{cursor} </span>}
      {page.notice.value || levelStatus(page.viewport.value, devicePixels)}
    </div>
  );
}

export function Stage({
  page,
  selecting,
  elements,
  stageRef,
}: {
  page: PageState;
  selecting: Selecting;
  elements: StageElements;
  stageRef: RefObject<HTMLDivElement | null>;
}) {
  const layout = page.layout.value;
  return (
    <div class="stage" ref={stageRef}>
      {!page.isSidebarShown.value && <SidebarButton page={page} />}
      <Region
        name="heatmap"
        box={layout.heatmap}
        elements={elements}
        layers={["heatmap", "overlay"]}
        label={heatmapLabel(page)}
      />
      <Region name="row-labels" box={layout.rowLabels} elements={elements} />
      <Region name="col-labels" box={layout.colLabels} elements={elements} />
      <Region name="row-categories" box={layout.rowCategories} elements={elements} />
      <Region name="col-categories" box={layout.colCategories} elements={elements} />
      <Region name="row-dendrogram" box={layout.rowDendrogram} elements={elements} />
      <Region name="col-dendrogram" box={layout.colDendrogram} elements={elements} />
      {(["rows", "cols"] as const).map((side) => (
        <Fragment key={side}>
          <CategoryTitles page={page} side={side} />
          <ClusterCursor page={page} selecting={selecting} side={side} />
          <CutLine page={page} side={side} />
          <CropTriangles page={page} side={side} />
        </Fragment>
      ))}
      <Rectangle page={page} />
      <Hint page={page} />
      <Status page={page} />
    </div>
  );
}
