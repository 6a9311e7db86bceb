import { AXES, type ByAxis, mapAxes } from "../../model/axes.ts";
import type { Interval } from "../../model/interval.ts";
import { cropBoth } from "../../store/commands/crops.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { sortedUnique } from "../../util/arrays.ts";
import { clamp } from "../../util/clamp.ts";
import { capturePointer, listen } from "../dom.ts";
import { selectBoth } from "../selection-controller.ts";

/** A rectangle is begun when the pointer has moved this far. */
const DRAG_THRESHOLD_PX = 4;

interface Corner {
  readonly row: number;
  readonly col: number;
}

interface Drag {
  readonly pointer: number;
  readonly from: Corner;
  readonly x: number;
  readonly y: number;
  readonly isCrop: boolean;
}

/** The whole display indices that a stretch touches, within the axis. */
function covered([start, end]: Interval, count: number): Interval {
  const first = clamp(Math.floor(start), 0, count);
  return [first, clamp(Math.ceil(end), first, count)];
}

function between(a: number, b: number): Interval {
  return a < b ? [a, b] : [b, a];
}

/**
 * Attach rectangles to the heatmap: with `Crop` armed a rectangle crops, with Shift it selects. Its
 * corners are display indices, so they follow a resize.
 */
export function attachRectangleDrag(
  session: ViewSession,
  heatmap: HTMLElement,
  signal: AbortSignal,
): void {
  let drag: Drag | null = null;

  const cornerAt = (event: PointerEvent): Corner => {
    const box = heatmap.getBoundingClientRect();
    const { rows, cols } = session.viewport.value;
    const share = (at: number, length: number) => (length > 0 ? clamp(at / length, 0, 1) : 0);
    const [x, y] = [
      share(event.clientX - box.left, box.width),
      share(event.clientY - box.top, box.height),
    ];
    return {
      row: rows[0] + y * (rows[1] - rows[0]),
      col: cols[0] + x * (cols[1] - cols[0]),
    };
  };
  const forget = () => {
    drag = null;
    session.rectangle.value = null;
  };
  const keep = (rectangle: ByAxis<Interval>, isCrop: boolean) => {
    const { store } = session;
    const inside = mapAxes((side) => {
      const order = store.axis(side).permutation.value;
      return sortedUnique(order.subarray(...covered(rectangle[side], order.length)));
    });
    if (!isCrop) {
      selectBoth(store, inside);
      return;
    }
    session.isCropArmed.value = false;
    if (AXES.every((side) => inside[side].length > 0)) cropBoth(store, inside);
  };

  const giveUp = (event: PointerEvent) => {
    if (event.pointerId === drag?.pointer) forget();
  };
  const pointing = {
    pointerdown: (event: PointerEvent) => {
      const isCrop = session.isCropArmed.value;
      if (drag) event.stopImmediatePropagation();
      if (drag || event.button !== 0 || !(isCrop || event.shiftKey)) return;
      event.stopImmediatePropagation();
      const { pointerId: pointer, clientX: x, clientY: y } = event;
      drag = { pointer, from: cornerAt(event), x, y, isCrop };
      capturePointer(heatmap, pointer);
    },
    pointermove: (event: PointerEvent) => {
      if (!drag) return;
      event.stopImmediatePropagation();
      if (event.pointerId !== drag.pointer) return;
      if (event.pointerType === "mouse" && event.buttons === 0) {
        forget();
        return;
      }
      session.hover.value = null;
      const moved = Math.hypot(event.clientX - drag.x, event.clientY - drag.y);
      if (!session.rectangle.value && moved < DRAG_THRESHOLD_PX) return;
      const to = cornerAt(event);
      session.rectangle.value = {
        rows: between(drag.from.row, to.row),
        cols: between(drag.from.col, to.col),
      };
    },
    pointerup: (event: PointerEvent) => {
      if (event.pointerId !== drag?.pointer) return;
      event.stopImmediatePropagation();
      const { isCrop } = drag;
      const rectangle = session.rectangle.value;
      forget();
      if (rectangle) keep(rectangle, isCrop);
    },
    pointercancel: giveUp,
    lostpointercapture: giveUp,
  };
  const keydown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    if (!drag && !session.isCropArmed.value) return;
    event.stopPropagation();
    forget();
    session.isCropArmed.value = false;
  };
  listen(heatmap, pointing, { signal, capture: true });
  listen(heatmap.getRootNode(), { keydown }, { signal, capture: true });
}
