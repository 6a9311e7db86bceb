import type {
  AxisView,
  CategoryFilter,
  ColorView,
  Crop,
  Interval,
  Order,
  Top,
  ViewportState,
  ViewState,
} from "./types.ts";

export interface ViewStateBounds {
  readonly rowCount: number;
  readonly colCount: number;
  /** The titles of each axis's categories. */
  readonly titles: { readonly rows: readonly string[]; readonly cols: readonly string[] };
}

interface AxisBounds {
  readonly count: number;
  readonly otherCount: number;
  readonly titles: readonly string[];
}

/** Reads a state from outside; throws an error that names the first field which is not as it must be. */
export function parseViewState(json: unknown, bounds: ViewStateBounds): ViewState {
  const { rowCount, colCount, titles } = bounds;
  const state = record(json, "view", ["version", "rows", "cols", "top", "colors", "viewport"]);
  if (state.version !== 1) fail("view.version", "must be 1", state.version);
  const rows = { count: rowCount, otherCount: colCount, titles: titles.rows };
  const cols = { count: colCount, otherCount: rowCount, titles: titles.cols };
  return {
    version: 1,
    rows: axisView(state.rows, "view.rows", rows),
    cols: axisView(state.cols, "view.cols", cols),
    top: state.top === null ? null : top(state.top, rowCount),
    colors: colorView(state.colors),
    viewport: viewport(state.viewport, rowCount, colCount),
  };
}

function axisView(json: unknown, field: string, bounds: AxisBounds): AxisView {
  const keys = ["order", "cut", "flips", "category", "crops", "selected"] as const;
  const axis = record(json, field, keys);
  return {
    order: order(axis.order, `${field}.order`, bounds),
    cut: axis.cut === null ? null : height(axis.cut, `${field}.cut`),
    flips: ascending(axis.flips, `${field}.flips`, bounds.count - 1),
    category:
      axis.category === null ? null : categoryFilter(axis.category, `${field}.category`, bounds),
    crops: crops(axis.crops, `${field}.crops`, bounds.count),
    selected: ascending(axis.selected, `${field}.selected`, bounds.count),
  };
}

function categoryFilter(json: unknown, field: string, { titles }: AxisBounds): CategoryFilter {
  const { title, value } = record(json, field, ["title", "value"]);
  if (typeof value !== "string") fail(`${field}.value`, "must be text", value);
  return { title: categoryTitle(title, `${field}.title`, titles), value };
}

function crops(json: unknown, field: string, count: number): Crop[] {
  const items = list(json, field);
  if (items.length > count) fail(field, `must be at most ${count} crops`, json);
  return items.map((item, i) => crop(item, `${field}[${i}]`, count));
}

function crop(json: unknown, field: string, count: number): Crop {
  const { kept, cut } = record(json, field, ["kept", "cut"]);
  const positions = ascending(kept, `${field}.kept`, count);
  if (positions.length === 0) fail(`${field}.kept`, "must not be empty", kept);
  return { kept: positions, cut: cut === null ? null : height(cut, `${field}.cut`) };
}

function top(json: unknown, rowCount: number): Top {
  const { by, count } = record(json, "view.top", ["by", "count"]);
  if (by !== "sum" && by !== "variance") {
    fail("view.top.by", 'must be "sum" or "variance"', by);
  }
  return { by, count: position(count, "view.top.count", rowCount + 1, 1) };
}

function colorView(json: unknown): ColorView {
  const colors = record(json, "view.colors", ["map", "vmin", "vmax", "opacity", "perRow"]);
  const { map, perRow } = colors;
  if (map !== null && typeof map !== "string") fail("view.colors.map", "must be text or null", map);
  if (typeof perRow !== "boolean") fail("view.colors.perRow", "must be true or false", perRow);
  const end = (value: unknown, name: string) =>
    value === null ? null : finite(value, `view.colors.${name}`);
  const vmin = end(colors.vmin, "vmin");
  const vmax = end(colors.vmax, "vmax");
  if (vmin !== null && vmax !== null && vmin >= vmax) {
    fail("view.colors.vmin", "must be below vmax", vmin);
  }
  const opacity = finite(colors.opacity, "view.colors.opacity");
  if (opacity < 0 || opacity > 2) fail("view.colors.opacity", "must be from 0 to 2", opacity);
  return { map, vmin, vmax, opacity, perRow };
}

