import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { type DrawnText, watchTexts } from "../../support/page/drawn-texts.ts";
import { mounted, type View } from "../../support/page/mounted.ts";
import { countingModel, labels, steppedValues } from "../../support/page/tables.ts";

const ROWS = 500;
const COLS = 400;
const SLANTED = Math.sin(Math.PI / 4);

const manyLabels = () =>
  countingModel(
    steppedValues(ROWS, COLS),
    { labels: labels(ROWS, "row "), hasTree: false },
    { labels: labels(COLS, "column "), hasTree: false },
  );

const names = (drawn: readonly DrawnText[]) => drawn.map(({ text }) => text);

/** None is smaller than 9 px, and none stands on another one. */
function expectLegible(drawn: readonly DrawnText[], side: "rows" | "cols"): void {
  const at = drawn.map(({ x, y }) => (side === "rows" ? y : x * SLANTED)).sort((a, b) => a - b);
  for (const [i, { fontSize }] of drawn.entries()) {
    expect(fontSize).toBeGreaterThanOrEqual(9);
    if (i > 0) expect((at[i] as number) - (at[i - 1] as number)).toBeGreaterThan(fontSize);
  }
}

async function pointAt(view: View, row: number, col: number): Promise<void> {
  const { x, y } = view.cellMiddle(row, col, [ROWS, COLS]);
  await view.hover("heatmap", x, y);
}

test("what is selected, found or pointed at is always labelled, and overlaps nothing", async () => {
  const shown = watchTexts();
  const model = manyLabels();
  const first = model.get("_view") as View["published"];
  const selected = [41, 162, 333];
  model.set("_view", { ...first, rows: { ...first.rows, selected } });
  const view = await mounted(model);
  await expect
    .poll(() => names(shown(view, "row-labels")))
    .toEqual(expect.arrayContaining(["row 41", "row 162", "row 333"]));
  expectLegible(shown(view, "row-labels"), "rows");

  await userEvent.click(view.controls.getByRole("combobox", { name: "Search columns" }));
  await userEvent.keyboard("column 211{Enter}");
  await expect.poll(() => view.published.viewport.cols).not.toBeNull();
  await userEvent.click(view.controls.getByRole("button", { name: "Reset zoom" }));
  await expect.poll(() => view.published.viewport.cols).toBeNull();
  await expect.poll(() => names(shown(view, "col-labels"))).toContain("column 211");
  expectLegible(shown(view, "col-labels"), "cols");

  for (const [row, col] of [
    [200, 300],
    [203, 301],
    [43, 209],
  ] as const) {
    await pointAt(view, row, col);
    await expect.poll(() => names(shown(view, "row-labels"))).toContain(`row ${row}`);
    await expect.poll(() => names(shown(view, "col-labels"))).toContain(`column ${col}`);
    expectLegible(shown(view, "row-labels"), "rows");
    expectLegible(shown(view, "col-labels"), "cols");
  }
});

test("the label of the first and of the last row pointed at is whole", async () => {
  const shown = watchTexts();
  const view = await mounted(manyLabels());
  const { height } = view.region("row-labels").getBoundingClientRect();
  for (const row of [0, ROWS - 1]) {
    await pointAt(view, row, 5);
    await expect.poll(() => names(shown(view, "row-labels"))).toContain(`row ${row}`);
    const label = shown(view, "row-labels").find(({ text }) => text === `row ${row}`);
    const { y, fontSize } = label as DrawnText;
    expect(y - fontSize / 2).toBeGreaterThanOrEqual(0);
    expect(y + fontSize / 2).toBeLessThanOrEqual(height);
  }
});

describe("column labels", () => {
  test("end within the widget, the last one too", async () => {
    const shown = watchTexts();
    const long = Array.from({ length: 12 }, (_, i) => `a long name of a column, number ${i}`);
    const model = countingModel(
      steppedValues(4, 12),
      { labels: labels(4, "r"), hasTree: false },
      { labels: long, hasTree: false },
    );
    const view = await mounted(model);
    await expect.poll(() => shown(view, "col-labels")).toHaveLength(12);
    const { width } = view.region("col-labels").getBoundingClientRect();
    const measuring = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
    measuring.font = getComputedStyle(view.root).font;
    const family = measuring.font.replace(/^.*?px /, "");
    const drawn = shown(view, "col-labels");
    for (const { text, x, fontSize } of drawn) {
      measuring.font = `${fontSize}px ${family}`;
      expect(x + measuring.measureText(text).width * SLANTED).toBeLessThanOrEqual(width + 1);
      expect(text).toMatch(/\d$/);
    }
    expect(new Set(names(drawn)).size).toBe(12);
  });
});

test("long labels that differ at their end are told apart", async () => {
  const shown = watchTexts();
  const long = Array.from(
    { length: 10 },
    (_, i) => `${"REGULATION_OF_A_VERY_LONG_PROCESS_".repeat(3)}PART_${i}`,
  );
  const model = countingModel(
    steppedValues(10, 3),
    { labels: long, hasTree: false },
    { labels: labels(3, "c"), hasTree: false },
  );
  const view = await mounted(model);
  await expect.poll(() => new Set(names(shown(view, "row-labels"))).size).toBe(10);
  expect(names(shown(view, "row-labels")).every((text) => /….*PART_\d$/.test(text))).toBe(true);
});
