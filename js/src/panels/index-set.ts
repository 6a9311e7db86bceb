import type { Interval } from "../model/interval.ts";

/** A set of source indices. */
export type IndexSet = Pick<ReadonlySet<number>, "has"> & { readonly size?: number };

/** For an order how many of the members come before each display index. */
const known = new WeakMap<Int32Array, { readonly of: IndexSet; readonly counts: Int32Array }>();

function countsBefore(order: Int32Array, members: IndexSet): Int32Array {
  const last = known.get(order);
  if (last?.of === members) return last.counts;
  const counts = new Int32Array(order.length + 1);
  for (let place = 0; place < order.length; place++) {
    const isMember = members.has(order[place] as number);
    counts[place + 1] = (counts[place] as number) + (isMember ? 1 : 0);
  }
  known.set(order, { of: members, counts });
  return counts;
}

/**
 * Compute the intervals of display indices that a set covers, `length` pixels long: exact, or a
 * pixel each where several share one. So there are at most as many as pixels; those of one set are
 * computed once.
 */
export function indexIntervals(
  order: Int32Array,
  visible: Interval,
  selected: IndexSet,
  length: number,
): Interval[] {
  const spans: [number, number][] = [];
  if (selected.size === 0) return spans;
  const counts = countsBefore(order, selected);
  const first = Math.max(0, Math.floor(visible[0]));
  const end = Math.min(order.length, Math.ceil(visible[1]));
  const step = Math.max(1, (visible[1] - visible[0]) / Math.max(1, length));
  for (let at = first; at < end; at += step) {
    const next = Math.min(at + step, end);
    const [from, to] = [Math.floor(at), Math.ceil(next)];
    if (counts[from] === counts[to]) continue;
    const open = spans.at(-1);
    if (open && open[1] === at) open[1] = next;
    else spans.push([at, next]);
  }
  return spans;
}
