import type { Annotation, CategoricalAnnotation } from "../model/annotation.ts";
import { foldCase } from "../util/text.ts";

/** A value of a category that a search found. */
export interface CategoryMatch {
  readonly title: string;
  readonly value: string;
  readonly color: string;
  /** The source indices that have it, ascending. */
  readonly sourceIndices: readonly number[];
}

/** At most so many categories of an annotation are searched. */
const MOST_VALUES = 20_000;

/**
 * Find the categories that contain a text, or whose "Title: category" does. Those that begin with
 * it come first; `most` at most, and only those that some item has.
 */
export function searchCategories(
  annotations: readonly Annotation[],
  query: string,
  most: number,
): CategoryMatch[] {
  const wanted = foldCase(query.trim());
  if (wanted === "") return [];
  const beginning: [CategoricalAnnotation, number][] = [];
  const others: [CategoricalAnnotation, number][] = [];
  for (const annotation of annotations) {
    if (annotation.kind !== "text") continue;
    const title = foldCase(annotation.title);
    for (const [code, value] of annotation.values.slice(0, MOST_VALUES).entries()) {
      const text = foldCase(value);
      if (text.startsWith(wanted)) beginning.push([annotation, code]);
      else if (`${title}: ${text}`.includes(wanted)) others.push([annotation, code]);
    }
  }
  const matches: CategoryMatch[] = [];
  for (const [annotation, code] of [...beginning, ...others]) {
    if (matches.length >= most) break;
    const sourceIndices = sourceIndicesOf(annotation, code);
    const [value, color] = [annotation.values[code] as string, annotation.colors[code] ?? ""];
    if (sourceIndices.length > 0)
      matches.push({ title: annotation.title, value, color, sourceIndices });
  }
  return matches;
}

function sourceIndicesOf({ codes }: CategoricalAnnotation, code: number): number[] {
  const sourceIndices: number[] = [];
  for (let sourceIndex = 0; sourceIndex < codes.length; sourceIndex++) {
    if (codes[sourceIndex] === code) sourceIndices.push(sourceIndex);
  }
  return sourceIndices;
}
