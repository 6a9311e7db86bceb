import { type AxisName, type ByAxis, mapAxes, otherAxis } from "../model/axes.ts";
import type { ColorView } from "../model/colors.ts";
import type { NamedGroup } from "../model/group.ts";
import type { Interval } from "../model/interval.ts";
import type { OrderSpec } from "../model/order.ts";
import type { AxisSubsetSpec, TopRowsSpec } from "../model/subset.ts";
import type { AxisView, ViewState } from "../model/view-state.ts";
import {
  array,
  ascendingIndices,
  type Decoder,
  fail,
  finite,
  flag,
  integer,
  nonEmpty,
  nullable,
  oneOf,
  permutationOf,
  plainObject,
  predicate,
  refine,
  strictObject,
  text,
} from "../util/decoder.ts";
import { mapValues } from "../util/objects.ts";
import { allGroups, areValidGroups, decodeGroups, groupTitle } from "./groups.ts";
import type { Parts } from "./parts.ts";

/** What a view can name of each axis. */
type ViewStateBounds = ByAxis<AxisBounds>;

interface AxisBounds {
  readonly count: number;
  readonly annotations: readonly { readonly title: string }[];
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

const textOrNumber = predicate<string | number>(
  (json) => typeof json === "string" || Number.isFinite(json),
  "text or a finite number",
);

const height = refine(finite, (value) => value >= 0, "null or a height of 0 or more");

/** Decode a view; throw an error that names the first field that is wrong. */
export function decodeViewState(json: unknown, bounds: ViewStateBounds): ViewState {
  const state = strictObject<ViewState>({
    version: oneOf(1),
    ...mapAxes((side) => axisView(bounds, side)),
    ...wholeParts(bounds),
    colors: colorView,
    viewport: strictObject(mapAxes((side) => nullable(interval(bounds[side].count)))),
  })(json, "view");
  if (state.top && state.recluster) {
    fail("view.top", "null while view.recluster is set", state.top);
  }
  if (!areValidGroups(allGroups(state)))
    fail("view", "groups of different names", allGroups(state));
  return state;
}

/** Decode parts of a view; the rest is as in `view`. */
export function decodeParts(json: unknown, bounds: ViewStateBounds, view: ViewState): Parts {
  const given = plainObject(json, "parts");
  const groups = mapAxes((side) => {
    const path = `${side}.groups`;
    if (!(path in given)) return view[side].groups;
    return decodeGroups(bounds[side].count)(given[path], path);
  });
  const readers: Readonly<Record<string, Decoder<unknown>>> = {
    ...wholeParts(bounds),
    ...atPaths("rows", axisParts(bounds, "rows", groups.rows)),
    ...atPaths("cols", axisParts(bounds, "cols", groups.cols)),
    ...atPaths("colors", COLOR_PARTS),
    ...atPaths(
      "viewport",
      mapAxes((side) => nullable(interval(bounds[side].count))),
    ),
  };
  return mapValues(given, (part, path) => {
    const read = Object.hasOwn(readers, path) ? readers[path] : undefined;
    return read ? read(part, path) : fail(path, "a part of a view", part);
  });
}

function atPaths(owner: string, readers: Readonly<Record<string, Decoder<unknown>>>) {
  return Object.fromEntries(
    Object.entries(readers).map(([key, read]) => [`${owner}.${key}`, read]),
  );
}

function wholeParts(bounds: ViewStateBounds) {
  const ofBoth = strictObject(mapAxes((side) => axisSubsetSpec(bounds[side].count)));
  return {
    top: nullable(
      strictObject<TopRowsSpec>({
        by: oneOf("sum", "variance"),
        count: integer(bounds.rows.count + 1, 1),
      }),
    ),
    recluster: nullable(ofBoth),
  };
}

function axisView(bounds: ViewStateBounds, side: AxisName): Decoder<AxisView> {
  return (json, field) => {
    const groups = decodeGroups(bounds[side].count)(
      plainObject(json, field).groups,
      `${field}.groups`,
    );
    return strictObject<AxisView>(axisParts(bounds, side, groups))(json, field);
  };
}

function axisParts(bounds: ViewStateBounds, side: AxisName, groups: readonly NamedGroup[]) {
  const { count, annotations } = bounds[side];
  const given = annotations.map((annotation) => annotation.title);
  const title = oneOf(...(groups.length > 0 ? [...given, groupTitle(given)] : given));
  return {
    order: order(count, bounds[otherAxis(side)].count, title),
    cut: nullable(height),
    flips: ascendingIndices(count - 1),
    category: nullable(strictObject({ title, value: textOrNumber })),
    crops: array(
      strictObject({ kept: nonEmpty(ascendingIndices(count)), cut: nullable(height) }),
      count,
    ),
    selected: ascendingIndices(count),
    groups: decodeGroups(count),
  };
}

function axisSubsetSpec(count: number): Decoder<AxisSubsetSpec> {
  return strictObject({
    members: nullable(nonEmpty(ascendingIndices(count))),
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
  opacity: refine(finite, (value) => value >= 0 && value <= 2, "from 0 to 2"),
  ownRange: nullable(oneOf("none", "rows", "cols")),
  reduction: oneOf("mean", "extreme"),
  norm: nullable(oneOf("linear", "log")),
} as const;

const readColors = strictObject<ColorView>(COLOR_PARTS);

function colorView(json: unknown, field: string): ColorView {
  const colors = readColors(json, field);
  const { vmin, vmax } = colors;
  if (vmin !== null && vmax !== null && vmin >= vmax) fail(`${field}.vmin`, "below vmax", vmin);
  return colors;
}

function order(count: number, otherCount: number, title: Decoder<string>): Decoder<OrderSpec> {
  const named = strictObject<OrderSpec>({
    by: oneOf("cluster", "sum", "variance", "label", "initial"),
  });
  const others: Readonly<Record<string, Decoder<OrderSpec>>> = {
    value: strictObject({ by: oneOf("value"), of: integer(otherCount), descending: flag }),
    category: strictObject({ by: oneOf("category"), title }),
    custom: strictObject({ by: oneOf("custom"), indices: permutationOf(count) }),
  };
  return (json, field) => {
    const by = (json as { by?: unknown } | null)?.by;
    const read = typeof by === "string" && Object.hasOwn(others, by) ? others[by] : undefined;
    return (read ?? named)(json, field);
  };
}

function interval(count: number): Decoder<Interval> {
  return refine(
    array(finite, 2) as Decoder<readonly number[]> as Decoder<Interval>,
    ({ length, 0: start, 1: end }) => length === 2 && start >= 0 && start < end && end <= count,
    `null or [start, end] with 0 <= start < end <= ${count}`,
  );
}
