import type { Norm } from "../model/colors.ts";
import type { Interval } from "../model/interval.ts";

/** Where a value stands between two others, on their scale: 0 at the first, 1 at the second. */
export function normalize(norm: Norm, [from, to]: Interval, value: number): number {
  if (norm === "linear") return (value - from) / (to - from);
  return value > 0 ? Math.log(value / from) / Math.log(to / from) : Number.NEGATIVE_INFINITY;
}

/** The value that stands there, see `normalize`. */
export function denormalize(norm: Norm, [from, to]: Interval, share: number): number {
  return norm === "linear" ? from + share * (to - from) : from * (to / from) ** share;
}

/** The interval with this much more of its length at both ends. */
export function widen(norm: Norm, ends: Interval, share: number): Interval {
  return [denormalize(norm, ends, -share), denormalize(norm, ends, 1 + share)];
}
