import { useRef } from "preact/hooks";
import { type Box, TRIANGLE_ROOM } from "../core/layout.ts";
import type { AxisName } from "../core/types.ts";
import { crop, membersOf, undoCrop } from "../state/actions.ts";
import type { PageState } from "../state/page-state.ts";
import { boxStyle } from "./box-style.ts";
import { type ClusterPlace, clusterPlaces } from "./cluster-places.ts";
import { clusterName } from "./cluster-title.ts";
import { pointAt } from "./point-at.ts";

const LEAST_ROOM_PX = 10;
const MOST_SIDE_PX = 22;
const UNDO_SIDE_PX = 18;
const EDGE_PX = 10;

/** Towards the matrix; turned round, away from it. */
const TOWARDS = { rows: "M3 6 9 1.5v9z", cols: "M6 3 10.5 9h-9z" };
const AWAY = { rows: "M9 6 3 1.5v9z", cols: "M6 9 10.5 3h-9z" };

function Triangle({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

function boxOf(page: PageState, side: AxisName): Box {
  const { rowDendrogram, colDendrogram } = page.layout.value;
  return side === "rows" ? rowDendrogram : colDendrogram;
}

function CropTriangle({
  page,
  side,
  place: { cluster, start, end },
  onCropped,
}: {
  page: PageState;
  side: AxisName;
  place: ClusterPlace;
  onCropped: () => void;
}) {
  const box = boxOf(page, side);
  const name = `Crop ${clusterName(side, cluster.number).toLowerCase()}`;
  const length = Math.min(MOST_SIDE_PX, end - start);
  const along = (start + end - length) / 2;
  const style =
    side === "rows"
      ? boxStyle(box.x + box.width - TRIANGLE_ROOM, box.y + along, TRIANGLE_ROOM, length)
      : boxStyle(box.x + along, box.y + box.height - TRIANGLE_ROOM, length, TRIANGLE_ROOM);
  const light = ({ currentTarget }: { currentTarget: HTMLElement }) =>
    pointAt(page, currentTarget, { on: "cluster", side, cluster });
  const shade = () => {
    page.hover.value = null;
  };
  return (
    <button
      type="button"
      class={`crop-triangle ${side}`}
      aria-label={name}
      title={name}
      style={style}
      onPointerEnter={light}
      onPointerLeave={shade}
      onFocus={(event) => {
        if (event.currentTarget.matches(":focus-visible")) light(event);
      }}
      onBlur={shade}
      onClick={() => {
        shade();
        if (crop(page.shared, side, membersOf(page.shared, side, cluster))) onCropped();
      }}
    >
      <Triangle path={TOWARDS[side]} />
    </button>
  );
}

/** Beside each trapezoid with room for it a triangle that crops; past their end the way back. */
export function CropTriangles({ page, side }: { page: PageState; side: AxisName }) {
  const undo = useRef<HTMLButtonElement>(null);
  const { view, clusters } = page.shared.axis(side);
  const isCropped = view.value.crops.length > 0;
  const places = clusters.value.length > 1 ? clusterPlaces(page, side, LEAST_ROOM_PX) : [];
  const { heatmap } = page.layout.value;
  const stage = page.stage.value;
  const box = boxOf(page, side);
  const [right, below] = [
    heatmap.x + heatmap.width + EDGE_PX,
    heatmap.y + heatmap.height + EDGE_PX,
  ];
  const outward = TRIANGLE_ROOM / 2;
  const [x, y] =
    side === "rows"
      ? [Math.max(box.x + box.width - outward, right), below]
      : [right, Math.max(box.y + box.height - outward, below)];
  const within = (at: number, most: number) => Math.min(at, most - UNDO_SIDE_PX / 2);
  const noun = side === "rows" ? "rows" : "columns";
  return (
    <div class="crop-triangles" data-quiet={page.cutting.value === side}>
      {places.map((place) => (
        <CropTriangle
          key={place.cluster.number}
          page={page}
          side={side}
          place={place}
          onCropped={() => requestAnimationFrame(() => undo.current?.focus())}
        />
      ))}
      {isCropped && (
        <button
          type="button"
          ref={undo}
          class={`crop-triangle undo ${side}`}
          aria-label="Undo crop"
          title={`Undo crop of the ${noun}`}
          style={boxStyle(
            within(x, stage.width) - UNDO_SIDE_PX / 2,
            within(y, stage.height) - UNDO_SIDE_PX / 2,
            UNDO_SIDE_PX,
            UNDO_SIDE_PX,
          )}
          onClick={(event) => {
            const root = event.currentTarget.closest<HTMLElement>(".clustergram");
            undoCrop(page.shared, side);
            if (view.value.crops.length === 0) root?.focus();
          }}
        >
          <Triangle path={AWAY[side]} />
        </button>
      )}
    </div>
  );
}
