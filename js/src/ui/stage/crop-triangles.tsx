import { useRef } from "preact/hooks";
import { clusterName, NOUNS } from "../../axis/wording.ts";
import { styleAlong } from "../../interaction/dom.ts";
import { setHoverBeside } from "../../interaction/hover.ts";
import { boxAlong, TRIANGLE_ROOM } from "../../layout/stage-layout.ts";
import type { AxisName } from "../../model/axes.ts";
import type { Interval } from "../../model/interval.ts";
import type { AxisView } from "../../model/view-state.ts";
import { crop, undoCrop } from "../../store/commands/crops.ts";
import { clusterMembers } from "../../store/commands/flips.ts";
import type { ViewSession } from "../../store/view-session.ts";
import type { Cluster } from "../../tree/clusters.ts";
import { clamp } from "../../util/clamp.ts";
import { type ClusterExtent, visibleClusters } from "./visible-clusters.ts";

const LEAST_SIDE_PX = 10;
const MOST_SIDE_PX = 22;
/** The undo triangle is as large as the largest, so that it covers the one it replaces. */
const UNDO_SIDE_PX = MOST_SIDE_PX;
const UNDO_DEPTH_PX = 16;
const APART_PX = 2;
const EDGE_PX = 10;
/** Paths that point to the matrix. */
const TOWARDS = { rows: "M3 6 9 1.5v9z", cols: "M6 3 10.5 9h-9z" };
const AWAY = { rows: "M9 6 3 1.5v9z", cols: "M6 9 10.5 3h-9z" };

function Triangle({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

interface Side {
  readonly session: ViewSession;
  readonly side: AxisName;
}

/** Return where a triangle is along its cluster: in the middle, or beside the undo triangle. */
function triangleSpan({ start, end }: ClusterExtent, taken: Interval | null): Interval | null {
  const middle = (start + end) / 2;
  const reach = Math.min(MOST_SIDE_PX, end - start) / 2;
  let [from, to] = [start, end];
  if (taken && taken[0] < middle + reach && taken[1] > middle - reach) {
    [from, to] = taken[0] - start > end - taken[1] ? [start, taken[0]] : [taken[1], end];
  }
  const length = Math.min(MOST_SIDE_PX, to - from);
  if (length < LEAST_SIDE_PX) return null;
  const at = clamp(middle - length / 2, from, to - length);
  return [at, at + length];
}

function CropTriangle({
  session,
  side,
  cluster,
  style,
  onCropped,
}: Side & {
  cluster: Cluster;
  style: ReturnType<typeof styleAlong>;
  onCropped: () => void;
}) {
  const name = `Crop ${clusterName(side, cluster.number).toLowerCase()}`;
  const light = ({ currentTarget }: { currentTarget: HTMLElement }) =>
    setHoverBeside(session, currentTarget, { on: "cluster", side, cluster });
  const shade = () => {
    session.hover.value = null;
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
        if (crop(session.store, side, clusterMembers(session.store, side, cluster))) onCropped();
      }}
    >
      <Triangle path={TOWARDS[side]} />
    </button>
  );
}

/** Return a key of the innermost crop. */
function innermost({ crops }: AxisView): string {
  const kept = crops.at(-1)?.kept ?? [];
  return [crops.length, kept.length, kept[0], kept.at(-1)].join();
}

/**
 * Triangles beside the trapezoids that crop to a cluster. The one that was clicked turns round and
 * undoes the crop.
 */
export function CropTriangles({ session, side }: Side) {
  const undo = useRef<HTMLButtonElement>(null);
  /** By crop, the share of the axis at which it was clicked. */
  const spots = useRef(new Map<string, number>());
  const { view, clusters, tree } = session.store.axis(side);
  const { heatmap, [side]: boxes } = session.layout.value;
  const matrix = boxAlong(side, heatmap);
  const dendrogram = boxAlong(side, boxes.dendrogram);
  const stage = boxAlong(side, { x: 0, y: 0, ...session.stage.value });
  const extent = matrix.length;
  const treeEnd = dendrogram.out + dendrogram.depth;
  const isCropped = view.value.crops.length > 0;
  const spot = (spots.current.get(innermost(view.value)) ?? 0.5) * extent - UNDO_SIDE_PX / 2;
  const isBesideStatus = side === "cols" && !tree.value;
  const start = isBesideStatus
    ? stage.length - matrix.from - UNDO_SIDE_PX
    : clamp(spot, 0, extent - UNDO_SIDE_PX);
  const taken: Interval | null = isCropped
    ? [start - APART_PX, start + UNDO_SIDE_PX + APART_PX]
    : null;
  const out = Math.min(
    Math.max(treeEnd - (TRIANGLE_ROOM + UNDO_DEPTH_PX) / 2, matrix.out + matrix.depth + EDGE_PX),
    stage.depth - UNDO_DEPTH_PX,
  );
  const style = ([from, to]: Interval, out: number, depth: number) =>
    styleAlong(side, { from: matrix.from + from, length: to - from, out, depth });
  const places = clusters.value.length > 1 ? visibleClusters(session, side, LEAST_SIDE_PX) : [];
  return (
    <div class="crop-triangles" data-quiet={session.cutting.value === side}>
      {places.map((place) => {
        const span = triangleSpan(place, taken);
        if (!span) return null;
        const { cluster } = place;
        return (
          <CropTriangle
            key={cluster.number}
            session={session}
            side={side}
            cluster={cluster}
            style={style(span, treeEnd - TRIANGLE_ROOM, TRIANGLE_ROOM)}
            onCropped={() => {
              spots.current.set(innermost(view.value), (span[0] + span[1]) / 2 / extent);
              requestAnimationFrame(() => undo.current?.focus());
            }}
          />
        );
      })}
      {isCropped && (
        <button
          type="button"
          ref={undo}
          class={`crop-triangle undo ${side}`}
          aria-label="Undo crop"
          title={`Undo crop of the ${NOUNS[side]}s`}
          style={style([start, start + UNDO_SIDE_PX], out, UNDO_DEPTH_PX)}
          onClick={(event) => {
            const root = event.currentTarget.closest<HTMLElement>(".clustergram");
            undoCrop(session.store, side);
            if (view.value.crops.length === 0) root?.focus();
          }}
        >
          <Triangle path={AWAY[side]} />
        </button>
      )}
    </div>
  );
}
