import { signal } from "@preact/signals-core";
import { describe, expect, test, vi } from "vitest";
import { HistoryNavigation } from "../../../src/store/requests/history-navigation.ts";
import { PendingRequest } from "../../../src/store/requests/pending-request.ts";
import { ViewSession } from "../../../src/store/view-session.ts";
import { WidgetStore } from "../../../src/store/widget-store.ts";
import { inFakeTime } from "../../support/fake-time.ts";
import {
  type HandMadeModel,
  handMadeModel,
  plainView,
  wireOrders,
  wireTable,
} from "../../support/hand-made-model.ts";
import { reclustering, wireReclusterings } from "../../support/reclusterings.ts";
import { topStop, wireStops } from "../../support/top-stops.ts";

const SHAPE = [6, 3] as const;
const PART = { rows: [1, 2, 4], cols: [0, 2] };
const anew = { ...plainView(), recluster: reclustering(PART) };

const life = inFakeTime();

const names = (count: number, prefix = "n") =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`);
const table = (prefix?: string) =>
  [
    Float32Array.from({ length: SHAPE[0] * SHAPE[1] }, (_, i) => (i * 7) % 11),
    { labels: names(SHAPE[0], prefix) },
    { labels: names(SHAPE[1]) },
  ] as const;

function opened(traits: Readonly<Record<string, unknown>> = {}): {
  model: HandMadeModel;
  page: ViewSession;
  shared: WidgetStore;
  steps: HistoryNavigation;
} {
  const model = handMadeModel(...table());
  model.setAll(traits);
  const shared = new WidgetStore(model, life.signal);
  const page = new ViewSession(
    shared,
    signal({ rows: 0, cols: 0, titles: { rows: 0, cols: 0 } }),
    1,
  );
  const steps = new HistoryNavigation(page, new PendingRequest(page, life.signal), life.signal);
  return { model, page, shared, steps };
}

const came = { _reclusterings: wireReclusterings(SHAPE, PART) };
const shown = ({ rows, cols }: WidgetStore) => [
  [...rows.permutation.value],
  [...cols.permutation.value],
];
const ANEW = [
  [1, 2, 4],
  [2, 0],
];

describe("what was clustered anew", () => {
  test("shows its lines alone, with its own trees", () => {
    const { shared } = opened({ ...came, _view: anew });
    expect(shown(shared)).toEqual(ANEW);
    expect(shared.missing.value).toBeNull();
  });

  test("has orders by the sums of what is there", () => {
    const { shared } = opened({ ...came, _view: anew });
    shared.changeAxis("rows", { order: { by: "sum" } });
    const sums = PART.rows.map((row) => {
      const values = PART.cols.map((col) => ((row * 3 + col) * 7) % 11);
      return { row, sum: values.reduce((total, value) => total + value, 0) };
    });
    const bySum = sums.sort((a, b) => b.sum - a.sum).map(({ row }) => row);
    expect([...shared.rows.permutation.value]).toEqual(bySum);
  });

  test("is narrowed further by crops", () => {
    const { shared } = opened({ ...came, _view: anew });
    shared.changeAxis("rows", { crops: [{ kept: [2, 4], cut: 1 }] });
    expect([...shared.rows.permutation.value]).toEqual([2, 4]);
    expect(shared.rows.tree.value?.heights).toHaveLength(1);
  });
});

describe("a step to what is not clustered here", () => {
  const history = {
    version: 1,
    past: [{ before: { recluster: anew.recluster }, after: { recluster: null } }],
    future: [],
    table: 0,
  };

  test("waits for the kernel, and is gone when it has answered", async () => {
    const { model, page, shared, steps } = opened({ _history: history });
    steps.undo();
    vi.advanceTimersByTime(0);
    expect(model.sent).toEqual([{ kind: "recluster", recluster: anew.recluster }]);
    expect(page.pendingMessage.value).not.toBeNull();
    expect(shared.rows.count.value).toBe(6);
    expect(shared.history.value.past).toHaveLength(1);
    await model.receive(came);
    expect(shown(shared)).toEqual(ANEW);
    expect(shared.history.value.past).toHaveLength(0);
    expect(page.pendingMessage.value).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is refused in words where no kernel answers, and the view stays", () => {
    const { page, shared, steps } = opened({ _history: history });
    const before = shared.view.value;
    steps.undo();
    vi.advanceTimersByTime(10_001);
    expect(page.notice.value).toMatch(/needs a clustering .* no kernel answers/);
    expect(shared.view.value).toBe(before);
    expect(shared.history.value.past).toHaveLength(1);
    expect(page.pendingMessage.value).toBeNull();
  });

  test("is refused at once where the kernel says that it can't be had", () => {
    const { model, page, steps } = opened();
    steps.show(anew);
    vi.advanceTimersByTime(1);
    model.tell({ kind: "refused", question: "top", id: null, problem: "another question" });
    expect(page.notice.value).toBe("");
    model.tell({ kind: "refused", question: "recluster", id: null, problem: "no" });
    expect(page.notice.value).toMatch(/^This view needs a clustering/);
    expect(page.pendingMessage.value).toBeNull();
    expect(page.store.view.value.recluster).toBeNull();
  });

  test("is refused at once where the host has no kernel any more", () => {
    const { model, page, steps } = opened({ _history: history });
    vi.spyOn(model, "send").mockImplementation(() => {
      throw new Error("Cannot send");
    });
    steps.undo();
    vi.advanceTimersByTime(1);
    expect(page.notice.value).toMatch(/no kernel answers/);
  });

  test("waits no more once another step is taken", async () => {
    const { model, shared, steps } = opened({ _history: history });
    steps.undo();
    steps.redo();
    await model.receive(came);
    expect(shared.view.value.recluster).toBeNull();
  });

  test("is asked for likewise when it comes with an address", async () => {
    const { model, shared, steps } = opened();
    steps.show(anew);
    vi.advanceTimersByTime(0);
    expect(shared.view.value.recluster).toBeNull();
    await model.receive(came);
    expect(shown(shared)).toEqual(ANEW);
    expect(shared.history.value.past).toHaveLength(1);
  });

  test("is asked for as top rows, too", async () => {
    const { model, shared, steps } = opened();
    const top = { by: "sum", count: 2 } as const;
    steps.show({ ...plainView(), top });
    vi.advanceTimersByTime(0);
    expect(model.sent).toEqual([{ kind: "top", top }]);
    await model.receive({ _tops: wireStops(3, topStop("sum", [3, 5])) });
    expect([...shared.rows.permutation.value]).toEqual([3, 5]);
  });
});

test("a step that leads to what is no longer there says so and changes nothing", () => {
  const past = [{ before: { "rows.selected": [99] }, after: { "rows.selected": [] } }];
  const { page, shared, steps } = opened({
    _history: { version: 1, past, future: [], table: 0 },
  });
  const before = shared.view.value;
  steps.undo();
  expect(page.notice.value).toMatch(/no longer exist/);
  expect(shared.view.value).toBe(before);
});

describe("another table, whose view the kernel has not clustered yet", () => {
  test("is asked for, and all of it shows until then", async () => {
    const { model, shared } = opened({ ...came, _view: anew });
    await model.receive({ _reclusterings: {} });
    vi.advanceTimersByTime(0);
    expect(model.sent).toEqual([{ kind: "recluster", recluster: anew.recluster }]);
    expect(shared.rows.count.value).toBe(6);
    await model.receive(came);
    expect(shown(shared)).toEqual(ANEW);
  });

  test("shows all of it where no answer comes", async () => {
    const { model, page, shared } = opened({ ...came, _view: anew });
    await model.receive({ _reclusterings: {} });
    vi.advanceTimersByTime(10_001);
    expect(shared.view.value.recluster).toBeNull();
    expect(page.notice.value).toMatch(/no kernel answers/);
  });
});

describe("another table of the same lines", () => {
  test("leaves order and labels what they are, so that nothing seems to move", async () => {
    const { model, shared } = opened();
    const { value: order } = shared.rows.permutation;
    const { label } = shared.rows.axis.value;
    const values = new Float32Array(SHAPE[0] * SHAPE[1]).fill(5);
    const { _matrix } = wireTable(values, table()[1], table()[2]);
    await model.receive({ _matrix, _row_orders: wireOrders(SHAPE[0]) });
    expect(shared.matrix.value.values[0]).toBe(5);
    expect(shared.rows.permutation.value).toBe(order);
    expect(shared.rows.axis.value.label).toBe(label);
  });

  test("keeps what was changed here and the kernel has not heard of", async () => {
    const { model, shared } = opened();
    shared.changeAxis("rows", { selected: [2] });
    await model.receive({ _matrix: wireTable(...table())._matrix });
    expect([...shared.rows.selected.value]).toEqual([2]);
    const order = { by: "category", title: "Kind" } as const;
    shared.changeAxis("rows", { order });
    vi.runAllTimers();
    await model.receive({ _row_categories: { version: 1, categories: [] } });
    expect(shared.problem.value).toBeNull();
    expect([...shared.rows.permutation.value]).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

test("what is sent to the kernel says which table its positions are of", async () => {
  const { model, shared } = opened();
  const [values, , cols] = table();
  await model.receive({
    ...wireTable(values, { labels: names(SHAPE[0], "other") }, cols),
    _history: { version: 1, past: [], future: [], table: 4 },
  });
  shared.changeAxis("rows", { selected: [1] });
  expect(model.get("_history")).toMatchObject({ table: 4, past: [{}] });
});
