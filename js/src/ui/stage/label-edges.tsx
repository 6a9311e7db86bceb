import { useRef } from "preact/hooks";
import { boxStyle } from "../../interaction/dom.ts";
import type { LabelSizes } from "../../layout/label-room.ts";
import { AXES, type AxisName } from "../../model/axes.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { clamp } from "../../util/clamp.ts";

/** The handle fills the gap after the labels: a press on a label's end is the label's. */
const DEPTH_PX = 4;
const STEP_PX = 8;
const SMALL_STEP_PX = 1;
const MOST_SHARE = 0.7;
/** Nearer to the edge of the stage, no room is left to labels. */
const CLOSES_AT_PX = 12;

const EDGES = {
  rows: { name: "Width of row labels", size: "rowWidth", orientation: "vertical" },
  cols: { name: "Height of column labels", size: "colHeight", orientation: "horizontal" },
} as const satisfies Readonly<Record<AxisName, { size: keyof LabelSizes; [key: string]: string }>>;

/** How many steps a key moves the edge; `null` where it is another key. */
function stepsOf(key: string, side: AxisName): number | null {
  const [less, more] = side === "rows" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  if (key === less) return -1;
  return key === more ? 1 : null;
}

/** The edge between the labels of an axis and the matrix, to drag; a double-click resets it. */
function LabelEdge({ session, side }: { session: ViewSession; side: AxisName }) {
  const { labelSizes } = session.store;
  const { name, size, orientation } = EDGES[side];
  const { heatmap, [side]: boxes } = session.layout.value;
  const { labels } = boxes;
  const stage = session.stage.value;
  const isRows = side === "rows";
  const begin = isRows ? labels.x : labels.y;
  const shown = isRows ? labels.width : labels.height;
  const most = Math.floor((isRows ? stage.width : stage.height) * MOST_SHARE);
  const edge = begin + shown;
  const style = isRows
    ? boxStyle(edge, heatmap.y, DEPTH_PX, heatmap.height)
    : boxStyle(heatmap.x, edge, heatmap.width, DEPTH_PX);
  const change = (pixels: number | null) => {
    const asked = pixels === null ? null : clamp(Math.round(pixels), 0, most);
    labelSizes.change({ [size]: asked });
  };
  const settle = (pixels: number | null) => {
    change(pixels);
    labelSizes.publish();
  };
  /** How far the edge is from where the pointer took hold of it; `null` unless it is dragged. */
  const grip = useRef<number | null>(null);
  const along = (event: PointerEvent) => (isRows ? event.clientX : event.clientY);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is a control
    <div
      class={`label-edge ${side}`}
      role="separator"
      tabIndex={0}
      aria-label={name}
      aria-orientation={orientation}
      aria-valuenow={shown}
      aria-valuemin={0}
      aria-valuemax={most}
      aria-valuetext={`${shown} pixels`}
      title="Drag to give labels more or less room. Double-click: automatic"
      style={style}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.focus({ preventScroll: true });
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.dataset.dragging = "true";
        grip.current = shown - along(event);
        session.hover.value = null;
      }}
      onPointerMove={(event) => {
        if (grip.current === null) return;
        const pixels = along(event) + grip.current;
        if (pixels !== shown) change(pixels < CLOSES_AT_PX ? 0 : pixels);
      }}
      onLostPointerCapture={(event) => {
        delete event.currentTarget.dataset.dragging;
        grip.current = null;
        labelSizes.publish();
      }}
      onDblClick={() => settle(null)}
      onKeyDown={(event) => {
        const steps = stepsOf(event.key, side);
        const isHome = event.key === "Home";
        if (steps === null && !isHome) return;
        event.preventDefault();
        event.stopPropagation();
        settle(isHome ? null : shown + (steps ?? 0) * (event.shiftKey ? SMALL_STEP_PX : STEP_PX));
      }}
    />
  );
}

/** The draggable edges of both label areas. */
export function LabelEdges({ session }: { session: ViewSession }) {
  if (session.stage.value.width === 0) return null;
  return AXES.map((side) => <LabelEdge key={side} session={session} side={side} />);
}
