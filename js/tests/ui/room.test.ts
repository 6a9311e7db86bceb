import { describe, expect, onTestFinished, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { type HandMadeModel, wireArray } from "../support/hand-made-model.ts";
import { mounted, Notebook, type View } from "../support/page/mounted.ts";
import { expectOwnPlaces, expectTitlesApart } from "../support/page/places.ts";
import {
  countingModel,
  expectedColors,
  labels,
  steppedModel,
  steppedValues,
  textCategory,
  upTo,
} from "../support/page/tables.ts";

const [ROWS, COLS] = [569, 30];
/** No cell of the whole table is drawn larger. */
const LARGEST_CELL = 125;

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
const stageOf = (view: View) => view.root.querySelector(".stage")?.clientHeight as number;
const legendOf = (view: View) => view.region("legend").getBoundingClientRect();

const MEASUREMENTS = ["radius", "concave points error", "worst fractal dimension", "compactness"];
const SITE = textCategory("tissue", ["lung", "haematopoietic_and_lymphoid_tissue"], []);

function siteOf(count: number) {
  return { ...SITE, codes: wireArray(Int32Array.from(upTo(count), (i) => i % 2)) };
}

/** Measurements of tumours, cell lines, and a small table under very long names. */
const TABLES = {
  tumours: () =>
    countingModel(
      steppedValues(569, 30),
      { labels: labels(569, "tumour "), categories: [siteOf(569)] },
      { labels: upTo(30).map((i) => `${MEASUREMENTS[i % 4]} ${i}`) },
    ),
  "cell lines": () =>
    countingModel(
      steppedValues(500, 1037),
      { labels: upTo(500).map((i) => `TNFRSF${i}`) },
      { labels: labels(1037, "PECAPJ34CLONE"), categories: [siteOf(1037), siteOf(1037)] },
    ),
  "long names": () =>
    countingModel(
      steppedValues(6, 4),
      {
        labels: labels(6, "GOBP_POSITIVE_REGULATION_OF_CYCLIN_DEPENDENT_PROTEIN_KINASE_ACTIVITY_"),
      },
      {
        labels: labels(4, "treated with 10 nM dexamethasone, 24 h, replicate "),
        categories: [siteOf(4)],
      },
    ),
} as const;
const NAMES = Object.keys(TABLES) as (keyof typeof TABLES)[];

/** Opens views side by side in a row of this width, as an `HBox` has them. */
async function inRow(width: number, models: readonly HandMadeModel[]): Promise<View[]> {
  const row = document.createElement("div");
  row.style.cssText = `display: flex; width: ${width}px`;
  document.body.append(row);
  onTestFinished(() => row.remove());
  const views = models.map((model) => {
    const cell = document.createElement("div");
    const view = new Notebook(model).open(0, cell);
    cell.style.width = "";
    row.append(cell);
    return view;
  });
  await Promise.all(views.map((view) => view.ready()));
  return views;
}

describe("the room there is", () => {
  test.each(NAMES.flatMap((name) => [900, 999, 450, 600].map((width) => [name, width] as const)))(
    "leaves the matrix of %s the larger part of %i pixels",
    async (name, width) => {
      const view = await mounted(TABLES[name](), width);
      const most = name === "long names" ? 4 * LARGEST_CELL : width;
      expect(heatmapOf(view).width).toBeGreaterThanOrEqual(Math.min(0.55 * width, most));
      expectOwnPlaces(view);
      expectTitlesApart(view);
    },
  );

  test.each(NAMES)("leaves the matrix of %s half of the width beside the dock", async (name) => {
    const view = await mounted(TABLES[name](), 1200);
    const most = name === "long names" ? 4 * LARGEST_CELL : 1200;
    expect(heatmapOf(view).width).toBeGreaterThanOrEqual(Math.min(0.5 * 1200, most));
    expect(view.region("sidebar").checkVisibility()).toBe(false);
    await userEvent.click(view.controls.getByRole("button", { name: "Show sidebar" }));
    await expect.poll(() => view.region("sidebar").checkVisibility()).toBe(true);
    await expect.poll(() => heatmapOf(view).right < legendOf(view).left).toBe(true);
    expectOwnPlaces(view);
  });

  test("has the sidebar beside picture and dock where there is room for all three", async () => {
    const view = await mounted(TABLES.tumours(), 1320);
    expect(view.region("sidebar").checkVisibility()).toBe(true);
    expect(legendOf(view).left).toBeGreaterThan(heatmapOf(view).right);
    expect(heatmapOf(view).width).toBeGreaterThan(0.4 * 1320);
  });

  test("gives labels what somebody asks for, also where that leaves the matrix less", async () => {
    const model = TABLES["long names"]();
    model.set("row_label_width", 500);
    const view = await mounted(model, 900);
    expect(view.region("row-labels").clientWidth).toBe(500);
    expect(heatmapOf(view).width).toBeLessThan(0.4 * 900);
  });

  test("is shared by two widgets in a row, half and half", async () => {
    for (const view of await inRow(900, [TABLES.tumours(), TABLES["cell lines"]()])) {
      await expect.poll(() => Math.round(boxOf(view).width)).toBe(450);
      await expect.poll(() => heatmapOf(view).width).toBeGreaterThanOrEqual(0.55 * 450);
    }
    for (const view of await inRow(900, [table(0), table(6)])) {
      await expect.poll(() => heatmapOf(view).width).toBeGreaterThan(140);
    }
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
    const view = await mounted(table(0), 900);
    expect(stageOf(view)).toBe(1000);
    expect(boxOf(view).height).toBeCloseTo(1000 + legendOf(view).height, 0);
  });

  test("keeps the legend of strips in sight where it is below the picture", async () => {
    const view = await mounted(table(1), 900);
    expect(stageOf(view)).toBe(innerHeight - 250);
    expect(boxOf(view).height).toBeCloseTo(stageOf(view) + legendOf(view).height, 0);
    await page.viewport(innerWidth, 1100);
    await expect.poll(() => stageOf(view)).toBe(850);
    await page.viewport(innerWidth, 500);
    await expect.poll(() => stageOf(view)).toBe(400);
    view.cell.style.width = "1200px"; // beside it
    await expect.poll(() => stageOf(view)).toBe(1000);
  });

  test("that was asked for is that of the whole widget", async () => {
    for (const width of [900, 1200]) expect(await heightOf(900, "700px", width)).toBe(700);
  });

  test.each(NAMES)(
    "of 420 pixels has the legend of %s beside the picture, where it takes no height",
    async (name) => {
      const model = TABLES[name]();
      model.set("_options", { version: 1, theme: "light", width: "100%", height: "420px" });
      const view = await mounted(model, 900);
      expect(boxOf(view).height).toBe(420);
      await expect.poll(() => legendOf(view).left > heatmapOf(view).right).toBe(true);
      expect(heatmapOf(view).height).toBeGreaterThanOrEqual(0.4 * 420);
      expect(heatmapOf(view).width).toBeGreaterThan(0.4 * 900);
      expectOwnPlaces(view);
      view.cell.style.width = "600px";
      await expect.poll(() => legendOf(view).top > heatmapOf(view).bottom).toBe(true);
      expect(legendOf(view).height).toBeLessThan(0.3 * 420);
      expect(boxOf(view).height).toBe(420);
      expectOwnPlaces(view);
    },
  );

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
  expect(heatmapOf(view).width / colCount).toBeLessThanOrEqual(LARGEST_CELL);
  expect(heatmapOf(view).height / rowCount).toBeLessThanOrEqual(LARGEST_CELL);
  expect(view.cellColors([rowCount, colCount])).toEqual(
    expectedColors(steppedValues(rowCount, colCount), upTo(rowCount), upTo(colCount)),
  );
  expectOwnPlaces(view);
});
