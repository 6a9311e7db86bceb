import { LARGEST_FONT, type LabelLengths } from "../core/label-room.ts";
import type { Axis } from "../core/types.ts";
import { titleRoom } from "./category-titles.ts";
import { textMeasure } from "./text-measure.ts";

const MOST_MEASURED = 400;
const LONGEST_MEASURED = 60;

function longest(axis: Axis, measure: (text: string) => number): number {
  const stride = Math.max(1, axis.count / MOST_MEASURED);
  let length = 0;
  for (let i = 0; i < axis.count; i += stride) {
    length = Math.max(length, measure(axis.label(Math.floor(i)).slice(0, LONGEST_MEASURED)));
  }
  return length;
}

/** The longest labels, among some hundred of each axis, evenly taken, and the longest titles. */
export function measureLabels(rows: Axis, cols: Axis): LabelLengths {
  const measure = textMeasure(LARGEST_FONT, true);
  return {
    rows: longest(rows, measure),
    cols: longest(cols, measure),
    titles: { rows: titleRoom(rows.categories), cols: titleRoom(cols.categories) },
  };
}
