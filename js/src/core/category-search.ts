import { folded } from "./search.ts";
import type { Category, TextCategory } from "./types.ts";

/** A value of a category that a search found. */
export interface ValueMatch {
  readonly title: string;
  readonly value: string;
  readonly color: string;
  /** The original positions that have it, ascending. */
  readonly positions: readonly number[];
}

/** Values beyond so many of one category are not looked through. */
const MOST_VALUES = 20_000;

/**
 * The values of categories that contain a text, or whose "Title: value" does: first those that begin
 * with it, then the others, `most` at most, those that nothing has left out.
 */
export function matchingValues(
  categories: readonly Category[],
  query: string,
  most: number,
): ValueMatch[] {
  const wanted = folded(query.trim());
  if (wanted === "") return [];
  const beginning: [TextCategory, number][] = [];
  const others: [TextCategory, number][] = [];
  for (const category of categories) {
    if (category.kind !== "text") continue;
    const title = folded(category.title);
    for (const [code, value] of category.values.slice(0, MOST_VALUES).entries()) {
      const text = folded(value);
      if (text.startsWith(wanted)) beginning.push([category, code]);
      else if (`${title}: ${text}`.includes(wanted)) others.push([category, code]);
    }
  }
  const matches: ValueMatch[] = [];
  for (const [category, code] of [...beginning, ...others]) {
    if (matches.length >= most) break;
    const positions = positionsOf(category, code);
    const [value, color] = [category.values[code] as string, category.colors[code] ?? ""];
    if (positions.length > 0) matches.push({ title: category.title, value, color, positions });
  }
  return matches;
}

function positionsOf({ codes }: TextCategory, code: number): number[] {
  const positions: number[] = [];
  for (let position = 0; position < codes.length; position++) {
    if (codes[position] === code) positions.push(position);
  }
  return positions;
}
