import { describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { ViewState } from "../../../src/model/view-state.ts";
import { wireCategories, wireOrders, wireTable } from "../../support/hand-made-model.ts";
import { FrameClock } from "../../support/page/frame-clock.ts";
import { mounted, type Rgba, type View } from "../../support/page/mounted.ts";
import {
  colorOf,
  countingModel,
  expectedColors,
  labels,
  steppedModel,
  steppedValues,
  textCategory,
  upTo,
  valueOfStep,
} from "../../support/page/tables.ts";
import { atRest } from "../../support/page/trees.ts";
import { reclustering, wireReclusterings } from "../../support/reclusterings.ts";

const [ROWS, COLS] = [6, 3];
const GROUND: Rgba = [255, 255, 255, 255];
const COL_LABELS = { labels: labels(COLS, "col ") };
/** A value of its own for each row, whatever place it has. */
const valueIn = (name: string) => valueOfStep(name.charCodeAt(0) * 5 - 400);

function named(...names: string[]) {
  const values = names.flatMap((name) => upTo(COLS).map(() => valueIn(name)));
  return [Float32Array.from(values), { labels: names }, COL_LABELS] as const;
}

function unsorted(view: View): ViewState {
  const { published } = view;
  return { ...published, rows: { ...published.rows, order: { by: "initial" } } };
}

/** The colours down the first column at the middles of `count` rows. */
function column(view: View, count: number): Rgba[] {
  return upTo(count).map((row) => {
    const { x, y } = view.cellMiddle(row, 0, [count, COLS]);
    return view.pixel("heatmap", x, y);
  });
}

const colors = (names: string) => [...names].map((name) => colorOf(valueIn(name)));

function expectBetween(found: Rgba | undefined, a: Rgba, b: Rgba): void {
  found?.forEach((channel, i) => {
    const [low, high] = [a[i] as number, b[i] as number].sort((x, y) => x - y) as [number, number];
    expect(channel).toBeGreaterThanOrEqual(low);
    expect(channel).toBeLessThanOrEqual(high);
  });
  expect(found).not.toEqual(a);
  expect(found).not.toEqual(b);
}

describe("another table", () => {
  test("moves the rows that stay to their new places, others fade out and in", async () => {
    const view = await mounted(countingModel(...named("A", "B", "C", "D")));
    view.model.set("_view", unsorted(view));
    await atRest(view);
    const clock = await FrameClock.stopped();
    expect(column(view, 4)).toEqual(colors("ABCD"));
    await view.model.receive(wireTable(...named("D", "N", "C", "A")));
    await clock.startMotion();
    expect(column(view, 4)).toEqual(colors("ABCD"));
    await clock.pass(0.15 * 800);
    const [a, b, c, d] = column(view, 4);
    expect([a, c, d]).toEqual(colors("ACD"));
    expectBetween(b, colorOf(valueIn("B")), GROUND);
    await clock.pass(0.3 * 800);
    expect(view.root.dataset.animating).toBe("true");
    expect(column(view, 4)).not.toEqual(colors("ABCD"));
    await clock.pass(0.45 * 800);
    const after = column(view, 4);
    expect([after[0], after[2], after[3]]).toEqual(colors("DCA"));
    expectBetween(after[1], GROUND, colorOf(valueIn("N")));
    await clock.pass(800);
    expect(view.root.dataset.animating).toBe("false");
    expect(column(view, 4)).toEqual(colors("DNCA"));
  });

  test("can have more rows, and others on their way when the next one comes", async () => {
    const view = await mounted(countingModel(...named("A", "B", "C")));
    view.model.set("_view", unsorted(view));
    await atRest(view);
    const clock = await FrameClock.stopped();
    await view.model.receive(wireTable(...named("B", "E", "F", "G", "A")));
    await clock.startMotion(0.5);
    const halfWay = view.picture("heatmap").data;
    await view.model.receive(wireTable(...named("C", "A")));
    await clock.startMotion();
    expect(view.picture("heatmap").data).toEqual(halfWay);
    await clock.pass(800);
    expect(column(view, 2)).toEqual(colors("CA"));
    expect(view.root.dataset.animating).toBe("false");
  });

  test("of the same rows with other values shows them, and nothing moves", async () => {
    const view = await mounted(steppedModel(ROWS, COLS));
    await atRest(view);
    const values = steppedValues(ROWS, COLS).reverse();
    const { _matrix } = wireTable(values, { labels: labels(ROWS, "row ") }, COL_LABELS);
    await view.model.receive({ _matrix, _row_orders: wireOrders(ROWS) });
    expect(view.root.dataset.animating).toBe("false");
    await expect
      .poll(() => view.cellColors([ROWS, COLS]))
      .toEqual(expectedColors(values, upTo(ROWS), upTo(COLS)));
  });

  test("lets go of what the mouse and the keyboard were on, by place", async () => {
    const view = await mounted(countingModel(...named("A", "B", "C", "D")));
    const { x, y } = view.cellMiddle(1, 1, [4, COLS]);
    await view.hover("heatmap", x, y);
    await expect.poll(() => view.tooltip?.textContent).toMatch(/B/);
    await view.model.receive(wireTable(...named("X", "Y")));
    await expect.poll(() => view.tooltip).toBeNull();
    await atRest(view);
  });

  test("keeps what is selected when it says so by place", async () => {
    const view = await mounted(countingModel(...named("A", "B", "C", "D")));
    const start = unsorted(view);
    view.model.set("_view", { ...start, rows: { ...start.rows, selected: [3] } });
    await view.model.receive({
      ...wireTable(...named("D", "A")),
      _view: { ...start, rows: { ...start.rows, selected: [0] } },
      _history: { version: 1, past: [], future: [], table: 1 },
    });
    await atRest(view);
    await view.click("row-labels", 10, view.cellMiddle(1, 0, [2, COLS]).y, "ControlOrMeta");
    await expect.poll(() => view.published.rows.selected).toEqual([0, 1]);
    expect(view.model.get("_history")).toMatchObject({ table: 1 });
  });
});

test("two hundred tables leave no texture behind", async () => {
  const alive = new Set<WebGLTexture>();
  const { createTexture, deleteTexture } = WebGL2RenderingContext.prototype;
  const making = vi
    .spyOn(WebGL2RenderingContext.prototype, "createTexture")
    .mockImplementation(function (this: WebGL2RenderingContext) {
      const texture = createTexture.call(this);
      alive.add(texture);
      return texture;
    });
  const deleting = vi
    .spyOn(WebGL2RenderingContext.prototype, "deleteTexture")
    .mockImplementation(function (this: WebGL2RenderingContext, texture) {
      if (texture) alive.delete(texture);
      deleteTexture.call(this, texture);
    });
  try {
    const view = await mounted(steppedModel(700, 40), 320);
    const clock = await FrameClock.stopped();
    const held: number[] = [];
    for (let i = 0; i < 200; i++) {
      const names = labels(700, `row ${i % 7} `);
      const values = steppedValues(700, 40).map((value) => value * (1 - i / 400));
      await view.model.receive(wireTable(values, { labels: names }, { labels: labels(40, "c") }));
      await clock.pass(100);
      held.push(alive.size);
    }
    expect(held[0]).toBeGreaterThan(0);
    expect(Math.max(...held.slice(100))).toBeLessThanOrEqual(Math.max(...held.slice(0, 100)));
    expect(alive.size).toBeLessThan(16);
  } finally {
    making.mockRestore();
    deleting.mockRestore();
  }
}, 60_000);

test("other strips are drawn with their titles and legend, and nothing else moves", async () => {
  const rows = { labels: labels(ROWS, "row "), categories: [] };
  const view = await mounted(countingModel(steppedValues(ROWS, COLS), rows, COL_LABELS), 340);
  const before = view.boxes().get("heatmap")?.width ?? 0;
  expect(view.boxes().has("row-categories")).toBe(false);
  const kind = textCategory("Kind", ["p", "q"], [0, 1, 0, 1, 0, -1]);
  await view.model.receive({ _row_categories: wireCategories([kind]) });
  await expect.element(view.controls.getByText("Kind").first()).toBeVisible();
  await expect.poll(() => view.boxes().has("row-categories")).toBe(true);
  expect(view.root.dataset.animating).toBe("false");
  expect(view.boxes().get("heatmap")?.width).toBeLessThan(before);
  const at = (row: number) => view.pixel("row-categories", 3, view.cellMiddle(row, 0, [ROWS, 1]).y);
  await expect.poll(() => at(0)).toEqual([0x20, 0x40, 0x60, 255]);
  await expect.poll(() => at(5)[3]).toBe(0);
  await expect.element(view.controls.getByRole("button", { name: "p 3" })).toBeVisible();
  const size = textCategory(
    "Size",
    ["S"],
    upTo(ROWS).map(() => 0),
  );
  await view.model.receive({ _row_categories: wireCategories([size, kind]) });
  await expect.element(view.controls.getByText("Size").first()).toBeVisible();
  await view.model.receive({ _row_categories: wireCategories([]) });
  await expect.poll(() => view.boxes().has("row-categories")).toBe(false);
  expect(view.controls.getByText("Kind").elements()).toHaveLength(0);
});

test("strips that come do not lose what was searched for", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  await userEvent.click(view.controls.getByRole("combobox", { name: "Search rows" }));
  await userEvent.keyboard("row 4{Enter}");
  await expect.poll(() => view.root.textContent).toMatch(/row 4.*Clear search/s);
  const kind = textCategory(
    "Kind",
    ["p"],
    upTo(ROWS).map(() => 0),
  );
  await view.model.receive({ _row_categories: wireCategories([kind]) });
  await expect.element(view.controls.getByText("Kind").first()).toBeVisible();
  await expect.element(view.controls.getByRole("button", { name: "Clear search" })).toBeVisible();
});

