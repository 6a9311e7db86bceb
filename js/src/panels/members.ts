import type { Interval } from "../core/types.ts";

/** Some original positions. */
export type Members = Pick<ReadonlySet<number>, "has"> & { readonly size?: number };

/** Stretches of neighbouring selected positions among the visible ones. */
export function selectedSpans(order: Int32Array, visible: Interval, selected: Members): Interval[] {
  const spans: [number, number][] = [];
  if (selected.size === 0) return spans;
  const last = Math.min(order.length, Math.ceil(visible[1]));
  for (let position = Math.floor(visible[0]); position < last; position++) {
    if (!selected.has(order[position] as number)) continue;
    const open = spans.at(-1);
    if (open && open[1] === position) open[1] = position + 1;
    else spans.push([position, position + 1]);
  }
  return spans;
}
