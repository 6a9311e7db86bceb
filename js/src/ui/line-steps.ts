import { categoryValue } from "../core/category-value.ts";
import type { AxisName, Category, Interval } from "../core/types.ts";

/** Where a key leads from a place, with so many places a page. */
type LineStep = (place: number, page: number) => number;

const STEPS: Readonly<Record<string, LineStep>> = {
  ArrowUp: (place) => place - 1,
  ArrowLeft: (place) => place - 1,
  ArrowDown: (place) => place + 1,
  ArrowRight: (place) => place + 1,
  PageUp: (place, page) => place - page,
  PageDown: (place, page) => place + page,
  Home: () => 0,
  End: () => Number.POSITIVE_INFINITY,
};

export function lineStep(key: string): LineStep | undefined {
  return STEPS[key];
}

export function isArrow(key: string): boolean {
  return key.startsWith("Arrow");
}

/** Whether an arrow key goes across an axis, from strip to strip. */
export function isAcross(key: string, side: AxisName): boolean {
  return (side === "rows" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"]).includes(key);
}

/** How many places a page has. */
export function pageOf([start, end]: Interval): number {
  return Math.max(1, Math.floor(end - start) - 1);
}

/** From a place on in the direction of the next one, the first with another value of a category. */
export function nextValuePlace(
  category: Category | undefined,
  order: Int32Array,
  place: number,
  next: number,
): number {
  if (!category) return next;
  const valueAt = (at: number) => categoryValue(category, order[at] as number);
  let found = next;
  while (found >= 0 && found < order.length && valueAt(found) === valueAt(place)) {
    found += next - place;
  }
  return found >= 0 && found < order.length ? found : place;
}
