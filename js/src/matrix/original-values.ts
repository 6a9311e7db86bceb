import type { InverseTransform, Matrix } from "../model/matrix.ts";

/** Half a unit in the last place of single precision, and somewhat more than one of double. */
const SINGLE = 2 ** -24;
const DOUBLE = 2 ** -50;
const ALL_DIGITS = 17;

/**
 * Compute the value of a cell before it was normalised or scaled. Of the numbers that single
 * precision can't tell apart it is a whole one, or else the one with the fewest digits. `null`
 * where the value is as given or not finite.
 */
export function originalValue(
  transform: InverseTransform | null,
  matrix: Matrix,
  row: number,
  col: number,
): number | null {
  if (!transform) return null;
  const isGiven = "values" in transform;
  const { values, colCount, scale } = isGiven ? transform : matrix;
  const item = !isGiven && transform.axis === "rows" ? row : col;
  const [factor, offset] = isGiven
    ? [1, 0]
    : [transform.factor[item] as number, transform.offset[item] as number];
  const away = (values[row * colCount + col] as number) * scale * factor;
  const before = away + offset;
  if (!Number.isFinite(before)) return null;
  const precision = values instanceof Float64Array ? DOUBLE : SINGLE;
  return roundest(before, Math.abs(away) * precision + Math.abs(before) * DOUBLE);
}

/** No further from `value` than `reach`: 0, the one whole number, or one with the fewest digits. */
function roundest(value: number, reach: number): number {
  if (Math.abs(value) <= reach) return 0;
  const whole = Math.round(value);
  if (reach < 0.5 && Math.abs(whole - value) <= reach) return whole;
  for (let digits = 1; digits < ALL_DIGITS; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.abs(rounded - value) <= reach) return rounded;
  }
  return value;
}
