import type { ViewSession } from "../../store/view-session.ts";
import { clamp } from "../../util/clamp.ts";

/** Where the sheet is in the widget, in CSS pixels, and how high it may be. */
export interface Place {
  readonly right: number;
  readonly top: number;
  readonly height: number;
}

interface Sized {
  readonly offsetWidth: number;
  readonly offsetHeight: number;
}

const GAP = 8;
/** The sheet with gaps on both sides. */
const LEAST_STAGE = 456;
const LEAST_HEIGHT = 400;

/** Place the sheet so that both trees stay visible where there is room. */
export function placeBesideTrees({ stage, layout }: ViewSession): Place {
  const { width } = stage.peek();
  const { rows, cols } = layout.peek();
  const right = Math.min(width - rows.dendrogram.x + GAP, Math.max(GAP, width - LEAST_STAGE));
  return { right, top: GAP, height: Math.max(cols.dendrogram.y, LEAST_HEIGHT) - 2 * GAP };
}

/** Move a place by some pixels within the widget. */
export function moved(place: Place, x: number, y: number, sheet: Sized, room: Element): Place {
  const { clientWidth, clientHeight } = room;
  return {
    right: clamp(place.right - x, 0, Math.max(0, clientWidth - sheet.offsetWidth)),
    top: clamp(place.top + y, 0, Math.max(0, clientHeight - sheet.offsetHeight)),
    height: clientHeight - 2 * GAP,
  };
}
