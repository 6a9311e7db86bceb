import { annotationValue } from "../../axis/annotation-value.ts";
import type { Annotation } from "../../model/annotation.ts";
import type { AxisName } from "../../model/axes.ts";
import type { Interval } from "../../model/interval.ts";

/** How far a key leads along an axis or through a list, where a page has so many places. */
export function itemStep(key: string, page: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowUp: -1,
    ArrowLeft: -1,
    ArrowDown: 1,
    ArrowRight: 1,
    PageUp: -page,
    PageDown: page,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  };
  return steps[key];
}

/** How far a key moves a slider, where up is more. */
export function sliderStep(key: string, page: number): number | undefined {
  const step = itemStep(key, page);
  return step && isVertical(key) ? -step : step;
}

export function isVertical(key: string): boolean {
  return /Up|Down/.test(key);
}

export function isArrow(key: string): boolean {
  return key.startsWith("Arrow");
}

/** Whether an arrow key goes across an axis, from strip to strip. */
export function isAcross(key: string, side: AxisName): boolean {
  return isArrow(key) && isVertical(key) === (side === "cols");
}

/** How many places a page has. */
export function pageSize([start, end]: Interval): number {
  return Math.max(1, Math.floor(end - start) - 1);
}

/** From a place on in the direction of the next one, the first with another value of a category. */
export function nextValueIndex(
  annotation: Annotation | undefined,
  order: Int32Array,
  place: number,
  next: number,
): number {
  if (!annotation) return next;
  const valueAt = (at: number) => annotationValue(annotation, order[at] as number);
  let found = next;
  while (found >= 0 && found < order.length && valueAt(found) === valueAt(place)) {
    found += next - place;
  }
  return found >= 0 && found < order.length ? found : place;
}
