import { LARGEST_FONT } from "../../layout/label-plan.ts";
import type { LabelLengths } from "../../layout/label-room.ts";
import type { Axis } from "../../model/axis.ts";
import { titleRoom } from "../annotations/strip-titles.ts";
import { textMeasure } from "../text-measure.ts";

const MOST_MEASURED = 400;
const LONGEST_MEASURED = 120;
/** One label that is this many times as long as nine of ten takes no room from all others. */
const OUTLIER = 2;
const USUAL = 0.9;

function longest(axis: Axis, measure: (text: string) => number): number {
  const stride = Math.max(1, axis.count / MOST_MEASURED);
  const lengths: number[] = [];
  for (let i = 0; i < axis.count; i += stride) {
    lengths.push(measure(axis.label(Math.floor(i)).slice(0, LONGEST_MEASURED)));
  }
  lengths.sort((a, b) => a - b);
  const usual = lengths[Math.floor((lengths.length - 1) * USUAL)] ?? 0;
  const most = lengths.at(-1) ?? 0;
  return usual > 0 && most > usual * OUTLIER ? usual : most;
}

/** Measure the longest labels, of some hundred of each axis, and the longest titles of strips. */
export function measureLabels(rows: Axis, cols: Axis): LabelLengths {
  const measure = textMeasure(LARGEST_FONT);
  return {
    rows: longest(rows, measure),
    cols: longest(cols, measure),
    titles: { rows: titleRoom(rows.annotations), cols: titleRoom(cols.annotations) },
  };
}
