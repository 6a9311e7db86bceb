import type { Norm } from "../model/colors.ts";
import type { Interval } from "../model/interval.ts";

/** Map a value between two others to 0 to 1, on a linear or a log scale. */
export function normalize(norm: Norm, [from, to]: Interval, value: number): number {
  if (norm === "linear") return (value - from) / (to - from);
  return value > 0 ? Math.log(value / from) / Math.log(to / from) : Number.NEGATIVE_INFINITY;
}

/** Map 0 to 1 to a value between two others: the inverse of `normalize`. */
export function denormalize(norm: Norm, [from, to]: Interval, share: number): number {
  return norm === "linear" ? from + share * (to - from) : from * (to / from) ** share;
}

/** Extend an interval by a share of its length at both ends. */
export function widen(norm: Norm, ends: Interval, share: number): Interval {
  return [denormalize(norm, ends, -share), denormalize(norm, ends, 1 + share)];
}