function order(json: unknown, field: string, bounds: AxisBounds): Order {
  if (!isRecord(json)) fail(field, "must be an object", json);
  const by = json.by;
  switch (by) {
    case "cluster":
    case "sum":
    case "variance":
    case "label":
    case "initial":
      record(json, field, ["by"]);
      return { by };
    case "value": {
      const { of, descending } = record(json, field, ["by", "of", "descending"]);
      if (typeof descending !== "boolean") {
        fail(`${field}.descending`, "must be true or false", descending);
      }
      return { by, of: position(of, `${field}.of`, bounds.otherCount), descending };
    }
    case "category": {
      const { title } = record(json, field, ["by", "title"]);
      return { by, title: categoryTitle(title, `${field}.title`, bounds.titles) };
    }
    case "custom": {
      const { indices } = record(json, field, ["by", "indices"]);
      return { by, indices: permutation(indices, `${field}.indices`, bounds.count) };
    }
    default:
      return fail(`${field}.by`, "must name an order", by);
  }
}

function viewport(json: unknown, rowCount: number, colCount: number): ViewportState {
  const { rows, cols } = record(json, "view.viewport", ["rows", "cols"]);
  return {
    rows: rows === null ? null : interval(rows, "view.viewport.rows", rowCount),
    cols: cols === null ? null : interval(cols, "view.viewport.cols", colCount),
  };
}

function interval(json: unknown, field: string, count: number): Interval {
  const wanted = `must be null or [start, end] with 0 <= start < end <= ${count}`;
  if (!Array.isArray(json) || json.length !== 2) fail(field, wanted, json);
  const start = finite(json[0], `${field}[0]`);
  const end = finite(json[1], `${field}[1]`);
  if (start < 0 || start >= end || end > count) fail(field, wanted, json);
  return [start, end];
}

function height(json: unknown, field: string): number {
  const value = finite(json, field);
  if (value < 0) fail(field, "must be null or a height of at least 0", json);
  return value;
}

function categoryTitle(json: unknown, field: string, titles: readonly string[]): string {
  if (typeof json !== "string" || !titles.includes(json)) {
    fail(field, `must be one of ${JSON.stringify(titles)}`, json);
  }
  return json;
}

function ascending(json: unknown, field: string, count: number): number[] {
  const items = positions(json, field, count);
  if (items.some((item, i) => i > 0 && item <= (items[i - 1] as number))) {
    fail(field, "must be ascending without repeats", json);
  }
  return items;
}

function permutation(json: unknown, field: string, count: number): number[] {
  const indices = positions(json, field, count);
  if (indices.length !== count || new Set(indices).size !== count) {
    fail(field, `must hold each position from 0 to ${count - 1} once`, json);
  }
  return indices;
}

function position(json: unknown, field: string, count: number, least = 0): number {
  if (typeof json !== "number" || !Number.isInteger(json) || json < least || json >= count) {
    fail(field, `must be an integer from ${least} to ${count - 1}`, json);
  }
  return json;
}

function positions(json: unknown, field: string, count: number): number[] {
  return list(json, field).map((item, i) => position(item, `${field}[${i}]`, count));
}

function list(json: unknown, field: string): unknown[] {
  if (!Array.isArray(json)) fail(field, "must be an array", json);
  return Array.from(json);
}

function finite(json: unknown, field: string): number {
  if (typeof json !== "number" || !Number.isFinite(json)) {
    fail(field, "must be a finite number", json);
  }
  return json;
}

function record<Key extends string>(
  json: unknown,
  field: string,
  keys: readonly Key[],
): Record<Key, unknown> {
  if (!isRecord(json)) fail(field, "must be an object", json);
  for (const key of keys) {
    if (!Object.hasOwn(json, key)) fail(`${field}.${key}`, "is required", undefined);
  }
  for (const key of Object.keys(json)) {
    if (!keys.some((known) => known === key)) fail(`${field}.${key}`, "is not known", json[key]);
  }
  return json as Record<Key, unknown>;
}

function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function fail(field: string, problem: string, value: unknown): never {
  const shown = JSON.stringify(value)?.slice(0, 80) ?? String(value);
  throw new Error(`${field} ${problem}; got ${shown}`);
}
