import { describe, expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { RegionName } from "../../src/panels/stage/hit-test.ts";
import { LIGHT } from "../../src/panels/theme.ts";
import { mounted, type Rgba, type View } from "../support/page/mounted.ts";
import { catchDownloads } from "../support/page/saved.ts";
import {
  countingModel,
  expectedColors,
  labels,
  numberCategory,
  steppedModel,
  steppedValues,
  textCategory,
  upTo,
} from "../support/page/tables.ts";

interface Asked {
  readonly title?: string;
  readonly width?: string;
  readonly unit?: "px" | "mm";
  readonly ticked?: readonly string[];
}

async function snapshot(view: View, kind: "SVG" | "PNG", asked: Asked = {}): Promise<Blob> {
  const files = catchDownloads();
  await view.controls.getByRole("button", { name: "Snapshot" }).click();
  const { title, width, unit, ticked = [] } = asked;
  if (unit) await view.controls.getByLabelText("Unit of the width").selectOptions(unit);
  if (width) await view.controls.getByLabelText("Width", { exact: true }).fill(width);
  if (title) await view.controls.getByLabelText("Title").fill(title);
  for (const name of ticked) {
    const box = view.controls.getByRole("checkbox", { name });
    if (!(box.element() as HTMLInputElement).checked) await box.click();
  }
  await view.controls.getByRole("menuitem", { name: kind }).click();
  await expect.poll(() => files.length, { timeout: 20_000 }).toBe(1);
  return files[0]?.blob as Blob;
}

async function parsed(blob: Blob): Promise<SVGSVGElement> {
  const page = new DOMParser().parseFromString(await blob.text(), "image/svg+xml");
  expect(page.querySelector("parsererror")?.textContent).toBe(undefined);
  return page.documentElement as unknown as SVGSVGElement;
}

const texts = (group: Element | null) =>
  [...(group?.querySelectorAll("text") ?? [])].map(({ textContent }) => textContent);

/** A saved picture on a canvas, `ratio` pixels to a CSS pixel. */
async function drawn(blob: Blob, ratio: number): Promise<CanvasRenderingContext2D> {
  const image = new Image();
  image.src = URL.createObjectURL(blob);
  await image.decode();
  const own = blob.type === "image/png" ? 2 : 1;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round((image.naturalWidth / own) * ratio);
  canvas.height = Math.round((image.naturalHeight / own) * ratio);
  const context = canvas.getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return context;
}

/** The canvases of the screen where they are on the stage. */
function screen(view: View): CanvasRenderingContext2D {
  const stage = view.root.querySelector(".stage") as HTMLElement;
  const { left, top, width, height } = stage.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width);
  canvas.height = Math.round(height);
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  context.fillStyle = getComputedStyle(view.root).backgroundColor;
  context.fillRect(0, 0, width, height);
  for (const element of stage.querySelectorAll<HTMLCanvasElement>(".region canvas")) {
    const box = element.getBoundingClientRect();
    if (box.width === 0) continue;
    context.drawImage(element, box.left - left, box.top - top, box.width, box.height);
  }
  return context;
}

/** The mean difference of a channel in a region, and where it lies on the stage. */
function difference(
  view: View,
  region: Parameters<View["region"]>[0],
  a: CanvasRenderingContext2D,
  b: CanvasRenderingContext2D,
): number {
  const stage = view.root.querySelector(".stage") as HTMLElement;
  const origin = stage.getBoundingClientRect();
  const box = view.region(region).getBoundingClientRect();
  const place = [box.left - origin.left, box.top - origin.top, box.width, box.height] as const;
  const [first, second] = [a.getImageData(...place).data, b.getImageData(...place).data];
  let sum = 0;
  for (const [i, channel] of first.entries()) sum += Math.abs(channel - (second[i] as number));
  return sum / first.length;
}

