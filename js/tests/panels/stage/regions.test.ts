import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { HandMadeModel } from "../../support/hand-made-model.ts";
import { mounted, type View } from "../../support/page/mounted.ts";
import { expectOwnPlaces, expectTitlesApart } from "../../support/page/places.ts";
import {
  colorOf,
  countingModel,
  expectedColors,
  labels,
  numberCategory,
  steppedModel,
  steppedValues,
  textCategory,
  upTo,
} from "../../support/page/tables.ts";

test("every part of the picture has a place of its own inside the widget", async () => {
  const model = countingModel(
    steppedValues(6, 5),
    { labels: labels(6, "row "), categories: [textCategory("kind", ["a"], [0, 0, 0, 0, 0, 0])] },
    { labels: labels(5, "col "), categories: [numberCategory("dose", [1, 2, 3, 4, 5])] },
  );
  const view = await mounted(model);
  expect([...view.boxes().keys()]).toHaveLength(9);
  expectOwnPlaces(view);
});

test("the cells fill the heatmap, each in the colour of its value", async () => {
  const values = steppedValues(7, 5);
  values.set([Number.NaN, Infinity, -Infinity, 3, -3]);
  const view = await mounted(
    countingModel(values, { labels: labels(7, "r") }, { labels: labels(5, "c") }),
  );
  expect(view.cellColors([7, 5])).toEqual(expectedColors(values, upTo(7), upTo(5)));
  const { width, height } = view.region("heatmap").getBoundingClientRect();
  expect(view.pixel("heatmap", 0, 0)).toEqual(colorOf(Number.NaN));
  expect(view.pixel("heatmap", width - 1, height - 1)).toEqual(colorOf(values[34] as number));
});

describe("tables of the smallest kinds are drawn", () => {
  const NONE = { labels: [] as string[], hasTree: false };
  const shapes: [string, HandMadeModel, readonly [number, number]][] = [
    ["one cell", steppedModel(1, 1), [1, 1]],
    ["one row", steppedModel(1, 40), [1, 40]],
    ["one column", steppedModel(40, 1), [40, 1]],
    [
      "no trees",
      countingModel(
        steppedValues(3, 4),
        { ...NONE, labels: labels(3, "r") },
        { ...NONE, labels: labels(4, "c") },
      ),
      [3, 4],
    ],
  ];
  test.each(shapes)("%s", async (_, model, [rowCount, colCount]) => {
    const view = await mounted(model);
    expect(view.cellColors([rowCount, colCount])).toEqual(
      expectedColors(steppedValues(rowCount, colCount), upTo(rowCount), upTo(colCount)),
    );
    expectOwnPlaces(view);
  });

  test("only missing values", async () => {
    const values = new Float32Array(6).fill(Number.NaN);
    const view = await mounted(
      countingModel(values, { labels: ["a", "b"] }, { labels: ["x", "y", "z"] }),
    );
    expect(view.cellColors([2, 3])).toEqual(Array.from({ length: 6 }, () => colorOf(Number.NaN)));
    expect(view.region("legend").textContent).toContain("missing");
  });

  test("values beyond single precision", async () => {
    const values = Float32Array.from([1, -1, 0.5, 0]);
    const model = countingModel(values, { labels: ["a", "b"] }, { labels: ["x", "y"] });
    for (const scale of [2 ** 996, 2 ** -996]) {
      model.set("_matrix", { ...(model.get("_matrix") as object), scale });
      const colors = model.get("_colors") as object;
      model.set("_colors", { ...colors, vmin: -scale, vmax: scale });
      const view = await mounted(model);
      expect(view.cellColors([2, 2])).toEqual(expectedColors(values, [0, 1], [0, 1]));
      view.remove();
    }
  });
});

