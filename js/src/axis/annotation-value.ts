import type { Annotation } from "../model/annotation.ts";

/** Return an item's value of an annotation, `null` where it is missing. */
export function annotationValue(
  annotation: Annotation,
  sourceIndex: number,
): string | number | null {
  if (annotation.kind === "text")
    return annotation.values[annotation.codes[sourceIndex] ?? -1] ?? null;
  const number = annotation.numbers[sourceIndex] ?? Number.NaN;
  return Number.isNaN(number) ? null : number;
}

/**
 * Return the source indices of all items with an item's value of an annotation, itself included.
 * Missing counts as a value.
 */
export function itemsWithSameValue(annotation: Annotation, sourceIndex: number): number[] {
  const { length } = annotation.kind === "text" ? annotation.codes : annotation.numbers;
  const value = annotationValue(annotation, sourceIndex);
  const items: number[] = [];
  for (let other = 0; other < length; other++) {
    if (annotationValue(annotation, other) === value) items.push(other);
  }
  return items;
}
