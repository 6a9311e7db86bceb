import type { ViewSession } from "../../store/view-session.ts";
import { capturePointer, listen } from "../dom.ts";
import type { ZoomController } from "../zoom-controller.ts";

/** The pointer must move this far before a press becomes a drag. */
const DRAG_THRESHOLD_PX = 4;
/** Below this distance a pinch does not zoom. */
const LEAST_SPREAD_PX = 12;

interface Point {
  readonly x: number;
  readonly y: number;
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function spread(a: Point, b: Point): number {
  return Math.max(LEAST_SPREAD_PX, Math.hypot(a.x - b.x, a.y - b.y));
}

/** Attach panning by one pointer and pinching by two to the heatmap. */
export function attachDrag(
  session: ViewSession,
  zooming: ZoomController,
  heatmap: HTMLElement,
  signal: AbortSignal,
): void {
  const pointers = new Map<number, Point>();
  let isDrag = false;

  const drag = (from: Point, to: Point) => zooming.drag(to.x - from.x, to.y - from.y);
  const pinch = (from: Point, to: Point, still: Point) => {
    const [before, after] = [middle(from, still), middle(to, still)];
    const box = heatmap.getBoundingClientRect();
    const [x, y] = [after.x - box.left, after.y - box.top];
    const factor = spread(to, still) / spread(from, still);
    zooming.pinch(factor, x, y, after.x - before.x, after.y - before.y);
  };
  const end = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId) || pointers.size > 0) return;
    isDrag = false;
    delete heatmap.dataset.dragging;
  };

  const listeners = {
    pointerdown: (event: PointerEvent) => {
      const isFinger = event.pointerType === "touch";
      if (event.button !== 0 || pointers.size >= (isFinger ? 2 : 1)) return;
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      capturePointer(heatmap, event.pointerId);
    },
    pointermove: (event: PointerEvent) => {
      const from = pointers.get(event.pointerId);
      if (!from) return;
      if (event.pointerType === "mouse" && event.buttons === 0) {
        end(event);
        return;
      }
      const to = { x: event.clientX, y: event.clientY };
      const still = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      if (!still && !isDrag && Math.hypot(to.x - from.x, to.y - from.y) < DRAG_THRESHOLD_PX) return;
      isDrag = true;
      session.hover.value = null;
      heatmap.dataset.dragging = "true";
      pointers.set(event.pointerId, to);
      if (still) pinch(from, to, still);
      else drag(from, to);
    },
    pointerup: end,
    pointercancel: end,
    lostpointercapture: (event: PointerEvent) => {
      // a finger's own capture, by the canvas, goes over to the heatmap
      if (event.target === heatmap) end(event);
    },
  };
  listen(heatmap, listeners, { signal });
}
