import { describe, expect, test, vi } from "vitest";
import { WidgetStore } from "../../src/store/widget-store.ts";
import { inFakeTime } from "../support/fake-time.ts";
import { type HandMadeModel, handMadeModel, plainView } from "../support/hand-made-model.ts";

const life = inFakeTime();

/** A page whose kernel answers when the test says so. */
function opened(): { model: HandMadeModel; shared: WidgetStore } {
  const values = Float32Array.from({ length: 12 }, (_, i) => i);
  const labels = { labels: ["a", "b", "c", "d"] };
  const model = handMadeModel(values, labels, { labels: ["x", "y", "z"] });
  model.answers = false;
  return { model, shared: new WidgetStore(model, life.signal) };
}

const set = (parts: Readonly<Record<string, unknown>>) => ({
  by: null,
  table: 0,
  change: { action: "set" as const, parts, gesture: null },
});

describe("a change of this page and one of Python at the same time", () => {
  test("both last, whichever the kernel made first", () => {
    const { model, shared } = opened();
    shared.changeAxis("rows", { selected: [1] });
    model.confirm(set({ "rows.order": { by: "sum" } }));
    expect(shared.view.value.rows).toMatchObject({ selected: [1], order: { by: "sum" } });
    model.confirm(model.changes[0] as never);
    expect(shared.view.value.rows).toMatchObject({ selected: [1], order: { by: "sum" } });
    expect(shared.history.value.past.map(({ after }) => Object.keys(after))).toEqual([
      ["rows.order"],
      ["rows.selected"],
    ]);
  });

  test("of the same part end as what the kernel made last", () => {
    const { model, shared } = opened();
    shared.changeAxis("rows", { cut: 1 });
    model.confirm(set({ "rows.cut": 2 }));
    expect(shared.view.value.rows.cut).toBe(1);
    model.confirm(model.changes[0] as never);
    expect(shared.view.value.rows.cut).toBe(1);
    model.confirm(set({ "rows.cut": 2 }));
    expect(shared.view.value.rows.cut).toBe(2);
  });

  test("stay on top of a whole view that the kernel sends", async () => {
    const { model, shared } = opened();
    shared.changeAxis("rows", { selected: [1] });
    const history = { version: 1, past: [], future: [], table: 0, revision: 4 };
    const view = { ...plainView(), rows: { ...plainView().rows, cut: 3 } };
    await model.receive({ _view: view, _history: history });
    expect(shared.view.value.rows).toMatchObject({ selected: [1], cut: 3 });
  });

  test("are given up, and that is counted, where another table has come", async () => {
    const { model, shared } = opened();
    shared.changeAxis("rows", { selected: [1] });
    const history = { version: 1, past: [], future: [], table: 1, revision: 1 };
    await model.receive({ _view: plainView(), _history: history });
    expect(shared.view.value.rows.selected).toEqual([]);
    expect(shared.refusals.value).toBe(1);
  });
});

test("a change that the kernel refuses is taken back, and that is counted", () => {
  const { model, shared } = opened();
  shared.changeAxis("rows", { selected: [1] });
  shared.changeAxis("rows", { cut: 0.5 });
  vi.runAllTimers();
  const [first] = model.changes;
  model.tell({ kind: "refused", by: first?.by, reason: "no" });
  expect(shared.view.value.rows).toMatchObject({ selected: [], cut: 0.5 });
  expect(shared.refusals.value).toBe(1);
  expect(shared.history.value.past).toHaveLength(1);
});

test("a drag that others interrupt is one step for each stretch without them", () => {
  const { model, shared } = opened();
  const drag = (cut: number) => {
    shared.changeAxis("rows", { cut }, "drag");
    vi.runAllTimers();
    model.confirm(model.changes.at(-1) as never);
  };
  drag(1);
  drag(0.5);
  expect(shared.history.value.past).toHaveLength(1);
  model.confirm(set({ "cols.cut": 0.5 }));
  drag(0.25);
  expect(shared.history.value.past).toHaveLength(3);
  shared.undo();
  expect(shared.view.value.rows.cut).toBe(0.5);
});

test("a step back reaches what Python did last", () => {
  const { model, shared } = opened();
  model.confirm(set({ "rows.order": { by: "sum" } }));
  shared.undo();
  expect(shared.view.value.rows.order).toEqual({ by: "cluster" });
  vi.runAllTimers();
  expect(model.changes.at(-1)?.change).toEqual({ action: "undo", parts: {}, gesture: null });
  model.confirm(model.changes.at(-1) as never);
  expect(shared.history.value.future).toHaveLength(1);
});

test("a page that has missed a change asks for the whole view, once", async () => {
  const { model, shared } = opened();
  const send = vi.spyOn(model, "send");
  const missed = { ...set({}).change, kind: "changed", table: 0, by: null };
  model.tell({ ...missed, revision: 3, parts: { "rows.cut": 1 } });
  model.tell({ ...missed, revision: 4, parts: { "rows.cut": 2 } });
  expect(send.mock.calls).toEqual([[{ kind: "view", revision: -1 }]]);
  expect(shared.view.value.rows.cut).toBe(1.5);
  const history = { version: 1, past: [], future: [], table: 0, revision: 4 };
  const view = { ...plainView(), rows: { ...plainView().rows, cut: 2 } };
  await model.receive({ _view: view, _history: history });
  model.tell({ ...missed, revision: 5, parts: { "cols.cut": 1 } });
  expect(shared.view.value).toMatchObject({ rows: { cut: 2 }, cols: { cut: 1 } });
});

test("what the kernel tells that can't be a change does no harm", () => {
  const { model, shared } = opened();
  const before = shared.view.value;
  const forged = [
    { "rows.order": { by: "shape" } },
    { "rows.nothing": 1 },
    { "rows.selected": [9] },
  ];
  for (const parts of forged) model.confirm(set(parts));
  for (const content of [null, 1, { kind: "changed" }, { kind: "refused" }]) model.tell(content);
  expect(shared.view.value).toEqual(before);
});

test("a question goes to the kernel after the changes made before it", () => {
  const { model, shared } = opened();
  const kinds: unknown[] = [];
  vi.spyOn(model, "send").mockImplementation((content) => {
    kinds.push((content as { kind: string }).kind);
  });
  shared.changeAxis("rows", { selected: [1] });
  shared.changeAxis("rows", { selected: [1, 2] });
  shared.ask({ kind: "click", row: 2, col: null });
  expect(kinds).toEqual(["change", "change", "click"]);
});

test("without a kernel each change is made at once", () => {
  const { model, shared } = opened();
  vi.spyOn(model, "send").mockImplementation(() => {
    throw new Error("there is no kernel");
  });
  shared.changeAxis("rows", { selected: [1] });
  shared.undo();
  vi.runAllTimers();
  expect(shared.view.value.rows.selected).toEqual([]);
  expect(model.get("_view")).toEqual(plainView());
  shared.redo();
  vi.runAllTimers();
  expect(model.get("_view")).toMatchObject({ rows: { selected: [1] } });
});
