import { annotationValue } from "../../axis/annotation-value.ts";
import type { Annotation } from "../../model/annotation.ts";
import type { AxisName } from "../../model/axes.ts";
import type { Interval } from "../../model/interval.ts";

/** Return how far a key moves a cursor, with so many items to a page. */
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

/** Return how far a key moves a slider on which up is more. */
export function sliderStep(key: string, page: number): number | undefined {
  const step = itemStep(key, page);
  return step && isVertical(key) ? -step : step;
}

/** Return whether a key is an up or down arrow. */
export function isVertical(key: string): boolean {
  return /Up|Down/.test(key);
}

/** Return whether a key is an arrow. */
export function isArrow(key: string): boolean {
  return key.startsWith("Arrow");
}

/** Return whether an arrow key moves across an axis, from strip to strip. */
export function isAcross(key: string, side: AxisName): boolean {
  return isArrow(key) && isVertical(key) === (side === "cols");
}

/** Return how many items a page has. */
export function pageSize([start, end]: Interval): number {
  return Math.max(1, Math.floor(end - start) - 1);
}

/** Find the next display index, in the direction of a step, with another value of an annotation. */
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
