import { Fragment, type RefObject } from "preact";
import { formatCount } from "../core/format.ts";
import { levelStatus } from "../core/level-status.ts";
import { SIDES } from "../core/sides.ts";
import type { PageState } from "../state/page-state.ts";
import { CategoryTitles } from "./category-titles.tsx";
import { cursorStatus } from "./cell-cursor.ts";
import { ClusterCursor } from "./cluster-cursor.tsx";
import { CropTriangles } from "./crop-triangles.tsx";
import { CutLine } from "./cut-line.tsx";
import { Hint } from "./hint.tsx";
import { LabelEdges } from "./label-edges.tsx";
import { LineRegion } from "./line-region.tsx";
import { Rectangle } from "./rectangle.tsx";
import { Region, type StageElements } from "./region.tsx";
import type { Selecting } from "./selecting.ts";
import { hasSelectionButton, SelectionButton } from "./selection-panel/selection-button.tsx";
import type { Zooming } from "./zooming.ts";

function heatmapLabel({ shared }: PageState): string {
  const [rows, cols] = [shared.rows.count.value, shared.cols.count.value];
  return `Heatmap of ${formatCount(rows)} rows and ${formatCount(cols)} columns; arrow keys move from cell to cell`;
}

/** The line below the picture: the way to the selection, and what the picture shows. */
function Foot({ page }: { page: PageState }) {
  const { heatmap } = page.layout.value;
  const ratio = page.pixelRatio.value;
  const cursor = cursorStatus(page);
  const devicePixels = { width: heatmap.width * ratio, height: heatmap.height * ratio };
  return (
    <div class="stage-foot" style={{ width: `${heatmap.x + heatmap.width}px` }}>
      {hasSelectionButton(page) && <SelectionButton page={page} />}
      <div
        class="status"
        role="status"
        aria-live="polite"
        style={{ flexBasis: `${heatmap.width}px` }}
      >
        {cursor && <span class="status-cursor">{cursor} </span>}
        {page.notice.value ||
          levelStatus(page.viewport.value, devicePixels, page.shared.colorView.value.reduction)}
      </div>
    </div>
  );
}

export function Stage({
  page,
  zooming,
  selecting,
  elements,
  stageRef,
}: {
  page: PageState;
  zooming: Zooming;
  selecting: Selecting;
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
        layers={["heatmap", "cell-grid", "overlay"]}
        keys={{ role: "application", tabIndex: 0, "aria-label": heatmapLabel(page) }}
      />
      {(["label", "category"] as const).flatMap((on) =>
        SIDES.map((side) => (
          <LineRegion
            key={`${on} ${side}`}
            page={page}
            zooming={zooming}
            selecting={selecting}
            elements={elements}
            side={side}
            on={on}
          />
        )),
      )}
      <Region name="row-dendrogram" box={layout.rows.dendrogram} elements={elements} />
      <Region name="col-dendrogram" box={layout.cols.dendrogram} elements={elements} />
      {SIDES.map((side) => (
        <Fragment key={side}>
          <CategoryTitles page={page} side={side} />
          <ClusterCursor page={page} selecting={selecting} side={side} />
          <CutLine page={page} side={side} />
          <CropTriangles page={page} side={side} />
        </Fragment>
      ))}
      <LabelEdges page={page} />
      <Rectangle page={page} />
      {!hasSelectionButton(page) && <Hint page={page} />}
      <Foot page={page} />
    </div>
  );
}
