import type { Category } from "./types.ts";

/** The value of a category that a line has, `null` where it is missing. */
export function categoryValue(category: Category, position: number): string | number | null {
  if (category.kind === "text") return category.values[category.codes[position] ?? -1] ?? null;
  const number = category.numbers[position] ?? Number.NaN;
  return Number.isNaN(number) ? null : number;
}

/** The original positions with the value that a line has, its own among them; missing is one, too. */
export function linesLike(category: Category, position: number): number[] {
  const { length } = category.kind === "text" ? category.codes : category.numbers;
  const value = categoryValue(category, position);
  const lines: number[] = [];
  for (let other = 0; other < length; other++) {
    if (categoryValue(category, other) === value) lines.push(other);
  }
  return lines;
}
