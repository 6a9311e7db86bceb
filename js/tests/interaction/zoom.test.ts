import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import type { Interval } from "../../src/model/interval.ts";
import { mounted, type View } from "../support/page/mounted.ts";
import { expectedColors, steppedModel, steppedValues, upTo } from "../support/page/tables.ts";

const ROWS = 60;
const COLS = 12;
const span = ([start, end]: Interval) => end - start;
const atRest = (view: View) => expect.poll(() => view.root.dataset.animating).toBe("false");

/** The names that the tooltip shows for a point of the heatmap. */
async function namesAt(view: View, x: number, y: number): Promise<string[]> {
  await view.hover("heatmap", x, y);
  await expect.poll(() => view.tooltip).not.toBeNull();
  return Array.from(view.tooltip?.querySelectorAll("b") ?? [], (name) => name.textContent ?? "");
}

test("the wheel zooms around the pointer: rows alone until cells are square, then both", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  const middle = view.cellMiddle(13, 3, [ROWS, COLS]);
  const [x, y] = [Math.round(middle.x), Math.round(middle.y)];
  expect(await namesAt(view, x, y)).toEqual(["row 13", "col 3"]);
  view.wheelAt(x, y, -200);
  await expect.poll(() => view.published.viewport.rows).not.toBeNull();
  expect(view.published.viewport.cols).toBeNull();
  for (let notch = 0; notch < 8; notch++) view.wheelAt(x, y, -100);
  await expect.poll(() => view.published.viewport.cols).not.toBeNull();
  const { rows, cols } = view.published.viewport as { rows: Interval; cols: Interval };
  const { width, height } = view.region("heatmap").getBoundingClientRect();
  expect(width / span(cols)).toBeCloseTo(height / span(rows), 6);
  expect(rows[0] + (y / height) * span(rows)).toBeCloseTo((y / height) * ROWS, 6);
  expect(cols[0] + (x / width) * span(cols)).toBeCloseTo((x / width) * COLS, 6);
  expect(await namesAt(view, x + 1, y)).toEqual(["row 13", "col 3"]);
  const [cell] = expectedColors(steppedValues(ROWS, COLS), [13], upTo(COLS)).slice(3);
  await expect.poll(() => view.pixel("heatmap", x, y)).toEqual(cell);
  for (let notch = 0; notch < 12; notch++) view.wheelAt(x, y, 100);
  await expect.poll(() => view.published.viewport).toEqual({ rows: null, cols: null });
});

test("at full zoom wheeling out scrolls the page, wheeling in does not", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  document.body.style.height = "3000px";
  try {
    await view.wheel(-100);
    await expect.poll(() => view.published.viewport.rows).not.toBeNull();
    await view.wheel(300);
    await expect.poll(() => view.published.viewport.rows).toBeNull();
    expect(window.scrollY).toBe(0);
    await view.wheel(120);
    await expect.poll(() => window.scrollY).toBeGreaterThan(0);
  } finally {
    document.body.style.height = "";
    window.scrollTo(0, 0);
  }
});

test("dragging pans; double-click and Reset zoom show the whole again", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  const reset = view.controls.getByRole("button", { name: "Reset zoom" });
  const heatmap = view.region("heatmap");
  const { width, height } = heatmap.getBoundingClientRect();
  await expect.element(reset).toBeDisabled();
  for (let notch = 0; notch < 12; notch++) view.wheelAt(width / 2, height / 2, -100);
  await expect.poll(() => view.published.viewport.cols).not.toBeNull();
  const before = view.published.viewport as { rows: Interval; cols: Interval };
  await userEvent.dragAndDrop(heatmap, heatmap, {
    sourcePosition: { x: 200, y: 200 },
    targetPosition: { x: 260, y: 130 },
  });
  await expect.poll(() => view.published.viewport.rows).not.toEqual(before.rows);
  const after = view.published.viewport as { rows: Interval; cols: Interval };
  expect(after.rows[0] - before.rows[0]).toBeCloseTo((70 / height) * span(before.rows), 1);
  expect(after.cols[0] - before.cols[0]).toBeCloseTo((-60 / width) * span(before.cols), 1);
  expect(span(after.rows)).toBeCloseTo(span(before.rows), 9);

  await userEvent.dblClick(heatmap);
  await expect.poll(() => view.published.viewport).toEqual({ rows: null, cols: null });
  await atRest(view);
  await expect
    .poll(() => view.cellColors([ROWS, COLS]))
    .toEqual(expectedColors(steppedValues(ROWS, COLS), upTo(ROWS), upTo(COLS)));
  await view.wheel(-300);
  await expect.poll(() => view.published.viewport.rows).not.toBeNull();
  await userEvent.click(reset);
  await expect.poll(() => view.published.viewport).toEqual({ rows: null, cols: null });
  await expect.element(reset).toBeDisabled();
});

test("a zoom set from Python is gone to, and the picture shows it", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  view.model.set("_view", { ...view.published, viewport: { rows: [10, 16], cols: [4, 8] } });
  const rows = upTo(6).map((row) => row + 10);
  const all = expectedColors(steppedValues(ROWS, COLS), rows, upTo(COLS));
  const shown = all.filter((_, i) => i % COLS >= 4 && i % COLS < 8);
  await expect.poll(() => view.cellColors([6, 4])).toEqual(shown);
  await atRest(view);
  expect(view.published.viewport).toEqual({ rows: [10, 16], cols: [4, 8] });
  expect(view.model.saved).toEqual([]);
});

test("a zoom that comes with a crop is gone to; undoing the crop shows all, also to the kernel", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  const { published, model } = view;
  const crops = [{ kept: upTo(40), cut: null }];
  const rows = { ...published.rows, crops };
  model.set("_view", { ...published, rows, viewport: { rows: [10, 16], cols: null } });
  const shown = expectedColors(
    steppedValues(ROWS, COLS),
    upTo(6).map((row) => row + 10),
    upTo(COLS),
  );
  await expect.poll(() => view.cellColors([6, COLS])).toEqual(shown);
  model.set("_view", { ...view.published, rows: published.rows });
  await expect.poll(() => view.published.viewport).toEqual({ rows: null, cols: null });
});

test("where cells share pixels the status line says how many", async () => {
  const view = await mounted(steppedModel(5000, 3));
  const status = () => view.root.querySelector('[role="status"]')?.textContent;
  await expect.poll(status).toMatch(/^1 px = [\d.]+ rows$/);
  for (let notch = 0; notch < 20; notch++) view.wheelAt(300, 300, -100);
  await expect.poll(status).toBe("");
});

test("a sideways wheel is left to the page, and a zoom on its way goes on", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  view.wheelAt(200, 200, -400);
  await expect.poll(() => view.published.viewport.rows).not.toBeNull();
  await userEvent.click(view.controls.getByRole("button", { name: "Reset zoom" }));
  const sideways = new WheelEvent("wheel", { deltaX: 40, bubbles: true, cancelable: true });
  view.region("heatmap").dispatchEvent(sideways);
  expect(sideways.defaultPrevented).toBe(false);
  await expect.poll(() => view.published.viewport).toEqual({ rows: null, cols: null });
});

test("a square table cropped to few rows zooms in two stages", async () => {
  const model = steppedModel(40, 40);
  const first = model.get("_view") as View["published"];
  const crops = [{ kept: [3, 4], cut: null }];
  model.set("_view", { ...first, rows: { ...first.rows, crops } });
  const view = await mounted(model);
  view.wheelAt(200, 200, -100);
  await expect.poll(() => view.published.viewport.cols).not.toBeNull();
  expect(view.published.viewport.rows).toBeNull();
});