describe("what was clustered anew in Python", () => {
  const PART = { rows: [1, 3, 4], cols: [0, 2] };

  async function clustered(): Promise<View> {
    const view = await mounted(steppedModel(ROWS, COLS));
    const { published } = view;
    await view.model.receive({
      _reclusterings: wireReclusterings([ROWS, COLS], PART),
      _view: { ...published, recluster: reclustering(PART) },
      _history: {
        version: 1,
        past: [{ before: { recluster: null }, after: { recluster: reclustering(PART) } }],
        future: [],
        table: 0,
      },
    });
    await atRest(view);
    return view;
  }

  const colorsOf = (rows: readonly number[], cols: readonly number[]) => {
    const values = steppedValues(ROWS, COLS);
    return rows.flatMap((row) => cols.map((col) => colorOf(values[row * COLS + col] as number)));
  };

  test("shows its rows and columns in the order of their own trees", async () => {
    const view = await clustered();
    await expect.poll(() => view.cellColors([3, 2])).toEqual(colorsOf([1, 3, 4], [2, 0]));
  });

  test("is said beside the picture, and a click there shows the whole again", async () => {
    const view = await clustered();
    const chip = view.controls.getByRole("button", { name: /Back to the first clustering/ });
    await expect
      .element(chip)
      .toHaveTextContent(
        /Reclustered\s*3 rows: correlation, average\s*2 columns: correlation, average/,
      );
    await userEvent.click(chip);
    await expect.poll(() => view.published.recluster).toBeNull();
    await atRest(view);
    const all = expectedColors(steppedValues(ROWS, COLS), upTo(ROWS), upTo(COLS));
    await expect.poll(() => view.cellColors([ROWS, COLS])).toEqual(all);
    expect(chip.elements()).toHaveLength(0);
  });

  test("is undone and done again by the buttons", async () => {
    const view = await clustered();
    await userEvent.click(view.controls.getByRole("button", { name: "Undo" }));
    await expect.poll(() => view.published.recluster).toBeNull();
    await atRest(view);
    await userEvent.click(view.controls.getByRole("button", { name: "Redo" }));
    await atRest(view);
    await expect.poll(() => view.cellColors([3, 2])).toEqual(colorsOf([1, 3, 4], [2, 0]));
  });
});
