/** A number, or the end of a range that it is beyond; the first end where the range is empty. */
export function clamp(value: number, from: number, to: number): number {
  return Math.max(from, Math.min(value, to));
}
