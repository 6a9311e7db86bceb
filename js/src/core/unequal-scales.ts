import { type DrawableMatrix, isNumber } from "./drawable.ts";
import type { AxisName } from "./types.ts";

/** So many times as wide as that of others is the range of a line on another scale. */
const UNEQUAL = 30;
const OUTER = 0.05;
/** Of a shorter line no value is left out as an outlier. */
const FEWEST = 5;
const QUARTER = 0.25;
const MOST_LINES = 500;
const MOST_OF_A_LINE = 200;

const known = new WeakMap<DrawableMatrix, AxisName | null>();

/**
 * Tell the axis whose lines are on very different scales, as measurements in different units are.
 * There is none in a table of counts, where what is rare has a small range. Of large tables an even
 * sample is looked at.
 */
export function unequalScales(matrix: DrawableMatrix): AxisName | null {
  const told = known.get(matrix);
  if (told !== undefined) return told;
  const { rowCount, colCount, values } = matrix;
  const rows = spreadOfRanges(values, rowCount, colCount, colCount, 1);
  const cols = spreadOfRanges(values, colCount, 1, rowCount, colCount);
  const most: AxisName = cols > rows ? "cols" : "rows";
  const axis = Math.max(rows, cols) > UNEQUAL && !areCounts(matrix) ? most : null;
  known.set(matrix, axis);
  return axis;
}

/** Compute how many times as wide the widest range of a line is as that of others. */
function spreadOfRanges(
  values: Float32Array,
  lineCount: number,
  linePitch: number,
  itemCount: number,
  itemPitch: number,
): number {
  const ranges: number[] = [];
  const [lineStep, itemStep] = [lineCount / MOST_LINES, itemCount / MOST_OF_A_LINE];
  for (let line = 0; line < lineCount; line += Math.max(1, lineStep)) {
    const sample: number[] = [];
    for (let item = 0; item < itemCount; item += Math.max(1, itemStep)) {
      const value = values[Math.floor(line) * linePitch + Math.floor(item) * itemPitch] as number;
      if (isNumber(value)) sample.push(value);
    }
    const range = robustRange(sample);
    if (range > 0) ranges.push(range);
  }
  if (ranges.length < 2) return 1;
  ranges.sort((a, b) => a - b);
  return (ranges.at(-1) as number) / (ranges[Math.floor(ranges.length * QUARTER)] as number);
}

function robustRange(sample: number[]): number {
  if (sample.length < 2) return 0;
  sample.sort((a, b) => a - b);
  const outer = sample.length < FEWEST ? 0 : Math.ceil(sample.length * OUTER);
  return (sample[sample.length - 1 - outer] as number) - (sample[outer] as number);
}

/** Whole numbers, many of them 0. */
function areCounts({ values, scale }: DrawableMatrix): boolean {
  const step = Math.max(1, values.length / (MOST_LINES * MOST_OF_A_LINE));
  let [numbers, zeros] = [0, 0];
  for (let i = 0; i < values.length; i += step) {
    const value = (values[Math.floor(i)] as number) * scale;
    if (!isNumber(value)) continue;
    if (value < 0 || !Number.isInteger(value)) return false;
    numbers += 1;
    if (value === 0) zeros += 1;
  }
  return zeros >= numbers * QUARTER;
}
