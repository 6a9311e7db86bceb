import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { handMadeModel, wireArray } from "../../support/hand-made-model.ts";
import { mounted, type Rgba, type View } from "../../support/page/mounted.ts";
import { onlyRows, change as reshow } from "../../support/page/moving-rows.ts";
import { catchDownloads } from "../../support/page/saved.ts";
import {
  colorOf,
  countingModel,
  labels,
  masked,
  steppedValues,
  valueOfStep,
} from "../../support/page/tables.ts";

const SHAPE = [6, 4] as const;
const NAN = 6;
const VALUES = steppedValues(...SHAPE);
VALUES[NAN] = Number.NaN;
const isMasked = (cell: number) => cell % 3 === 1;
const MASKED: Readonly<Record<string, Rgba>> = {
  light: [233, 236, 240, 255],
  dark: [30, 34, 39, 255],
};

function triangle(theme = "light") {
  const rows = { labels: labels(SHAPE[0], "r") };
  const model = masked(countingModel(VALUES, rows, { labels: labels(SHAPE[1], "c") }), isMasked);
  model.set("_options", { ...(model.get("_options") as object), theme });
  return model;
}

const expected = (color: Rgba | undefined) =>
  Array.from(VALUES, (value, cell) => (isMasked(cell) ? color : colorOf(value)));

const GROUNDS: Readonly<Record<string, Rgba>> = {
  light: [255, 255, 255, 255],
  dark: [17, 19, 21, 255],
};

describe("masked cells and missing ones each have a colour that no map has", () => {
  test.each(Object.entries(MASKED))("in the %s theme", async (theme, color) => {
    const view = await mounted(triangle(theme));
    expect(view.cellColors(SHAPE)).toEqual(expected(color));
    const { published } = view;
    view.model.set("_view", { ...published, colors: { ...published.colors, opacity: 0 } });
    await expect.poll(() => view.cellColors(SHAPE)[0]).toEqual(GROUNDS[theme]);
    expect(view.cellColors(SHAPE)[1]).toEqual(color);
    expect(view.cellColors(SHAPE)[NAN]).toEqual(colorOf(Number.NaN));
  });

  test.each(Object.entries(MASKED))("in snapshots, in the %s theme", async (theme, color) => {
    const view = await mounted(triangle(theme));
    const files = catchDownloads();
    for (const [i, kind] of ["SVG", "PNG"].entries()) {
      await view.controls.getByRole("button", { name: "Snapshot" }).click();
      const isDark = view.controls.getByRole("checkbox", { name: "Dark theme" });
      if (theme === "dark" && i === 0) await isDark.click();
      await view.controls.getByRole("menuitem", { name: kind }).click();
      await expect.poll(() => files.length, { timeout: 20_000 }).toBe(i + 1);
      const image = new Image();
      image.src = URL.createObjectURL(files[i]?.blob as Blob);
      await image.decode();
      const { left, top } = (view.root.querySelector(".stage") as Element).getBoundingClientRect();
      const box = view.region("heatmap").getBoundingClientRect();
      const ratio = kind === "PNG" ? 2 : 1;
      const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
      const context = canvas.getContext("2d") as OffscreenCanvasRenderingContext2D;
      context.drawImage(image, 0, 0);
      const shown = Array.from(VALUES, (_, cell) => {
        const middle = view.cellMiddle(Math.floor(cell / SHAPE[1]), cell % SHAPE[1], SHAPE);
        const x = (box.left - left + middle.x) * ratio;
        const y = (box.top - top + middle.y) * ratio;
        return [...context.getImageData(Math.floor(x), Math.floor(y), 1, 1).data];
      });
      expect(shown, kind).toEqual(expected(color));
    }
  });

  test("through crops and another table", async () => {
    const view = await mounted(triangle());
    reshow(view, onlyRows(0, 2, 5));
    await expect
      .poll(() => view.cellColors([3, 4]))
      .toEqual([0, 2, 5].flatMap((row) => expected(MASKED.light).slice(4 * row, 4 * row + 4)));
    const plain = countingModel(VALUES, { labels: labels(6, "r") }, { labels: labels(4, "c") });
    reshow(view, ({ rows }) => ({ rows: { ...rows, crops: [] } }));
    view.model.set("_matrix", plain.get("_matrix"));
    await expect.poll(() => view.cellColors(SHAPE)).toEqual(Array.from(VALUES, colorOf));
  });
});