function cellColors(
  view: View,
  picture: CanvasRenderingContext2D,
  ratio: number,
  shape: readonly [number, number],
): Rgba[] {
  const origin = (view.root.querySelector(".stage") as HTMLElement).getBoundingClientRect();
  const box = view.region("heatmap").getBoundingClientRect();
  return Array.from({ length: shape[0] * shape[1] }, (_, cell) => {
    const { x, y } = view.cellMiddle(Math.floor(cell / shape[1]), cell % shape[1], shape);
    const at = (value: number) => Math.floor(value * ratio);
    const [left, top] = [at(box.left - origin.left + x), at(box.top - origin.top + y)];
    return [...picture.getImageData(left, top, 1, 1).data];
  });
}

function decorated(rowCount: number, colCount: number) {
  const kinds = Array.from({ length: rowCount }, (_, row) => Math.floor((row / rowCount) * 3) - 1);
  const values = steppedValues(rowCount, colCount);
  return countingModel(
    values,
    {
      labels: labels(rowCount, "row "),
      categories: [
        textCategory("Kind", ["first", "second"], kinds),
        numberCategory(
          "Dose",
          upTo(rowCount).map((row) => Math.sin(row / 3)),
        ),
      ],
    },
    { labels: labels(colCount, "col "), categories: [numberCategory("Age", upTo(colCount))] },
  );
}

describe("the SVG", () => {
  test("has real text, cells as rectangles, trees as paths, each clipped to its region", async () => {
    const view = await mounted(decorated(12, 8));
    const svg = await parsed(await snapshot(view, "SVG"));
    expect(texts(svg.querySelector("#row-labels"))).toEqual(labels(12, "row "));
    expect(texts(svg.querySelector("#col-labels"))).toEqual(labels(8, "col "));
    expect(texts(svg.querySelector("#row-category-titles"))).toEqual(["Kind", "Dose"]);
    expect(texts(svg.querySelector("#col-category-titles"))).toEqual(["Age"]);
    expect(texts(svg)).toEqual(expect.arrayContaining(["first", "second", "-1", "1"]));
    expect(svg.querySelectorAll("#heatmap rect")).toHaveLength(96);
    expect(svg.querySelectorAll("image")).toHaveLength(0);
    expect(svg.querySelectorAll("#row-dendrogram path").length).toBeGreaterThan(1);
    expect(svg.querySelectorAll("#row-categories rect").length).toBeGreaterThan(12);
    for (const group of svg.querySelectorAll(":scope > g")) {
      const clip = svg.querySelector(`clipPath[id="clip-${group.id}"] rect`);
      expect(group.getAttribute("clip-path")).toBe(`url(#clip-${group.id})`);
      expect(Number(clip?.getAttribute("width"))).toBeGreaterThan(0);
    }
  });

  test("joins equal neighbours in strips and cells", async () => {
    const model = countingModel(
      new Float32Array(200 * 4),
      {
        labels: labels(200, "r"),
        categories: [
          textCategory(
            "Kind",
            ["a", "b"],
            upTo(200).map((row) => (row < 80 ? 0 : 1)),
          ),
        ],
      },
      { labels: labels(4, "c") },
    );
    const svg = await parsed(await snapshot(await mounted(model), "SVG"));
    expect(svg.querySelectorAll("#row-categories rect")).toHaveLength(2);
    expect(svg.querySelectorAll("#heatmap rect")).toHaveLength(200);
  });

  test("holds a large matrix as one image", async () => {
    const svg = await parsed(await snapshot(await mounted(steppedModel(150, 90)), "SVG"));
    const [image, ...others] = svg.querySelectorAll("#heatmap image");
    expect(others).toEqual([]);
    expect(svg.querySelectorAll("#heatmap rect")).toHaveLength(0);
    expect(image?.getAttribute("style")).toBe("image-rendering: pixelated");
    expect(image?.getAttribute("xlink:href")).toMatch(/^data:image\/png;base64,/);
  });

  test("takes any text for text", async () => {
    const nasty = ["<script>&lt;", "a&b \"c\" 'd'", "\u0000\u0007\ud800x", "]]>", "你好 ß"];
    const model = countingModel(
      steppedValues(5, 2),
      { labels: nasty, categories: [textCategory("</text><x>", ["<b>"], [0, 0, 0, 0, 0])] },
      { labels: labels(2, "c") },
    );
    const svg = await parsed(await snapshot(await mounted(model), "SVG"));
    expect(texts(svg.querySelector("#row-labels"))).toEqual([
      nasty[0],
      nasty[1],
      expect.stringMatching(/^\s*\ufffd*x$/),
      nasty[3],
      nasty[4],
    ]);
    expect(svg.querySelectorAll("script, x, b")).toHaveLength(0);
    expect(texts(svg.querySelector("#row-category-titles"))).toEqual(["</text><x>"]);
  });
});

