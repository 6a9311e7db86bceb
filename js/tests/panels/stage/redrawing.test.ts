import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { mounted, type View } from "../../support/page/mounted.ts";
import { countingModel, labels, steppedValues, textCategory } from "../../support/page/tables.ts";

const SHAPE = [6, 5] as const;
const ALL = [
  "cell-grid",
  "col-categories",
  "col-dendrogram",
  "col-labels",
  "heatmap",
  "overlay",
  "row-categories",
  "row-dendrogram",
  "row-labels",
];

let view: View;
beforeEach(async () => {
  const [rowCount, colCount] = SHAPE;
  const axis = (count: number, name: string) => ({
    labels: labels(count, name),
    categories: [
      textCategory(
        "kind",
        ["a", "b"],
        labels(count, "").map((_, i) => i % 2),
      ),
    ],
  });
  const model = countingModel(
    steppedValues(rowCount, colCount),
    axis(rowCount, "row "),
    axis(colCount, "col "),
  );
  const rehearsed = vi.spyOn(CanvasRenderingContext2D.prototype, "putImageData");
  view = await mounted(model);
  await expect.poll(() => rehearsed.mock.calls.length).toBe(1);
  rehearsed.mockRestore();
  const { x, y } = view.cellMiddle(1, 1, SHAPE);
  await view.hover("heatmap", x, y);
  await frames();
});

/** Until what was asked for in one frame has been drawn in the next. */
async function frames(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** The panels that are drawn because of something, by name. */
async function drawnBy(act: () => Promise<unknown>): Promise<string[]> {
  const cleared = new Set<string>();
  const clearRect = CanvasRenderingContext2D.prototype.clearRect;
  const spy = vi.spyOn(CanvasRenderingContext2D.prototype, "clearRect");
  onTestFinished(() => spy.mockRestore());
  spy.mockImplementation(function (this: CanvasRenderingContext2D, ...box) {
    const region = this.canvas.closest<HTMLElement>("[data-region]");
    const above = (["cell-grid", "overlay"] as const).find((name) => {
      return this.canvas === view.layer(name);
    });
    if (region) cleared.add(above ?? region.dataset.region ?? "");
    clearRect.apply(this, box);
  });
  await act();
  await frames();
  spy.mockRestore();
  return [...cleared].sort();
}

test("pointing at another cell draws its mark and the labels again, and nothing else", async () => {
  const { x, y } = view.cellMiddle(3, 2, SHAPE);
  expect(await drawnBy(() => view.hover("heatmap", x, y))).toEqual([
    "col-labels",
    "overlay",
    "row-labels",
  ]);
});

test("moving within a cell draws nothing", async () => {
  const { x, y } = view.cellMiddle(1, 1, SHAPE);
  expect(await drawnBy(() => view.hover("heatmap", x + 3, y + 2))).toEqual([]);
  expect(view.tooltip).not.toBeNull();
});

test("other colours draw only the heatmap", async () => {
  const ranges = view.controls.getByRole("combobox", { name: "Range of colours" });
  await userEvent.hover(ranges);
  await frames();
  const change = () => userEvent.selectOptions(ranges, "Each row");
  expect(await drawnBy(change)).toEqual(["heatmap"]);
});

test("pointing at another cluster draws the panels of its axis and the shade, once", async () => {
  const { width, height } = view.region("row-dendrogram").getBoundingClientRect();
  const point = (x: number, y: number) => view.hover("row-dendrogram", x * width, y * height);
  await point(0.3, 0.1);
  await frames();
  expect(await drawnBy(() => point(0.3, 0.9))).toEqual([
    "overlay",
    "row-categories",
    "row-dendrogram",
    "row-labels",
  ]);
  expect(await drawnBy(() => point(0.4, 0.92))).toEqual([]);
});

test("pointing at another category value draws strips, labels and the shade, once", async () => {
  const { width, height } = view.region("col-categories").getBoundingClientRect();
  const point = (share: number) => view.hover("col-categories", share * width, height / 2);
  await point(0.1);
  await frames();
  expect(await drawnBy(() => point(0.3))).toEqual(["col-categories", "col-labels", "overlay"]);
  expect(await drawnBy(() => point(0.7))).toEqual([]);
});

test("what is pointed at before the first motion is rehearsed stays marked", async () => {
  const rehearsed = vi.spyOn(CanvasRenderingContext2D.prototype, "putImageData");
  onTestFinished(() => rehearsed.mockRestore());
  const other = await mounted(view.model);
  const { x, y } = other.cellMiddle(1, 1, SHAPE);
  const heatmap = other.region("heatmap");
  const { left, top } = heatmap.getBoundingClientRect();
  heatmap.dispatchEvent(new PointerEvent("pointermove", { clientX: left + x, clientY: top + y }));
  const marks = () => {
    const overlay = other.layer("overlay");
    const context = overlay.getContext("2d") as CanvasRenderingContext2D;
    const { data } = context.getImageData(0, 0, overlay.width, overlay.height);
    return data.some((channel) => channel > 0);
  };
  await expect.poll(marks).toBe(true);
  await expect.poll(() => rehearsed.mock.calls.length).toBe(1);
  await frames();
  expect(marks()).toBe(true);
});

test("zooming draws everything", async () => {
  expect(await drawnBy(() => view.wheel(-300))).toEqual(ALL);
});
