import type { Box } from "../core/layout.ts";
import { spanPx } from "../core/picking.ts";
import type { AxisName } from "../core/types.ts";
import { within } from "../core/within.ts";
import { stripSpan } from "../panels/categories.ts";
import { foundPlaces } from "../panels/emphasis.ts";
import { TEXT_GAP } from "../panels/labels.ts";
import { COL_LABEL_ANGLE } from "../panels/written-labels.ts";
import type { PageState } from "../state/page-state.ts";
import { boxStyle, styleAlong } from "./box-style.ts";
import type { LineTarget } from "./target-text.ts";

const LINE = 1.5;
const MARGIN = 2;
const LEAST_SIDE_PX = 5;

/** The place of a line where it is visible, or else the first place in sight. */
export function placeOfLine(page: PageState, side: AxisName, line: number | null): number {
  const place = line === null ? -1 : (page.shared.axis(side).places.value[line] ?? -1);
  return place >= 0 ? place : firstInSight(page, side);
}

/** Where a cursor begins: on its line where that is in sight, or else where a search has found one. */
export function placeToBegin(page: PageState, side: AxisName, line: number | null): number {
  const [start, end] = page.viewport.value[side];
  const inSight = (place: number) => place + 1 > start && place < end;
  const place = line === null ? -1 : (page.shared.axis(side).places.value[line] ?? -1);
  if (inSight(place)) return place;
  return foundPlaces(page, side).find(inSight) ?? firstInSight(page, side);
}

/** The first place of an axis that is in sight. */
export function firstInSight({ shared, viewport }: PageState, side: AxisName): number {
  return Math.min(Math.ceil(viewport.value[side][0]), shared.axis(side).count.value - 1);
}

/** The frame around a label or around a cell of a strip, within the box of its region. */
export function lineStyle(page: PageState, target: LineTarget, box: Box): Record<string, string> {
  const { side, position } = target;
  const extent = page.extent(side);
  const [from, to] = spanPx([position, position + 1], page.viewport.value[side], extent);
  const middle = within((from + to) / 2, 0, extent);
  if (target.on === "category") {
    const count = page.shared.axis(side).axis.value.categories.length;
    const [start, end] = stripSpan(target.strip, box, side, count);
    const length = Math.max(LEAST_SIDE_PX, to - from);
    const place = { from: middle - length / 2, length, out: start, depth: end - start };
    return styleAlong(side, place);
  }
  const { fontSize } = page.plans[side].value;
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
