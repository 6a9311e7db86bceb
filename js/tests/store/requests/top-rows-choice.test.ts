import { signal } from "@preact/signals-core";
import { expect, test, vi } from "vitest";
import { PendingRequest } from "../../../src/store/requests/pending-request.ts";
import { TopRowsChoice } from "../../../src/store/requests/top-rows-choice.ts";
import { ViewSession } from "../../../src/store/view-session.ts";
import { WidgetStore } from "../../../src/store/widget-store.ts";
import { inFakeTime } from "../../support/fake-time.ts";
import { type HandMadeModel, handMadeModel } from "../../support/hand-made-model.ts";
import { topStop, wireStops } from "../../support/top-stops.ts";

const [ROWS, COLS] = [30, 3];
const TEN = [1, 3, 5, 7, 9, 11, 13, 15, 17, 19];

const life = inFakeTime();

function opened(): { model: HandMadeModel; page: ViewSession; choice: TopRowsChoice } {
  const names = (count: number) => Array.from({ length: count }, (_, i) => `n${i}`);
  const model = handMadeModel(
    new Float32Array(ROWS * COLS),
    { labels: names(ROWS) },
    { labels: names(COLS) },
  );
  model.set("_tops", wireStops(COLS, topStop("sum", TEN)));
  const shared = new WidgetStore(model, life.signal);
  const page = new ViewSession(
    shared,
    signal({ rows: 0, cols: 0, titles: { rows: 0, cols: 0 } }),
    1,
  );
  return { model, page, choice: new TopRowsChoice(page, new PendingRequest(page, life.signal)) };
}

const twenty = { by: "variance", count: 20 } as const;
const later = topStop(
  "variance",
  Array.from({ length: 20 }, (_, i) => i),
);

test("a stop that is there shows at once, with its own trees and rows", () => {
  const { model, page, choice } = opened();
  choice.choose({ by: "sum", count: 10 });
  const { store: shared } = page;
  expect(shared.view.value.top).toEqual({ by: "sum", count: 10 });
  expect([...shared.rows.permutation.value]).toEqual(TEN);
  expect([...shared.cols.permutation.value]).toEqual([2, 1, 0]);
  choice.choose(null);
  expect(shared.rows.count.value).toBe(ROWS);
  expect(model.sent).toEqual([]);
});

test("a crop made without a tree goes back to a cut of the tree that comes", () => {
  const { page, choice } = opened();
  const { store: shared } = page;
  shared.changeAxis("rows", { crops: [{ kept: TEN, cut: null }] });
  choice.choose({ by: "sum", count: 10 });
  const { cut, crops } = shared.view.value.rows;
  expect(cut).toBeGreaterThan(0);
  expect(crops).toEqual([{ kept: TEN, cut }]);
});

test("a drag over stops is one step, the next drag another", () => {
  const { page, choice } = opened();
  choice.choose({ by: "sum", count: 10 });
  choice.choose(null);
  choice.choose({ by: "sum", count: 10 });
  choice.end();
  choice.choose(null);
  expect(page.store.history.value.past).toHaveLength(2);
});

test("one that is not there yet is asked for once the slider rests, and shown when it comes", async () => {
  const { model, page, choice } = opened();
  choice.choose({ by: "variance", count: 10 });
  vi.advanceTimersByTime(50);
  choice.choose(twenty);
  expect(page.awaitedTopRows.value).toEqual(twenty);
  vi.advanceTimersByTime(500);
  expect(model.sent).toEqual([{ kind: "top", top: twenty }]);
  expect(page.store.view.value.top).toBeNull();
  await model.receive({ _tops: wireStops(COLS, later) });
  expect(page.awaitedTopRows.value).toBeNull();
  expect(page.store.view.value.top).toEqual(twenty);
  expect(vi.getTimerCount()).toBe(0);
});

test("a host that refuses to send has no kernel, and that is said at once", () => {
  const { model, page, choice } = opened();
  vi.spyOn(model, "send").mockImplementation(() => {
    throw new Error("Cannot send");
  });
  choice.choose(twenty);
  vi.advanceTimersByTime(200);
  expect(page.notice.value).toMatch(/top 20 rows by variance .* no kernel answers/);
  expect(page.awaitedTopRows.value).toBeNull();
  expect(page.store.view.value.top).toBeNull();
});

test("without an answer it says so and stays as it is; a late answer changes nothing", async () => {
  const { model, page, choice } = opened();
  choice.choose(twenty);
  vi.advanceTimersByTime(9_000);
  expect(page.notice.value).toBe("");
  vi.advanceTimersByTime(2_000);
  expect(page.notice.value).toMatch(/top 20 rows by variance .* no kernel answers/);
  expect(page.awaitedTopRows.value).toBeNull();
  await model.receive({ _tops: wireStops(COLS, later) });
  expect(page.store.view.value.top).toBeNull();
  vi.advanceTimersByTime(20_000);
  expect(page.notice.value).toBe("");
  choice.choose(twenty);
  expect(page.notice.value).toBe("");
  expect(page.store.view.value.top).toEqual(twenty);
});

test("another choice in the meantime is the one that counts", async () => {
  const { model, page, choice } = opened();
  choice.choose(twenty);
  vi.advanceTimersByTime(1_000);
  choice.choose({ by: "sum", count: 10 });
  await model.receive({ _tops: wireStops(COLS, topStop("sum", TEN), later) });
  expect(page.store.view.value.top).toEqual({ by: "sum", count: 10 });
  expect(vi.getTimerCount()).toBeLessThan(2);
});

test("rows that a crop leaves none of are refused in words", () => {
  const { page, choice } = opened();
  page.store.changeAxis("rows", { crops: [{ kept: [0, 2, 4], cut: 1 }] });
  choice.choose({ by: "sum", count: 10 });
  expect(page.store.view.value.top).toBeNull();
  expect(page.notice.value).toMatch(/hides all of these rows/);
});

test("a closed view waits for nothing", () => {
  const { page, choice } = opened();
  choice.choose(twenty);
  life.abort();
  expect(page.awaitedTopRows.value).toBeNull();
  expect(vi.getTimerCount()).toBe(0);
});