describe("SVG and PNG match the screen", () => {
  const cases: [string, number, number, number][] = [
    ["cells as rectangles", 24, 18, 0],
    ["cells in an image", 160, 90, 0],
    ["more rows than pixels", 2000, 30, 0],
    ["few cells, but more rows than pixels", 2000, 5, 0],
    ["zoomed in", 60, 50, -500],
  ];
  test.each(cases)("%s", async (_, rowCount, colCount, wheel) => {
    const view = await mounted(decorated(rowCount, colCount));
    if (wheel) {
      await view.wheel(wheel);
      await expect.poll(() => view.published.viewport.rows).not.toBe(null);
    }
    await userEvent.hover(view.controls.getByRole("button", { name: "Snapshot" }));
    await expect.poll(() => view.tooltip).toBe(null);
    const onScreen = screen(view);
    const svg = await snapshot(view, "SVG");
    const png = await snapshot(view, "PNG");
    const [svgOnce, pngOnce] = [await drawn(svg, 1), await drawn(png, 1)];
    const expectAlike = (region: RegionName, ofSvg: number, ofPng: number) => {
      expect(difference(view, region, svgOnce, onScreen), `SVG ${region}`).toBeLessThan(ofSvg);
      expect(difference(view, region, pngOnce, onScreen), `PNG ${region}`).toBeLessThan(ofPng);
    };
    expectAlike("heatmap", 1, 3);
    // letters drawn at twice the size and made smaller have softer edges
    for (const side of ["row", "col"] as const) {
      expectAlike(`${side}-labels`, 2, 12);
      expectAlike(`${side}-categories`, 7, 7);
      expectAlike(`${side}-dendrogram`, 4, 4);
    }
    if (wheel || rowCount > 200) return;
    const expected = expectedColors(
      steppedValues(rowCount, colCount),
      upTo(rowCount),
      upTo(colCount),
    );
    const shape = [rowCount, colCount] as const;
    expect(cellColors(view, await drawn(png, 2), 2, shape)).toEqual(expected);
    expect(cellColors(view, svgOnce, 1, shape)).toEqual(expected);
  });

  test("an SVG of rows that share pixels of the screen and not those of a PNG", async () => {
    const view = await mounted(decorated(1000, 8));
    const onScreen = screen(view);
    const svg = await drawn(await snapshot(view, "SVG"), 1);
    expect(difference(view, "heatmap", svg, onScreen)).toBeLessThan(1);
  });

  test("in a dark theme and with rows selected, where that is asked for", async () => {
    const model = decorated(20, 12);
    model.set("_options", { version: 1, theme: "dark", width: "100%", height: "500px" });
    const view = await mounted(model);
    const { published } = view;
    const firstCell = () => view.cellColors([20, 12])[0] as Rgba;
    const half = firstCell().map((channel, i) => {
      return Math.round((channel * 128 + ([17, 19, 21, 255][i] as number) * 127) / 255);
    });
    model.set("_view", {
      ...published,
      rows: { ...published.rows, selected: [2, 3, 4] },
      colors: { ...published.colors, opacity: 0.5 },
    });
    await expect.poll(firstCell).toEqual(half);
    const onScreen = screen(view);
    const ticked = ["Dark theme", "Selection marks"];
    const svg = await drawn(await snapshot(view, "SVG", { ticked }), 1);
    const png = await drawn(await snapshot(view, "PNG", { ticked }), 1);
    expect([...svg.getImageData(1, 1, 1, 1).data]).toEqual([17, 19, 21, 255]);
    expect([...png.getImageData(1, 1, 1, 1).data]).toEqual([17, 19, 21, 255]);
    for (const region of ["heatmap", "row-labels", "row-categories"] as const) {
      expect(difference(view, region, svg, onScreen), region).toBeLessThan(6);
      const softer = region === "row-labels" ? 12 : 6; // letters, as above
      expect(difference(view, region, png, onScreen), region).toBeLessThan(softer);
    }
  });
});

