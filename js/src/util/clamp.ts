/** Limit a number to a range; `from` where the range is empty. */
export function clamp(value: number, from: number, to: number): number {
  return Math.max(from, Math.min(value, to));
}
