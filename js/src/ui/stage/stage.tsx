import { Fragment, type RefObject } from "preact";
import { cursorStatus } from "../../interaction/keys/cell-cursor.ts";
import type { SelectionController } from "../../interaction/selection-controller.ts";
import type { ZoomController } from "../../interaction/zoom-controller.ts";
import { levelStatus } from "../../lod/level-status.ts";
import { AXES } from "../../model/axes.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { formatCount } from "../../util/number-format.ts";
import { hasSelectionButton, SelectionButton } from "../selection-panel/selection-button.tsx";
import { StripTitles } from "./category-titles.tsx";
import { ClusterCursor } from "./cluster-cursor.tsx";
import { CropTriangles } from "./crop-triangles.tsx";
import { CutLine } from "./cut-line.tsx";
import { Hint } from "./hint.tsx";
import { ItemRegion } from "./item-region.tsx";
import { LabelEdges } from "./label-edges.tsx";
import { Rectangle } from "./rectangle.tsx";
import { Region, type StageElements } from "./region.tsx";

function heatmapLabel({ store }: ViewSession): string {
  const [rows, cols] = [store.rows.count.value, store.cols.count.value];
  return `Heatmap of ${formatCount(rows)} rows and ${formatCount(cols)} columns; arrow keys move from cell to cell`;
}

/** The line below the picture: the selection button and the status. */
function Foot({ session }: { session: ViewSession }) {
  const { heatmap } = session.layout.value;
  const ratio = session.pixelRatio.value;
  const cursor = cursorStatus(session);
  const devicePixels = { width: heatmap.width * ratio, height: heatmap.height * ratio };
  return (
    <div class="stage-foot" style={{ width: `${heatmap.x + heatmap.width}px` }}>
      {hasSelectionButton(session) && <SelectionButton session={session} />}
      <div
        class="status"
        role="status"
        aria-live="polite"
        style={{ flexBasis: `${heatmap.width}px` }}
      >
        {cursor && <span class="status-cursor">{cursor} </span>}
        {session.notice.value ||
          levelStatus(
            session.viewport.value,
            devicePixels,
            session.store.colorView.value.reduction,
          )}
      </div>
    </div>
  );
}

/** The stage: the picture with its regions, and the line below it. */
export function Stage({
  session,
  zooming,
  selecting,
  elements,
  stageRef,
}: {
  session: ViewSession;
  zooming: ZoomController;
  selecting: SelectionController;
  elements: StageElements;
  stageRef: RefObject<HTMLDivElement | null>;
}) {
  const layout = session.layout.value;
  return (
    <div class="stage" ref={stageRef}>
      <Region
        name="heatmap"
        box={layout.heatmap}
        elements={elements}
        layers={["heatmap", "cell-grid", "overlay"]}
        keys={{ role: "application", tabIndex: 0, "aria-label": heatmapLabel(session) }}
      />
      {(["label", "category"] as const).flatMap((on) =>
        AXES.map((side) => (
          <ItemRegion
            key={`${on} ${side}`}
            session={session}
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
      {AXES.map((side) => (
        <Fragment key={side}>
          <StripTitles session={session} side={side} />
          <ClusterCursor session={session} selecting={selecting} side={side} />
          <CutLine session={session} side={side} />
          <CropTriangles session={session} side={side} />
        </Fragment>
      ))}
      <LabelEdges session={session} />
      <Rectangle session={session} />
      {!hasSelectionButton(session) && <Hint session={session} />}
      <Foot session={session} />
    </div>
  );
}
