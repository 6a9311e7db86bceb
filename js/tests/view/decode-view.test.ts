import { describe, expect, test } from "vitest";
import { decodeViewState } from "../../src/view/decode-view.ts";
import { readFixture } from "../support/fixture.ts";
import { COLORS_AS_GIVEN } from "../support/hand-made-model.ts";

const bounds = {
  rows: { count: 3, annotations: [{ title: "Kind" }] },
  cols: { count: 2, annotations: [] },
};
const axis = {
  order: { by: "cluster" },
  cut: null,
  flips: [],
  category: null,
  crops: [],
  selected: [],
  groups: [],
};
const colors = COLORS_AS_GIVEN;
const plain = {
  version: 1,
  rows: axis,
  cols: axis,
  top: null,
  recluster: null,
  colors,
  viewport: { rows: null, cols: null },
};
const parse = (json: unknown) => decodeViewState(json, bounds);
const withRows = (change: object) => ({ ...plain, rows: { ...axis, ...change } });
const anew = {
  members: null,
  enabled: true,
  metric: "cosine",
  method: "average",
  optimal: false,
};
const withCols = (cols: object) => ({ ...plain, recluster: { rows: anew, cols } });
const withOrder = (order: unknown) => withRows({ order });

test("a view that was saved is read back as it was", () => {
  const full = {
    version: 1,
    rows: {
      order: { by: "value", of: 1, descending: false },
      cut: 0.5,
      flips: [0, 1],
      category: { title: "Kind", value: "a" },
      crops: [{ kept: [0, 2], cut: 1.5 }],
      selected: [0, 2],
      groups: [{ name: "mine", positions: [1], color: "#e69f00" }],
    },
    cols: { ...axis, order: { by: "custom", indices: [1, 0] } },
    top: { by: "sum", count: 2 },
    recluster: null,
    colors: {
      map: "viridis",
      vmin: -1,
      vmax: 2,
      center: 0.5,
      opacity: 0.5,
      ownRange: "cols",
      reduction: "mean",
      norm: "log",
    },
    viewport: { rows: [0.5, 3], cols: null },
  };
  expect(parse(JSON.parse(JSON.stringify(full)))).toEqual(full);
  const reclustered = withCols({ ...anew, members: [1], metric: "my own", enabled: false });
  expect(parse(JSON.parse(JSON.stringify(reclustered)))).toEqual(reclustered);
  const byCategory = withOrder({ by: "category", title: "Kind" });
  expect(parse(byCategory)).toEqual(byCategory);
});

describe("a view that does not fit says which field is wrong", () => {
  test.each<[string, unknown]>([
    ["view", null],
    ["view", []],
    ["view.version", { ...plain, version: 2 }],
    ["view.viewport", { version: 1, rows: axis, cols: axis, top: null, recluster: null, colors }],
    ["view.zoom", { ...plain, zoom: 1 }],
    ["view.rows", { ...plain, rows: 3 }],
    ["view.rows.order", withOrder("cluster")],
    ["view.rows.order.by", withOrder({ by: "size" })],
    ["view.rows.order.by", withOrder({})],
    ["view.rows.order.of", withOrder({ by: "cluster", of: 1 })],
    ["view.rows.order.of", withOrder({ by: "value", of: 2, descending: true })],
    ["view.rows.order.of", withOrder({ by: "value", of: 0.5, descending: true })],
    ["view.rows.order.descending", withOrder({ by: "value", of: 0, descending: 1 })],
    ["view.rows.order.title", withOrder({ by: "category", title: "Tissue" })],
    ["view.rows.order.indices", withOrder({ by: "custom", indices: [0, 1] })],
    ["view.rows.order.indices", withOrder({ by: "custom", indices: [0, 1, 1] })],
    ["view.rows.order.indices[2]", withOrder({ by: "custom", indices: [0, 1, 3] })],
    [
      "view.cols.order.title",
      { ...plain, cols: { ...axis, order: { by: "category", title: "Kind" } } },
    ],
    ["view.top", { ...plain, top: { by: "sum", count: 1 }, recluster: { rows: anew, cols: anew } }],
    ["view.recluster.rows", { ...plain, recluster: { cols: anew } }],
    ["view.recluster.cols.method", withCols({ ...anew, method: "nearest" })],
    ["view.recluster.cols.metric", withCols({ ...anew, metric: null })],
    ["view.recluster.cols.enabled", withCols({ ...anew, enabled: 1 })],
    ["view.recluster.cols.members", withCols({ ...anew, members: [] })],
    ["view.recluster.cols.members[1]", withCols({ ...anew, members: [0, 2] })],
    ["view.rows.cut", withRows({ cut: -1 })],
    ["view.rows.cut", withRows({ cut: Number.NaN })],
    ["view.rows.cut", withRows({ cut: "0.5" })],
    ["view.rows.selected", withRows({ selected: null })],
    ["view.rows.selected", withRows({ selected: [2, 0] })],
    ["view.rows.selected", withRows({ selected: [1, 1] })],
    ["view.rows.selected[0]", withRows({ selected: [3] })],
    ["view.rows.selected[1]", withRows({ selected: [0, -1] })],
    ["view.viewport.rows", { ...plain, viewport: { rows: [0, 4], cols: null } }],
    ["view.viewport.rows", { ...plain, viewport: { rows: [2, 2], cols: null } }],
    ["view.viewport.cols[1]", { ...plain, viewport: { rows: null, cols: [0, Infinity] } }],
    ["view.viewport.cols[0]", { ...plain, viewport: { rows: null, cols: ["0", "1"] } }],
    ["view.viewport.cols", { ...plain, viewport: { rows: null, cols: [0, 1, 2] } }],
  ])("%s", (field, json) => {
    expect(() => parse(json)).toThrow(`${field}: `);
  });
});

describe("the page and Python", () => {
  const shared = readFixture<{
    n: number;
    m: number;
    row_titles: string[];
    col_titles: string[];
    valid: unknown[];
    invalid: { state: unknown; why: string }[];
  }>("view_state");
  const sharedBounds = {
    rows: { count: shared.n, annotations: shared.row_titles.map((title) => ({ title })) },
    cols: { count: shared.m, annotations: shared.col_titles.map((title) => ({ title })) },
  };

  test("read the same views alike", () => {
    expect(shared.valid.length).toBeGreaterThan(0);
    for (const state of shared.valid) expect(decodeViewState(state, sharedBounds)).toEqual(state);
  });

  test.each(shared.invalid)("both refuse a view where $why", ({ state }) => {
    expect(() => decodeViewState(state, sharedBounds)).toThrow(/^view/);
  });
});