test("fifteen strips an axis and a category of 500 values stay in their places", async () => {
  const many = labels(500, "value ");
  const strips = [
    textCategory("kinds", many, upTo(500)),
    ...labels(14, "strip ").map((title, i) => textCategory(title, many, Array(500).fill(i))),
  ];
  const short = strips.map(({ title, values }) => textCategory(title, values, [3, 4, 5, 6]));
  const view = await mounted(
    countingModel(
      steppedValues(500, 4),
      { labels: labels(500, "r"), categories: strips },
      { labels: labels(4, "c"), categories: short },
    ),
  );
  expectOwnPlaces(view);
  expectTitlesApart(view);
  const box = view.region("row-categories").getBoundingClientRect();
  const pitch = box.width / 15;
  const drawn = upTo(15).map((strip) => {
    const [, , , alpha] = view.pixel("row-categories", (strip + 0.4) * pitch, box.height / 2);
    return alpha;
  });
  expect(drawn).toEqual(Array(15).fill(255));
  expect(view.region("heatmap").getBoundingClientRect().width).toBeGreaterThan(150);
  expect(view.region("legend").textContent).toContain("and 440 more");
});

test("text categories have one colour a value, numbers an opacity, missing ones nothing", async () => {
  const kinds = textCategory("kind", ["a", "b"], [1, 0, -1, 1]);
  const doses = numberCategory("dose", [2, -1, Number.NaN, 0]);
  const view = await mounted(
    countingModel(
      steppedValues(4, 3),
      { labels: labels(4, "r"), categories: [kinds, doses] },
      { labels: labels(3, "c") },
    ),
  );
  const { width, height } = view.region("row-categories").getBoundingClientRect();
  const strip = (at: number) =>
    upTo(4).map((row) => view.pixel("row-categories", at * width, ((row + 0.5) / 4) * height));
  const [a, b] = kinds.colors.map((color) =>
    [1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16)),
  );
  expect(strip(0.2)).toEqual([
    [...(b ?? []), 255],
    [...(a ?? []), 255],
    [0, 0, 0, 0],
    [...(b ?? []), 255],
  ]);
  const [full, half, missing, zero] = strip(0.7);
  expect(full).toEqual([0x80, 0x40, 0, 255]);
  expect(half?.[3]).toBe(128);
  expect(half?.[2]).toBeGreaterThan(half?.[0] ?? 255);
  expect([missing?.[3], zero?.[3]]).toEqual([0, 0]);
});

test("titles of the strips are whole, though the column labels need less room", async () => {
  const titles = ["Cell of origin", "Kind"];
  const categories = titles.map((title) => textCategory(title, ["a"], [0, 0, 0, 0]));
  for (const [rows, cols] of [
    [categories, []],
    [categories, categories],
  ]) {
    const view = await mounted(
      countingModel(
        steppedValues(4, 4),
        { labels: labels(4, "r"), categories: rows ?? [] },
        { labels: labels(4, "c"), categories: cols ?? [] },
      ),
    );
    const shown = [...view.root.querySelectorAll(".category-title")];
    expect(shown).toHaveLength(titles.length * (cols?.length ? 2 : 1));
    for (const title of shown) {
      expect(title.scrollWidth, title.textContent ?? "").toBeLessThanOrEqual(title.clientWidth);
    }
    expectTitlesApart(view);
    view.remove();
  }
});

/** How many pixels high the letters of a row's label are. */
function letterHeight(view: View, row: number, rowCount: number): number {
  const { data, width, height } = view.picture("row-labels");
  const [from, to] = [row, row + 1].map((at) => Math.floor((at / rowCount) * height)) as [
    number,
    number,
  ];
  const hasInk = (y: number) => upTo(width).some((x) => (data[(y * width + x) * 4 + 3] ?? 0) > 96);
  return upTo(to - from).filter((y) => hasInk(from + y)).length / devicePixelRatio;
}