/** Each row or column in units of its own, one with an outlier; no value is at a step of colours. */
function inUnits(side: "rows" | "cols", [rowCount, colCount]: [number, number]) {
  const values = Float32Array.from({ length: rowCount * colCount }, (_, i) => {
    const [row, col] = [Math.floor(i / colCount), i % colCount];
    const [item, place] = side === "rows" ? [row, col] : [col, row];
    if (item === 2 && place === 6) return 1e6;
    return ([1, 2, 3, 5, 7][place % 5] as number) * 10 ** item;
  });
  return countingModel(
    values,
    { labels: labels(rowCount, "r") },
    { labels: labels(colCount, "c") },
  );
}

describe("a picture for others", () => {
  test("is light and without marks of selection and cut, from a dark page with both", async () => {
    const model = decorated(20, 12);
    model.set("_options", { version: 1, theme: "dark", width: "100%", height: "500px" });
    const view = await mounted(model);
    const { published } = view;
    model.set("_view", { ...published, rows: { ...published.rows, selected: [2, 3, 4] } });
    await view.controls.getByRole("checkbox", { name: "Whole tree" }).click();
    const accents = async (ticked: readonly string[]) => {
      const svg = await parsed(await snapshot(view, "SVG", { ticked }));
      const of = (group: string) => svg.querySelector(`#${group}`)?.outerHTML ?? "";
      expect(svg.querySelector("rect[fill='#ffffff']"), "a light ground").not.toBe(null);
      const isIn = (group: string) => of(group).includes(LIGHT.accent);
      return { selection: isIn("overlay"), cut: isIn("row-dendrogram") };
    };
    expect(await accents([])).toEqual({ selection: false, cut: false });
    expect(await accents(["Selection marks", "Cut lines"])).toEqual({ selection: true, cut: true });
  });

  test("has its title above it and the width that was asked for", async () => {
    const view = await mounted(decorated(12, 8));
    const plain = await parsed(await snapshot(view, "SVG"));
    const svg = await parsed(
      await snapshot(view, "SVG", { title: "Lung <lines>", width: "180", unit: "mm" }),
    );
    expect(texts(svg.querySelector("#title"))).toEqual(["Lung <lines>"]);
    expect(svg.getAttribute("width")).toBe("180mm");
    const [, , width = 0, height = 0] = (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
    expect(Number.parseFloat(svg.getAttribute("height") ?? "")).toBeCloseTo(
      (180 * height) / width,
      1,
    );
    const topOf = (picture: SVGSVGElement) =>
      Number(
        /translate\(\S+ (\S+)\)/.exec(picture.querySelector("#heatmap")?.outerHTML ?? "")?.[1],
      );
    expect(topOf(svg)).toBeGreaterThan(topOf(plain) + 20);
    const png = await createImageBitmap(await snapshot(view, "PNG", { width: "900", unit: "px" }));
    expect(png.width).toBe(900);
  });

  test("is not made at a width that can't be, and says which can", async () => {
    const view = await mounted(steppedModel(4, 3));
    const files = catchDownloads();
    await view.controls.getByRole("button", { name: "Snapshot" }).click();
    await view.controls.getByLabelText("Width", { exact: true }).fill("7");
    await expect
      .element(view.controls.getByRole("alert"))
      .toHaveTextContent("The width must be from 100 to 20000 px.");
    await view.controls.getByRole("menuitem", { name: "PNG" }).click();
    expect(files).toEqual([]);
  });

  test.each([
    ["rows", null],
    ["rows", 0],
    ["cols", null],
    ["cols", 0],
  ] as const)(
    "has the colours and the legend of %s over their own ranges, with the centre %s",
    async (side, center) => {
      const item = side === "rows" ? "row" : "column";
      const shape: [number, number] = side === "rows" ? [4, 15] : [15, 4];
      const model = inUnits(side, shape);
      const colors = { center, unequal: side, own_range: side };
      model.set("_colors", { ...(model.get("_colors") as object), ...colors });
      const view = await mounted(model);
      const onScreen = view.cellColors(shape);
      expect(new Set(onScreen.map(([red]) => red)).size).toBe(5);
      const told = [
        center === null ? `${item} min` : `−${item} max`,
        `${item} max`,
        `each ${item} over its own range`,
        "2\u00a0% above the range",
      ];
      const svg = await snapshot(view, "SVG");
      expect(cellColors(view, await drawn(svg, 1), 1, shape)).toEqual(onScreen);
      expect(texts(await parsed(svg))).toEqual(expect.arrayContaining(told));

      const written = vi.spyOn(CanvasRenderingContext2D.prototype, "fillText");
      onTestFinished(() => written.mockRestore());
      const png = await snapshot(view, "PNG");
      expect(cellColors(view, await drawn(png, 2), 2, shape)).toEqual(onScreen);
      expect(written.mock.calls.map(([text]) => text)).toEqual(expect.arrayContaining(told));
    },
  );

  test("has every value of a category in its legend, in as many columns as that takes", async () => {
    const values = upTo(70).map((value) => `a tissue with a long name ${value}`);
    const model = countingModel(
      steppedValues(70, 4),
      { labels: labels(70, "r"), categories: [textCategory("Tissue", values, upTo(70))] },
      { labels: labels(4, "c") },
    );
    const svg = await parsed(await snapshot(await mounted(model), "SVG"));
    const written = texts(svg);
    expect(values.filter((value) => !written.includes(value))).toEqual([]);
    expect(written).toContain("Tissue (continued)");
    const [, , width = 0, height = 0] = (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
    for (const clip of svg.querySelectorAll("clipPath[id^='clip-legend'] rect")) {
      expect(Number(clip.getAttribute("height"))).toBeLessThan(height);
      expect(Number(clip.getAttribute("width"))).toBeLessThan(width);
    }
  });
});

test("values of a legend that begin alike differ where they are cut", async () => {
  const start = "Haematopoietic and lymphoid tissue of an adult donor, frozen at once, ";
  const values = ["primary tumour of the left side", "metastasis of the left side"].map(
    (end) => `${start}${end}`,
  );
  const kind = textCategory("Tissue", values, [0, 1, 0, 1]);
  const model = countingModel(
    steppedValues(4, 3),
    { labels: labels(4, "r"), categories: [kind] },
    { labels: labels(3, "c") },
  );
  const written = texts(await parsed(await snapshot(await mounted(model), "SVG")));
  const cut = written.filter((text) => text?.startsWith("Haematopoietic"));
  expect(cut).toHaveLength(2);
  expect(cut[0]).toMatch(/….*primary tumo/);
  expect(cut[1]).toMatch(/….*metastasis/);
});

test("the PNG has at least two pixels to a CSS pixel, and the legend beside the picture", async () => {
  const view = await mounted(decorated(12, 8));
  const stage = (view.root.querySelector(".stage") as HTMLElement).getBoundingClientRect();
  const image = await createImageBitmap(await snapshot(view, "PNG"));
  expect(image.height).toBe(Math.ceil(stage.height * 2));
  expect(image.width).toBeGreaterThan((stage.width + 150) * 2);
});

test("the menu works by keyboard", async () => {
  const view = await mounted(steppedModel(4, 3));
  const files = catchDownloads();
  const button = view.controls.getByRole("button", { name: "Snapshot" });
  const focused = () => (view.cell.shadowRoot?.activeElement as HTMLElement | null)?.ariaLabel;
  (button.element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  await expect.poll(focused).toBe("SVG");
  await userEvent.keyboard("{ArrowDown}");
  expect(focused()).toBe("PNG");
  await userEvent.keyboard("{ArrowDown}");
  expect(focused()).toBe("SVG");
  await userEvent.keyboard("{Escape}");
  await expect.element(button).toHaveAttribute("aria-expanded", "false");
  expect(focused()).toBe("Snapshot");
  await userEvent.keyboard("{Enter}{ArrowUp}{Enter}");
  await expect.poll(() => files[0]?.name).toBe("clustergram-4x3.png");
});
