import { areGroups, groupsOf, groupTitle, readGroups } from "./groups.ts";
import {
  checked,
  fail,
  fields,
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
import { mapValues } from "./map-values.ts";
import { ascending, permutation, some } from "./read-positions.ts";
import { type BySide, bySide, other } from "./sides.ts";
import type {
  AxisName,
  AxisReclustering,
  AxisView,
  ColorView,
  Interval,
  NamedGroup,
  Order,
  Top,
  ViewState,
} from "./types.ts";
import type { Parts } from "./view-parts.ts";

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
  const state = record<ViewState>({
    version: oneOf(1),
    ...bySide((side) => axisView(bounds, side)),
    ...wholeParts(bounds),
    colors: colorView,
    viewport: record(bySide((side) => nullable(interval(bounds[side].count)))),
  })(json, "view");
  if (state.top && state.recluster) {
    fail("view.top", "null while view.recluster is set", state.top);
  }
  if (!areGroups(groupsOf(state))) fail("view", "groups of different names", groupsOf(state));
  return state;
}

/** Reads parts of a view from outside, likewise; the view has what is not among them. */
export function parseParts(json: unknown, bounds: ViewStateBounds, view: ViewState): Parts {
  const given = fields(json, "parts");
  const groups = bySide((side) => {
    const path = `${side}.groups`;
    if (!(path in given)) return view[side].groups;
    return readGroups(bounds[side].count)(given[path], path);
  });
  const readers: Readonly<Record<string, Read<unknown>>> = {
    ...wholeParts(bounds),
    ...atPaths("rows", axisParts(bounds, "rows", groups.rows)),
    ...atPaths("cols", axisParts(bounds, "cols", groups.cols)),
    ...atPaths("colors", COLOR_PARTS),
    ...atPaths(
      "viewport",
      bySide((side) => nullable(interval(bounds[side].count))),
    ),
  };
  return mapValues(given, (part, path) => {
    const read = Object.hasOwn(readers, path) ? readers[path] : undefined;
    return read ? read(part, path) : fail(path, "a part of a view", part);
  });
}

function atPaths(owner: string, readers: Readonly<Record<string, Read<unknown>>>) {
  return Object.fromEntries(
    Object.entries(readers).map(([key, read]) => [`${owner}.${key}`, read]),
  );
}

function wholeParts(bounds: ViewStateBounds) {
  const ofBoth = record(bySide((side) => axisReclustering(bounds[side].count)));
  return {
    top: nullable(
      record<Top>({ by: oneOf("sum", "variance"), count: whole(bounds.rows.count + 1, 1) }),
    ),
    recluster: nullable(ofBoth),
  };
}

function axisView(bounds: ViewStateBounds, side: AxisName): Read<AxisView> {
  return (json, field) => {
    const groups = readGroups(bounds[side].count)(fields(json, field).groups, `${field}.groups`);
    return record<AxisView>(axisParts(bounds, side, groups))(json, field);
  };
}

function axisParts(bounds: ViewStateBounds, side: AxisName, groups: readonly NamedGroup[]) {
  const { count, categories } = bounds[side];
  const given = categories.map((category) => category.title);
  const title = oneOf(...(groups.length > 0 ? [...given, groupTitle(given)] : given));
  return {
    order: order(count, bounds[other(side)].count, title),
    cut: nullable(height),
    flips: ascending(count - 1),
    category: nullable(record({ title, value: textOrNumber })),
    crops: listOf(record({ kept: some(ascending(count)), cut: nullable(height) }), count),
    selected: ascending(count),
    groups: readGroups(count),
  };
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

const COLOR_PARTS = {
  map: nullable(text),
  vmin: nullable(finite),
  vmax: nullable(finite),
  center: nullable(finite),
  opacity: suchThat(finite, (value) => value >= 0 && value <= 2, "from 0 to 2"),
  ownRange: nullable(oneOf("none", "rows", "cols")),
  reduction: oneOf("mean", "extreme"),
  norm: nullable(oneOf("linear", "log")),
} as const;
const readColors = record<ColorView>(COLOR_PARTS);

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
