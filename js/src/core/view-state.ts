import {
  checked,
  fail,
  finite,
  flag,
  listOf,
  nullable,
  oneOf,
  type Read,
  record,
  suchThat,
  text,
  whole,
} from "./json-reader.ts";
import { type BySide, bySide, other } from "./sides.ts";
import type { AxisReclustering, AxisView, ColorView, Interval, Order, ViewState } from "./types.ts";

/** What a view can name of each axis. */
type ViewStateBounds = BySide<AxisBounds>;

interface AxisBounds {
  readonly count: number;
  readonly categories: readonly { readonly title: string }[];
}

const METHODS = [
  "average",
  "centroid",
  "complete",
  "median",
  "single",
  "ward",
  "weighted",
] as const;

const textOrNumber = checked<string | number>(
  (json) => typeof json === "string" || Number.isFinite(json),
  "text or a finite number",
);
const height = suchThat(finite, (value) => value >= 0, "null or a height of 0 or more");

/** Reads a state from outside; throws an error that names the first field which is not as it must be. */
export function parseViewState(json: unknown, bounds: ViewStateBounds): ViewState {
  const ofBoth = <T>(read: (count: number) => Read<T>) =>
    record(bySide((side) => read(bounds[side].count)));
  const state = record<ViewState>({
    version: oneOf(1),
    ...bySide((side) => axisView(bounds[side], bounds[other(side)].count)),
    top: nullable(record({ by: oneOf("sum", "variance"), count: whole(bounds.rows.count + 1, 1) })),
    recluster: nullable(ofBoth(axisReclustering)),
    colors: colorView,
    viewport: ofBoth((count) => nullable(interval(count))),
  })(json, "view");
  if (state.top && state.recluster) {
    fail("view.top", "null while view.recluster is set", state.top);
  }
  return state;
}

function axisView({ count, categories }: AxisBounds, otherCount: number): Read<AxisView> {
  const title = oneOf(...categories.map((category) => category.title));
  return record({
    order: order(count, otherCount, title),
    cut: nullable(height),
    flips: ascending(count - 1),
    category: nullable(record({ title, value: textOrNumber })),
    crops: listOf(record({ kept: some(ascending(count)), cut: nullable(height) }), count),
    selected: ascending(count),
  });
}

function axisReclustering(count: number): Read<AxisReclustering> {
  return record({
    members: nullable(some(ascending(count))),
    enabled: flag,
    metric: text,
    method: oneOf(...METHODS),
    optimal: flag,
  });
}

const readColors = record<ColorView>({
  map: nullable(text),
  vmin: nullable(finite),
  vmax: nullable(finite),
  center: nullable(finite),
  opacity: suchThat(finite, (value) => value >= 0 && value <= 2, "from 0 to 2"),
  ownRange: nullable(oneOf("none", "rows", "cols")),
  reduction: oneOf("mean", "extreme"),
  norm: nullable(oneOf("linear", "log")),
});

function colorView(json: unknown, field: string): ColorView {
  const colors = readColors(json, field);
  const { vmin, vmax } = colors;
  if (vmin !== null && vmax !== null && vmin >= vmax) fail(`${field}.vmin`, "below vmax", vmin);
  return colors;
}

function order(count: number, otherCount: number, title: Read<string>): Read<Order> {
  const named = record<Order>({ by: oneOf("cluster", "sum", "variance", "label", "initial") });
  const others: Readonly<Record<string, Read<Order>>> = {
    value: record({ by: oneOf("value"), of: whole(otherCount), descending: flag }),
    category: record({ by: oneOf("category"), title }),
    custom: record({ by: oneOf("custom"), indices: permutation(count) }),
  };
  return (json, field) => {
    const by = (json as { by?: unknown } | null)?.by;
    const read = typeof by === "string" && Object.hasOwn(others, by) ? others[by] : undefined;
    return (read ?? named)(json, field);
  };
}

function interval(count: number): Read<Interval> {
  return suchThat(
    listOf(finite, 2) as Read<readonly number[]> as Read<Interval>,
    ({ length, 0: start, 1: end }) => length === 2 && start >= 0 && start < end && end <= count,
    `null or [start, end] with 0 <= start < end <= ${count}`,
  );
}

export function ascending(count: number): Read<number[]> {
  return suchThat(
    listOf(whole(count), count),
    (items) => items.every((item, i) => i === 0 || item > (items[i - 1] as number)),
    "ascending without repeats",
  );
}

export function some(read: Read<number[]>): Read<number[]> {
  return suchThat(read, ({ length }) => length > 0, "of one or more");
}

function permutation(count: number): Read<number[]> {
  return suchThat(
    listOf(whole(count), count),
    (items) => items.length === count && new Set(items).size === count,
    `each position from 0 to ${count - 1} once`,
  );
}
