import type { Axis } from "../core/types.ts";
import type { LabelRoom } from "../state/page-state.ts";
import { COL_LABEL_ANGLE } from "./labels.ts";
import { fontOf } from "./theme.ts";

const FONT_SIZE = 13;
const MOST_MEASURED = 400;
const LONGEST_MEASURED = 60;
const ROW_WIDTH = { least: 36, most: 170 };
const COL_LENGTH = { least: 30, most: 165 };

function longest(axis: Axis, measure: (text: string) => number): number {
  const stride = Math.max(1, axis.count / MOST_MEASURED);
  let width = 0;
  for (let i = 0; i < axis.count; i += stride) {
    width = Math.max(width, measure(axis.label(Math.floor(i)).slice(0, LONGEST_MEASURED)));
  }
  return width;
}

function within(value: number, { least, most }: { least: number; most: number }): number {
  return Math.min(Math.max(value, least), most);
}

/** The room labels would like, from some hundred of them, evenly taken. */
export function measureLabelRoom(rows: Axis, cols: Axis): LabelRoom {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return { width: ROW_WIDTH.least, height: COL_LENGTH.least, reach: 0 };
  context.font = fontOf(FONT_SIZE, true);
  const measure = (text: string) => context.measureText(text).width;
  const length = within(longest(cols, measure) + 8, COL_LENGTH) + FONT_SIZE / 2;
  return {
    width: within(longest(rows, measure) + 12, ROW_WIDTH),
    height: length * Math.sin(COL_LABEL_ANGLE) + 6,
    reach: length * Math.cos(COL_LABEL_ANGLE),
  };
}
