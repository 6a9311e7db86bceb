import type { Annotation } from "../model/annotation.ts";

/** The value of a category that an item has, `null` where it is missing. */
export function annotationValue(
  annotation: Annotation,
  sourceIndex: number,
): string | number | null {
  if (annotation.kind === "text")
    return annotation.values[annotation.codes[sourceIndex] ?? -1] ?? null;
  const number = annotation.numbers[sourceIndex] ?? Number.NaN;
  return Number.isNaN(number) ? null : number;
}

/** The source indices with the value that an item has, its own among them; missing is one, too. */
export function itemsWithSameValue(annotation: Annotation, sourceIndex: number): number[] {
  const { length } = annotation.kind === "text" ? annotation.codes : annotation.numbers;
  const value = annotationValue(annotation, sourceIndex);
  const items: number[] = [];
  for (let other = 0; other < length; other++) {
    if (annotationValue(annotation, other) === value) items.push(other);
  }
  return items;
}
