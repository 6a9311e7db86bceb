import { effect } from "@preact/signals-core";
import { afterEach, describe, expect, test, vi } from "vitest";
import { WidgetStore } from "../../src/store/widget-store.ts";
import { handMadeModel, plainView, wireArray, wireTable } from "../support/hand-made-model.ts";
import { packed } from "../support/packed-array.ts";

const ROWS = ["a", "b", "c", "d"];
const OTHER_ROWS = ["e", "f", "g", "h"];
const COLS = ["x", "y", "z"];
const VALUES = Float32Array.from({ length: 12 }, (_, i) => i);

let life = new AbortController();
afterEach(() => {
  life.abort();
  life = new AbortController();
});

function opened() {
  const model = handMadeModel(VALUES, { labels: ROWS }, { labels: COLS });
  return { model, shared: new WidgetStore(model, life.signal) };
}

/** Another table, its row orders packed by `pack`, and a view that goes with it. */
function otherTable(pack: (order: Int32Array) => object) {
  const table = wireTable(VALUES, { labels: OTHER_ROWS }, { labels: COLS });
  const { _row_orders } = table as unknown as { _row_orders: { orders: object } };
  const sum = pack(Int32Array.of(2, 0, 3, 1));
  const view = { ...plainView(), rows: { ...plainView().rows, order: { by: "sum" as const } } };
  return {
    ...table,
    _row_orders: { ..._row_orders, orders: { ..._row_orders.orders, sum } },
    _view: view,
    _history: { version: 1, table: 1, past: [], future: [] },
  };
}

describe("a table with packed arrays", () => {
  test("is taken with its view as soon as the arrays are plain", async () => {
    const { model, shared } = opened();
    await model.receive(otherTable(packed));
    expect(shared.rows.axis.value.label(0)).toBe("a");
    await vi.waitUntil(() => shared.rows.axis.value.label(0) === "e");
    expect([...shared.rows.permutation.value]).toEqual([2, 0, 3, 1]);
    expect(shared.problem.value).toBeNull();
  });

  test("is not written over by what the page changes while they are unpacked", async () => {
    const { model, shared } = opened();
    const table = otherTable(packed);
    model.setAll(table);
    shared.changeAxis("rows", { selected: [1] });
    expect(model.get("_view")).toBe(table._view);
    await vi.waitUntil(() => shared.rows.axis.value.label(0) === "e");
    expect(shared.view.value).toEqual(table._view);
    expect(model.saved).toEqual([]);
  });

  test("does not keep the page from sending where what is drawn from it throws an error", async () => {
    const { model, shared } = opened();
    const stop = effect(() => {
      if (shared.rows.axis.value.label(0) === "e") throw new Error("can't be drawn");
    });
    await model.receive(otherTable((order) => wireArray(order)));
    expect(shared.problem.value).toEqual(new Error("can't be drawn"));
    stop();
    shared.changeAxis("rows", { selected: [1] });
    expect(model.changes).toHaveLength(1);
  });

  test("leaves what was there where they can't be unpacked, and what was changed is sent", async () => {
    const { model, shared } = opened();
    const { _row_orders } = otherTable((order) => ({
      ...packed(order),
      data: new Uint8Array(16).fill(255),
    }));
    model.setAll({ _row_orders });
    shared.changeAxis("rows", { selected: [1] });
    await vi.waitUntil(() => shared.problem.value !== null);
    expect(shared.problem.value?.message).toMatch(/^row_orders\.sum: deflated bytes that can't/);
    expect(shared.view.value.rows.selected).toEqual([1]);
    expect(model.saved).toHaveLength(1);
  });
});
