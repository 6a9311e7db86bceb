/** Each of these numbers once, from the smallest to the largest. */
export function uniqueAscending(numbers: Iterable<number>): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
