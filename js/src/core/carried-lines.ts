import { ABSENT, type Lines, placesAmong } from "./matching.ts";
import { emptyPlacing, type Placing } from "./motion.ts";
import { initialOrder } from "./order.ts";
import type { AxisStill } from "./still.ts";

/** What the lines of one table have become in the next. */
export interface CarriedLines {
  /** The number that each line has now. */
  readonly numbers: Int32Array;
  /** Those of the axis, and after them those that leave it. */
  readonly lines: Lines;
}

/** More are not looked for by their names. */
const MOST_MATCHED = 50_000;

/**
 * Finds the lines of an axis among those of another table's by label, the k-th of equal ones as the
 * k-th; what is not there comes after the last. `null` where there are too many.
 */
export function carriedLines(before: Lines, after: Lines): CarriedLines | null {
  if (before.label === after.label) {
    return { numbers: initialOrder(before.count), lines: before };
  }
  if (before.count + after.count > MOST_MATCHED) return null;
  const gone: string[] = [];
  const numbers = placesAmong(before, after).map((place, line) =>
    place === ABSENT ? after.count - 1 + gone.push(before.label(line)) : place,
  );
  const label = (line: number) =>
    line < after.count ? after.label(line) : (gone[line - after.count] ?? "");
  return { numbers, lines: { count: after.count + gone.length, label } };
}

export function carriedPlacing(placing: Placing, { numbers, lines }: CarriedLines): Placing {
  const carried = emptyPlacing(lines.count);
  numbers.forEach((line, before) => {
    carried.starts[line] = placing.starts[before] as number;
    carried.ends[line] = placing.ends[before] as number;
    carried.opacities[line] = placing.opacities[before] as number;
  });
  return carried;
}

export function carriedStill(still: AxisStill, { numbers }: CarriedLines): AxisStill {
  return { ...still, order: still.order.map((line) => numbers[line] as number) };
}
