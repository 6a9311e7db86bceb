import { toPixels } from "../../axis/axis-scale.ts";
import type { Box } from "../../layout/stage-layout.ts";
import type { AxisName } from "../../model/axes.ts";
import { stripSpan } from "../../panels/annotations/strips.ts";
import { foundDisplayIndices } from "../../panels/highlight.ts";
import { TEXT_GAP } from "../../panels/labels/draw-labels.ts";
import { COL_LABEL_ANGLE } from "../../panels/labels/drawn-labels.ts";
import type { ItemTarget } from "../../panels/stage/hit-test.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { clamp } from "../../util/clamp.ts";
import { boxStyle, styleAlong } from "../dom.ts";

const LINE = 1.5;
const MARGIN = 2;
const LEAST_SIDE_PX = 5;

/** Return the display index of an item, or the first visible one where the item is hidden. */
export function displayIndexOf(session: ViewSession, side: AxisName, item: number | null): number {
  const place = item === null ? -1 : (session.store.axis(side).displayIndices.value[item] ?? -1);
  return place >= 0 ? place : firstVisible(session, side);
}

/** Return where a cursor starts: at its item where that is visible, else at what a search found. */
export function startIndex(session: ViewSession, side: AxisName, item: number | null): number {
  const [start, end] = session.viewport.value[side];
  const inSight = (place: number) => place + 1 > start && place < end;
  const place = item === null ? -1 : (session.store.axis(side).displayIndices.value[item] ?? -1);
  if (inSight(place)) return place;
  return foundDisplayIndices(session, side).find(inSight) ?? firstVisible(session, side);
}

/** Return the first display index in view. */
export function firstVisible({ store, viewport }: ViewSession, side: AxisName): number {
  return Math.min(Math.ceil(viewport.value[side][0]), store.axis(side).count.value - 1);
}

/**
 * Return the style of the frame around a label or a cell of a strip, within the box of its region.
 */
export function cursorStyle(
  session: ViewSession,
  target: ItemTarget,
  box: Box,
): Record<string, string> {
  const { side, displayIndex } = target;
  const extent = session.extent(side);
  const [from, to] = toPixels(
    [displayIndex, displayIndex + 1],
    session.viewport.value[side],
    extent,
  );
  const middle = clamp((from + to) / 2, 0, extent);
  if (target.on === "category") {
    const count = session.store.axis(side).axis.value.annotations.length;
    const [start, end] = stripSpan(target.strip, box, side, count);
    const length = Math.max(LEAST_SIDE_PX, to - from);
    const place = { from: middle - length / 2, length, out: start, depth: end - start };
    return styleAlong(side, place);
  }
  const { fontSize } = session.plans[side].value;
  const thickness = fontSize * LINE;
  if (side === "rows")
    return boxStyle(MARGIN, middle - thickness / 2, box.width - 2 * MARGIN, thickness);
  const foot = box.height - TEXT_GAP;
  const up = (foot - MARGIN) / Math.sin(COL_LABEL_ANGLE) - thickness / 2;
  const right = (box.width - middle - MARGIN) / Math.cos(COL_LABEL_ANGLE) - thickness / 2;
  return {
    ...boxStyle(middle - MARGIN, foot - thickness / 2, Math.min(up, right), thickness),
    transform: `rotate(${-COL_LABEL_ANGLE}rad)`,
  };
}