test("of cells below a pixel a mean leaves masked ones out, and only they show as masked", async () => {
  const rowCount = 4000;
  const [low, high] = [valueOfStep(40), valueOfStep(200)];
  const nan = Number.NaN;
  // only masked; every other one masked; masked and missing; a masked one among drawn and missing
  const values = Array.from({ length: rowCount }, (_, row) =>
    row % 2 === 0 ? [high, high, high, high] : [high, low, nan, row % 4 === 1 ? nan : low],
  );
  const model = masked(
    countingModel(
      Float32Array.from(values.flat()),
      { labels: labels(rowCount, "r"), hasTree: false },
      { labels: labels(4, "c"), hasTree: false },
    ),
    (cell) => cell % 4 === 0 || Math.floor(cell / 4) % 2 === 0,
  );
  const view = await mounted(model);
  const { width, height } = view.region("heatmap").getBoundingClientRect();
  const colors = [0, 1, 2, 3].map((col) =>
    view.pixel("heatmap", ((col + 0.5) / 4) * width, height / 2),
  );
  expect(colors).toEqual([MASKED.light, colorOf(low), colorOf(nan), colorOf(low)]);
});

test("a masked cell tells its names, its value and that it is masked, also to the keyboard", async () => {
  const view = await mounted(triangle());
  const told = async (row: number, col: number) => {
    const { x, y } = view.cellMiddle(row, col, SHAPE);
    await view.hover("heatmap", x, y);
    await expect.poll(() => view.tooltip?.textContent).toContain(`r${row}Column c${col}`);
    // biome-ignore lint/performance/useDomNodeTextContent: with line breaks, as people see it
    return view.tooltip?.innerText;
  };
  expect(await told(0, 1)).toBe("-0.707 masked\nRow r0\nColumn c1");
  expect(await told(0, 2)).toBe("-0.418\nRow r0\nColumn c2");
  view.region("heatmap").focus();
  const status = () => view.root.querySelector('[role="status"]')?.textContent?.trim();
  await userEvent.keyboard("{Control>}{Home}{/Control}{ArrowRight}");
  await expect.poll(status).toBe("r0, c1: -0.707, masked");
});

const barHeights = (view: View) =>
  [...view.root.querySelectorAll(".bar")].map((bar) => Number(bar.getAttribute("height")));

describe("the legend", () => {
  test("counts only drawn cells, over their range", async () => {
    const values = Float32Array.from([0.5, 0.5, -1, 0.25, 900, 900, 900, Number.NaN]);
    const rows = { labels: labels(2, "r") };
    const model = masked(
      countingModel(values, rows, { labels: labels(4, "c") }),
      (cell) => cell >= 4,
    );
    const view = await mounted(model);
    const most = view.controls.getByRole("slider", { name: "Maximum value" }).element();
    expect(most.getAttribute("aria-valuemax")).toBe("1");
    expect(barHeights(view).filter((height) => height > 0)).toHaveLength(3);
    expect(view.region("legend").textContent).not.toContain("missing");
    expect(view.region("legend").textContent).toContain("masked");
  });

  test("and each row is coloured over the range of its drawn cells", async () => {
    const values = Float32Array.from([0.1, 0.05, -0.1, 90, 1, 0.5, -1, 0]);
    const model = masked(
      countingModel(values, { labels: ["a", "b"] }, { labels: labels(4, "c") }),
      (cell) => cell === 3,
    );
    model.set("_colors", { ...(model.get("_colors") as object), center: 0 });
    const view = await mounted(model);
    const ranges = view.controls.getByRole("combobox", { name: "Range of colours" });
    await userEvent.selectOptions(ranges, "Each row");
    await expect
      .poll(() => view.cellColors([2, 4]).map(([red]) => red))
      .toEqual([255, 192, 0, MASKED.light?.[0], 255, 192, 0, 128]);
    expect(view.cellColors([2, 4])[3]).toEqual(MASKED.light);
  });
});

test("the download has the values of masked cells", async () => {
  const values = Float32Array.from([1, 2.5, 3, -4]);
  const model = handMadeModel(values, { labels: ["a", "b"] }, { labels: ["x", "y"] });
  const view = await mounted(masked(model, () => true));
  const files = catchDownloads();
  await view.controls.getByRole("button", { name: "Download data" }).click();
  await expect.poll(() => files.length).toBe(1);
  expect(await files[0]?.blob.text()).toBe("\tx\ty\na\t1\t2.5\nb\t3\t-4\n");
});

test("a mask that does not fit the table says why in the widget's place", async () => {
  const view = await mounted(triangle());
  const matrix = view.model.get("_matrix") as object;
  view.model.set("_matrix", { ...matrix, mask: wireArray(new Uint8Array(2)) });
  await expect.poll(() => view.root.textContent).toContain("matrix.mask: shape [2] instead of [3]");
});