test("labels are as large as 16 px, and longer ones smaller to be whole", async () => {
  const withLabels = (label: string) =>
    countingModel(
      steppedValues(8, 5),
      { labels: Array(8).fill(label) },
      { labels: labels(5, "c") },
    );
  const view = await mounted(withLabels("HTHT"));
  const large = letterHeight(view, 3, 8);
  expect(large).toBeGreaterThanOrEqual(11);
  expect(large).toBeLessThanOrEqual(13);
  const { width } = view.region("row-labels").getBoundingClientRect();
  view.remove();
  const long = await mounted(withLabels("HT".repeat(20)));
  expect(letterHeight(long, 3, 8)).toBeLessThan(large);
  expect(letterHeight(long, 3, 8)).toBeGreaterThanOrEqual(6); // of 9 px
  const longWidth = long.region("row-labels").getBoundingClientRect().width;
  expect(longWidth).toBeGreaterThan(2 * width);
  expect(longWidth).toBeLessThan(0.3 * long.root.getBoundingClientRect().width);
});

test("the picture follows the width of its cell", async () => {
  const view = await mounted(steppedModel(12, 9));
  const wide = view.region("heatmap").getBoundingClientRect().width;
  view.cell.style.width = "1140px";
  const heatmap = view.region("heatmap");
  await expect.poll(() => heatmap.getBoundingClientRect().width).toBeGreaterThan(wide);
  await expect.poll(() => view.canvas("heatmap").width).toBe(heatmap.clientWidth);
  expect(view.cellColors([12, 9])).toEqual(expectedColors(steppedValues(12, 9), upTo(12), upTo(9)));
  expectOwnPlaces(view);
});

/** How many colour channels of two pictures differ by more than `steps`. */
function countDifferent(a: ImageData, b: ImageData, steps: number): number {
  let count = Math.abs(a.data.length - b.data.length);
  for (const [i, channel] of a.data.entries()) {
    if (Math.abs(channel - (b.data[i] ?? 0)) > steps) count += 1;
  }
  return count;
}

test.each([
  ["cells larger than a pixel", steppedModel(23, 17), 0],
  ["rows narrower than a pixel", steppedModel(900, 40), 1],
])("without WebGL the same picture is drawn: %s", async (_, model, steps) => {
  const withGpu = await mounted(model);
  expect(withGpu.root.dataset.renderer).toBe("webgl2");
  const expected = withGpu.picture("heatmap");
  withGpu.remove();
  const original = HTMLCanvasElement.prototype.getContext;
  const stub = vi.spyOn(HTMLCanvasElement.prototype, "getContext");
  onTestFinished(() => stub.mockRestore());
  stub.mockImplementation(function (this: HTMLCanvasElement, ...request: unknown[]) {
    return request[0] === "webgl2" ? null : Reflect.apply(original, this, request);
  } as typeof original);
  const without = await mounted(model);
  expect(without.root.dataset.renderer).toBe("canvas2d");
  expect(countDifferent(without.picture("heatmap"), expected, steps)).toBe(0);
});

describe("the theme", () => {
  const background = (view: View) => getComputedStyle(view.root).backgroundColor;
  const brightest = (view: View) =>
    Math.max(...view.picture("row-labels").data.filter((_, i) => i % 4 === 0));

  test("that was asked for is used", async () => {
    const dark = steppedModel(4, 3);
    dark.set("_options", { version: 1, theme: "dark", width: "100%", height: "400px" });
    const darkView = await mounted(dark);
    expect(background(darkView)).toBe("rgb(17, 19, 21)");
    expect(brightest(darkView)).toBeGreaterThan(200);
    darkView.remove();
    const lightView = await mounted(steppedModel(4, 3));
    expect(background(lightView)).toBe("rgb(255, 255, 255)");
    expect(brightest(lightView)).toBeLessThan(110);
  });

  test("follows the notebook's when none was asked for", async () => {
    const model = steppedModel(4, 3);
    model.set("_options", { version: 1, theme: "auto", width: "100%", height: "400px" });
    document.body.dataset.jpThemeLight = "false";
    const view = await mounted(model);
    expect(background(view)).toBe("rgb(17, 19, 21)");
    document.body.dataset.jpThemeLight = "true";
    await expect.poll(() => background(view)).toBe("rgb(255, 255, 255)");
    delete document.body.dataset.jpThemeLight;
    await expect.poll(() => brightest(view)).toBeLessThan(110);
  });
});
