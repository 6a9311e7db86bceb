import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { mounted, Notebook, type View } from "./mounted.ts";
import { expectOwnPlaces } from "./places.ts";
import {
  countingModel,
  expectedColors,
  labels,
  steppedModel,
  steppedValues,
  textCategory,
  upTo,
} from "./tables.ts";

const [ROWS, COLS] = [569, 30];

function table(stripCount: number, height = "auto", valueCount = 5) {
  const strip = (i: number) =>
    textCategory(
      `strip ${i}`,
      labels(valueCount, "value "),
      upTo(ROWS).map((row) => (row * 7 + i) % valueCount),
    );
  const model = countingModel(
    steppedValues(ROWS, COLS),
    { labels: labels(ROWS, "sample "), categories: upTo(stripCount).map(strip) },
    { labels: labels(COLS, "a column named ") },
  );
  model.set("_options", { version: 1, theme: "light", width: "100%", height });
  return model;
}

const boxOf = (view: View) => view.root.getBoundingClientRect();
const heatmapOf = (view: View) => view.region("heatmap").getBoundingClientRect();
const legendOf = (view: View) => view.region("legend").getBoundingClientRect();

describe("the room there is", () => {
  test.each([450, 900, 999])(
    "at %i pixels the matrix has more than half of the width",
    async (width) => {
      const view = await mounted(table(1), width);
      expect(heatmapOf(view).width).toBeGreaterThanOrEqual(0.55 * width);
      expectOwnPlaces(view);
    },
  );

  test("is shared by two widgets in a row, half and half", async () => {
    const row = document.createElement("div");
    row.style.cssText = "display: flex; width: 900px";
    document.body.append(row);
    const [first, second] = [table(0), table(6)].map((model) => {
      const cell = document.createElement("div");
      const view = new Notebook(model).open(0, cell);
      cell.style.width = "";
      row.append(cell);
      return view;
    }) as [View, View];
    await Promise.all([first.ready(), second.ready()]);
    for (const view of [first, second]) {
      await expect.poll(() => Math.round(boxOf(view).width)).toBe(450);
      expect(heatmapOf(view).width).toBeGreaterThan(140);
    }
    row.remove();
  });

  test("holds legend and selection beside the picture from 1,200 pixels on", async () => {
    const view = await mounted(table(2), 1200);
    expect(legendOf(view).left).toBeGreaterThan(heatmapOf(view).right);
    const before = heatmapOf(view);
    await userEvent.click(view.controls.getByRole("button", { name: /^value 3/ }).first());
    await expect.poll(() => view.published.rows.selected.length).toBeGreaterThan(0);
    expect(heatmapOf(view)).toEqual(before);
    expectOwnPlaces(view);
    view.cell.style.width = "1199px";
    await expect.poll(() => legendOf(view).top).toBeGreaterThan(heatmapOf(view).bottom);
    expectOwnPlaces(view);
  });

  test.each([
    [900, 1],
    [900, 6],
    [1000, 6],
    [450, 6],
  ])("at %i pixels the legend of %i strips is below the picture, none hidden", async (width, n) => {
    const view = await mounted(table(n, "auto", 25), width);
    expect(legendOf(view).top).toBeGreaterThan(heatmapOf(view).bottom);
    expect(legendOf(view).height).toBeLessThanOrEqual(260);
    const legend = view.region("legend");
    expect(legend.scrollWidth).toBeLessThanOrEqual(legend.clientWidth);
    const names = [...legend.querySelectorAll(".legend-row")];
    expect(names).toHaveLength(n * 25);
    const { left, right } = legendOf(view);
    for (const name of names) {
      expect(name.getBoundingClientRect().left).toBeGreaterThanOrEqual(left);
      expect(name.getBoundingClientRect().right).toBeLessThanOrEqual(right);
    }
  });
});

describe("the height", () => {
  const heightOf = async (rowCount: number, height = "auto", width = 1200) => {
    const model = steppedModel(rowCount, 8);
    model.set("_options", { version: 1, theme: "light", width: "100%", height });
    const view = await mounted(model, width);
    const found = boxOf(view).height;
    view.remove();
    return found;
  };

  test("that is left to the table grows with its rows, from 400 to 1,000 pixels", async () => {
    expect(await heightOf(6)).toBe(400);
    const some = await heightOf(50);
    expect(some).toBeGreaterThan(600);
    expect(some).toBeLessThan(1000);
    expect(await heightOf(900)).toBe(1000);
  });

  test("leaves the picture its own where the legend is below it", async () => {
    const view = await mounted(table(1), 900);
    expect(view.root.querySelector(".stage")?.clientHeight).toBe(1000);
    expect(boxOf(view).height).toBeCloseTo(1000 + legendOf(view).height, 0);
  });

  test("that was asked for is that of the whole widget", async () => {
    for (const width of [900, 1200]) expect(await heightOf(900, "700px", width)).toBe(700);
  });

  test("that is left to the table stays with a crop", async () => {
    const view = await mounted(table(0), 1200);
    const { published } = view;
    const crops = [{ kept: upTo(10), cut: null }];
    view.model.set("_view", { ...published, rows: { ...published.rows, crops } });
    await expect.poll(() => view.root.dataset.animating).toBe("false");
    expect(boxOf(view).height).toBe(1000);
  });
});

test("a symmetric table has square cells that fill the heatmap", async () => {
  const count = 12;
  const values = steppedValues(count, count);
  for (const row of upTo(count)) {
    for (const col of upTo(row)) {
      values[row * count + col] = values[col * count + row] as number;
    }
  }
  const axis = { labels: labels(count, "gene ") };
  for (const width of [700, 1300]) {
    const view = await mounted(countingModel(values, axis, axis), width);
    expect(heatmapOf(view).width).toBe(heatmapOf(view).height);
    expect(view.cellColors([count, count])).toEqual(
      expectedColors(values, upTo(count), upTo(count)),
    );
    expectOwnPlaces(view);
    view.remove();
  }
});

test.each([
  [1, 1],
  [1, 9],
  [9, 1],
  [2, 3],
  [6, 4],
])("cells of a table of %i x %i are not drawn out", async (rowCount, colCount) => {
  const view = await mounted(steppedModel(rowCount, colCount), 1600);
  expect(heatmapOf(view).width / colCount).toBeLessThanOrEqual(120);
  expect(heatmapOf(view).height / rowCount).toBeLessThanOrEqual(120);
  expect(view.cellColors([rowCount, colCount])).toEqual(
    expectedColors(steppedValues(rowCount, colCount), upTo(rowCount), upTo(colCount)),
  );
  expectOwnPlaces(view);
});
