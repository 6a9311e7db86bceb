/** Each of these numbers once, from the smallest to the largest. */
export function sortedUnique(numbers: Iterable<number>): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
