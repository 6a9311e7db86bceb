/** How much of several lists fits into a number of lines. */
export interface LineBudget {
  /** How many items of each list at most. */
  readonly items: number;
  /** How many of the lists, from the first on. */
  readonly lists: number;
}

/**
 * Share lines of text among lists. A list takes a line for its heading, one for each item, and one
 * to say how many more there are. Each shows the same number of items at most, from `most` down to
 * `least`; where that is too much, the last lists are left out, which takes a line to say.
 */
export function lineBudget(
  sizes: readonly number[],
  lines: number,
  least = 0,
  most = Math.max(...sizes),
): LineBudget {
  let items = most;
  const taken = (shown: readonly number[]) =>
    shown.reduce((sum, size) => sum + 1 + (size > items ? items + 1 : size), 0);
  while (items > least && taken(sizes) > lines) items -= 1;
  let lists = sizes.length;
  while (lists > 0 && taken(sizes.slice(0, lists)) + (lists < sizes.length ? 1 : 0) > lines) {
    lists -= 1;
  }
  return { items, lists };
}
