import { effect } from "@preact/signals-core";
import { describe, expect, test, vi } from "vitest";
import type { ViewState } from "../../src/model/view-state.ts";
import { WidgetStore } from "../../src/store/widget-store.ts";
import { FieldError } from "../../src/util/decoder.ts";
import { inFakeTime } from "../support/fake-time.ts";
import {
  type HandMadeModel,
  handMadeModel,
  plainView,
  wireTable,
} from "../support/hand-made-model.ts";

const ROWS = ["a", "b", "c", "d"];
const COLS = ["x", "y", "z"];
const life = inFakeTime();

function opened(): { model: HandMadeModel; shared: WidgetStore } {
  const values = Float32Array.from({ length: 12 }, (_, i) => i);
  const model = handMadeModel(values, { labels: ROWS }, { labels: COLS });
  return { model, shared: new WidgetStore(model, life.signal) };
}

function withRows(view: ViewState, rows: Partial<ViewState["rows"]>): ViewState {
  return { ...view, rows: { ...view.rows, ...rows } };
}

describe("a change on the page", () => {
  test("shows at once and reaches the kernel", () => {
    const { model, shared } = opened();
    shared.changeAxis("rows", { order: { by: "sum" } });
    expect([...shared.rows.permutation.value]).toEqual([3, 2, 1, 0]);
    expect(model.saved).toEqual([withRows(plainView(), { order: { by: "sum" } })]);
  });

  test("that changes nothing is not sent", () => {
    const { model, shared } = opened();
    shared.changeAxis("rows", { cut: 1.5, selected: [] });
    vi.runAllTimers();
    expect(model.saved).toEqual([]);
  });

  test("is sent at most ten times a second while something is dragged, the last one always", () => {
    const { model, shared } = opened();
    const sentAt: number[] = [];
    const send = model.send.bind(model);
    vi.spyOn(model, "send").mockImplementation((content) => {
      sentAt.push(performance.now());
      send(content);
    });
    for (let step = 1; step <= 125; step++) {
      shared.changeAxis("rows", { cut: step / 100 }, "drag");
      expect(shared.view.value.rows.cut).toBe(step / 100);
      vi.advanceTimersByTime(8);
    }
    vi.runAllTimers();
    expect(sentAt.length).toBeGreaterThan(8);
    expect(sentAt.length).toBeLessThanOrEqual(11);
    for (const [i, at] of sentAt.entries()) {
      if (i > 0) expect(at - (sentAt[i - 1] as number)).toBeGreaterThanOrEqual(100);
    }
    expect(model.get("_view")).toEqual(withRows(plainView(), { cut: 1.25 }));
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is not set back when the kernel says back what it was a moment ago", async () => {
    const { model, shared } = opened();
    shared.changeAxis("rows", { cut: 1 }, "drag");
    const earlier = structuredClone({
      _view: model.get("_view"),
      _history: model.get("_history"),
    });
    shared.changeAxis("rows", { cut: 2 }, "drag");
    shared.changeAxis("cols", { cut: 2 }, "another drag");
    await model.receive(earlier);
    expect(shared.view.value.rows.cut).toBe(2);
    expect(shared.history.value.past).toHaveLength(2);
    vi.runAllTimers();
    expect((model.saved.at(-1) as ViewState).cols.cut).toBe(2);
  });

  test("is not sent a second time when the kernel says it back", async () => {
    const { model, shared } = opened();
    shared.changeAxis("cols", { selected: [0, 2] });
    await model.receive({ _view: structuredClone(model.get("_view")) });
    vi.runAllTimers();
    expect(model.saved).toHaveLength(1);
  });
});

