import type { AxisView, Interval, Order, ViewportState, ViewState } from "./types.ts";

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
  const state = record(json, "view", ["version", "rows", "cols", "viewport"]);
  if (state.version !== 1) fail("view.version", "must be 1", state.version);
  const rows = { count: rowCount, otherCount: colCount, titles: titles.rows };
  const cols = { count: colCount, otherCount: rowCount, titles: titles.cols };
  return {
    version: 1,
    rows: axisView(state.rows, "view.rows", rows),
    cols: axisView(state.cols, "view.cols", cols),
    viewport: viewport(state.viewport, rowCount, colCount),
  };
}

function axisView(json: unknown, field: string, bounds: AxisBounds): AxisView {
  const axis = record(json, field, ["order", "cut", "selected"]);
  return {
    order: order(axis.order, `${field}.order`, bounds),
    cut: axis.cut === null ? null : height(axis.cut, `${field}.cut`),
    selected: selection(axis.selected, `${field}.selected`, bounds.count),
  };
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
      if (typeof title !== "string" || !bounds.titles.includes(title)) {
        fail(`${field}.title`, `must be one of ${JSON.stringify(bounds.titles)}`, title);
      }
      return { by, title };
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

function selection(json: unknown, field: string, count: number): number[] {
  const selected = positions(json, field, count);
  if (selected.some((item, i) => i > 0 && item <= (selected[i - 1] as number))) {
    fail(field, "must be ascending without repeats", json);
  }
  return selected;
}

function permutation(json: unknown, field: string, count: number): number[] {
  const indices = positions(json, field, count);
  if (indices.length !== count || new Set(indices).size !== count) {
    fail(field, `must hold each position from 0 to ${count - 1} once`, json);
  }
  return indices;
}

function position(json: unknown, field: string, count: number): number {
  if (typeof json !== "number" || !Number.isInteger(json) || json < 0 || json >= count) {
    fail(field, `must be an integer from 0 to ${count - 1}`, json);
  }
  return json;
}

function positions(json: unknown, field: string, count: number): number[] {
  if (!Array.isArray(json)) fail(field, "must be an array", json);
  return Array.from(json, (item, i) => position(item, `${field}[${i}]`, count));
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
