import { type BySide, bySide, SIDES } from "../core/sides.ts";
import type { Interval } from "../core/types.ts";
import { uniqueAscending } from "../core/unique-ascending.ts";
import { within } from "../core/within.ts";
import { cropBoth } from "../state/actions.ts";
import type { PageState } from "../state/page-state.ts";
import { capture, listen } from "./listen.ts";
import { selectBoth } from "./selecting.ts";

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

/** The whole display positions that a stretch touches, within the axis. */
function covered([start, end]: Interval, count: number): Interval {
  const first = within(Math.floor(start), 0, count);
  return [first, within(Math.ceil(end), first, count)];
}

function between(a: number, b: number): Interval {
  return a < b ? [a, b] : [b, a];
}

/**
 * Rectangles on the heatmap: with `Crop` armed the matrix becomes what is inside, with Shift that is
 * selected. Corners are kept as display positions, so a resize in between moves them along.
 */
export function attachRectangleDrag(
  page: PageState,
  heatmap: HTMLElement,
  signal: AbortSignal,
): void {
  let drag: Drag | null = null;

  const cornerAt = (event: PointerEvent): Corner => {
    const box = heatmap.getBoundingClientRect();
    const { rows, cols } = page.viewport.value;
    const share = (at: number, length: number) => (length > 0 ? within(at / length, 0, 1) : 0);
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
    page.rectangle.value = null;
  };
  const keep = (rectangle: BySide<Interval>, isCrop: boolean) => {
    const { shared } = page;
    const inside = bySide((side) => {
      const order = shared.axis(side).order.value;
      return uniqueAscending(order.subarray(...covered(rectangle[side], order.length)));
    });
    if (!isCrop) {
      selectBoth(shared, inside);
      return;
    }
    page.isCropArmed.value = false;
    if (SIDES.every((side) => inside[side].length > 0)) cropBoth(shared, inside);
  };

  const giveUp = (event: PointerEvent) => {
    if (event.pointerId === drag?.pointer) forget();
  };
  const pointing = {
    pointerdown: (event: PointerEvent) => {
      const isCrop = page.isCropArmed.value;
      if (drag) event.stopImmediatePropagation();
      if (drag || event.button !== 0 || !(isCrop || event.shiftKey)) return;
      event.stopImmediatePropagation();
      const { pointerId: pointer, clientX: x, clientY: y } = event;
      drag = { pointer, from: cornerAt(event), x, y, isCrop };
      capture(heatmap, pointer);
    },
    pointermove: (event: PointerEvent) => {
      if (!drag) return;
      event.stopImmediatePropagation();
      if (event.pointerId !== drag.pointer) return;
      if (event.pointerType === "mouse" && event.buttons === 0) {
        forget();
        return;
      }
      page.hover.value = null;
      const moved = Math.hypot(event.clientX - drag.x, event.clientY - drag.y);
      if (!page.rectangle.value && moved < DRAG_THRESHOLD_PX) return;
      const to = cornerAt(event);
      page.rectangle.value = {
        rows: between(drag.from.row, to.row),
        cols: between(drag.from.col, to.col),
      };
    },
    pointerup: (event: PointerEvent) => {
      if (event.pointerId !== drag?.pointer) return;
      event.stopImmediatePropagation();
      const { isCrop } = drag;
      const rectangle = page.rectangle.value;
      forget();
      if (rectangle) keep(rectangle, isCrop);
    },
    pointercancel: giveUp,
    lostpointercapture: giveUp,
  };
  const keydown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    if (!drag && !page.isCropArmed.value) return;
    event.stopPropagation();
    forget();
    page.isCropArmed.value = false;
  };
  listen(heatmap, pointing, { signal, capture: true });
  listen(heatmap.getRootNode(), { keydown }, { signal, capture: true });
}