describe("a change from Python or another page", () => {
  test("shows at once and is not sent back", async () => {
    const { model, shared } = opened();
    await model.receive({ _view: withRows(plainView(), { selected: [1, 3], cut: 0 }) });
    expect([...shared.rows.selected.value]).toEqual([1, 3]);
    expect(shared.rows.clusters.value).toHaveLength(4);
    vi.runAllTimers();
    expect(model.saved).toEqual([]);
  });

  test("that comes as a whole view leaves one on top that was still to be sent", async () => {
    const { model, shared } = opened();
    shared.changeAxis("rows", { cut: 1 });
    shared.changeAxis("rows", { cut: 2 });
    await model.receive({ _view: withRows(plainView(), { cut: 3, selected: [1] }) });
    expect(shared.view.value).toEqual(withRows(plainView(), { cut: 2, selected: [1] }));
    vi.runAllTimers();
    expect(model.changes.map(({ change }) => change.parts)).toEqual([
      { "rows.cut": 1 },
      { "rows.cut": 2 },
    ]);
  });

  test("computes no order anew that it left alone", async () => {
    const { model, shared } = opened();
    const custom = { by: "custom", indices: [2, 0, 3, 1] } as const;
    shared.changeAxis("rows", { order: custom, selected: [1] });
    const { value: order } = shared.rows.permutation;
    const { value: selected } = shared.rows.selected;
    const { value: columnOrder } = shared.cols.permutation;
    const view = structuredClone(shared.view.value);
    await model.receive({ _view: withRows(view, { cut: 0.25 }) });
    expect(shared.rows.view.value.cut).toBe(0.25);
    expect(shared.rows.permutation.value).toBe(order);
    expect(shared.rows.selected.value).toBe(selected);
    await model.receive({ _view: withRows(view, { order: { by: "label" } }) });
    expect(shared.rows.permutation.value).not.toBe(order);
    expect(shared.cols.permutation.value).toBe(columnOrder);
  });
});

describe("new data in several traits", () => {
  const values = Float32Array.of(5, 6);
  const message = {
    ...wireTable(values, { labels: ["p", "q"] }, { labels: ["r"] }),
    _view: withRows(plainView(), { cut: 1, selected: [1] }),
  };

  test.each(["at once", "one by one, as some hosts set them"])(
    "are never seen in part: %s",
    async (how) => {
      const { model, shared } = opened();
      const seen: number[][] = [];
      const stop = effect(() => {
        const { rowCount, values } = shared.matrix.value;
        seen.push([
          rowCount,
          values.length,
          shared.rows.axis.value.count,
          shared.rows.permutation.value.length,
        ]);
        expect(shared.problem.value).toBeNull();
      });
      if (how === "at once") model.setAll(message);
      else for (const [name, value] of Object.entries(message)) model.set(name, value);
      await Promise.resolve();
      stop();
      expect(seen).toEqual([
        [4, 12, 4, 4],
        [2, 2, 2, 2],
      ]);
      expect(shared.rows.axis.value.label(1)).toBe("q");
      expect(shared.cols.axis.value.count).toBe(1);
      expect([...shared.rows.selected.value]).toEqual([1]);
    },
  );
});

test("a widget whose data can't be read says so before anything listens", () => {
  const { model } = opened();
  life.abort();
  model.set("_cols", { ...(model.get("_cols") as object), version: 2 });
  expect(() => new WidgetStore(model, new AbortController().signal)).toThrow(FieldError);
  expect(model.listenerCount).toBe(0);
});

test("data that comes later and can't be read is told; what was there stays until it is put right", async () => {
  const { model, shared } = opened();
  const { values } = shared.matrix.value;
  const axis = model.get("_rows");
  const seen: (string | undefined)[] = [];
  const stop = effect(() => {
    seen.push(shared.problem.value?.message);
  });
  const tops = { version: 1, stops: [{ by: "sum", count: 9 }] };
  const forged: Readonly<Record<string, unknown>>[] = [
    { _tops: tops },
    { _rows: { ...(axis as object), title: 7 } },
    { _view: { ...plainView(), version: 9 } },
  ];
  const given = { _tops: {}, _rows: axis, _view: plainView() };
  for (const change of forged) {
    await model.receive(change);
    expect(shared.matrix.value.values).toEqual(values);
    expect([...shared.rows.permutation.value]).toEqual([0, 1, 2, 3]);
    await model.receive(given);
  }
  stop();
  const told = [/^tops\.stops\[0\]\.count/, /^rows\.title/, /^view\.version/];
  expect(seen.filter((message) => message === undefined)).toHaveLength(4);
  expect(seen.filter((message) => message !== undefined)).toEqual(
    told.map((pattern) => expect.stringMatching(pattern)),
  );
});

test("a closed widget listens to nothing and sends nothing more", () => {
  const { model, shared } = opened();
  expect(model.listenerCount).toBeGreaterThan(0);
  shared.changeAxis("rows", { cut: 1 });
  shared.changeAxis("rows", { cut: 2 });
  life.abort();
  vi.runAllTimers();
  expect(model.listenerCount).toBe(0);
  expect(model.saved).toHaveLength(1);
});
