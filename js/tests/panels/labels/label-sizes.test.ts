import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { watchTexts } from "../../support/page/drawn-texts.ts";
import { mounted, type View } from "../../support/page/mounted.ts";
import { countingModel, labels, steppedValues } from "../../support/page/tables.ts";
import { atRest } from "../../support/page/trees.ts";

const LONG = Array.from({ length: 6 }, (_, i) => `${"a long label of a row ".repeat(4)}${i}`);

function longLabels(): ReturnType<typeof countingModel> {
  return countingModel(
    steppedValues(6, 8),
    { labels: LONG, hasTree: false },
    { labels: labels(8, "column "), hasTree: false },
  );
}

function edge(view: View, name: "Width of row labels" | "Height of column labels"): HTMLElement {
  return view.controls.getByRole("separator", { name }).element() as HTMLElement;
}

const widthOf = (view: View) => view.region("row-labels").getBoundingClientRect().width;
const heightOf = (view: View) => view.region("col-labels").getBoundingClientRect().height;

/** Drags an element by so many pixels, step by step. */
function drag(element: HTMLElement, x: number, y: number): void {
  const { left, top, width, height } = element.getBoundingClientRect();
  const [fromX, fromY] = [left + width / 2, top + height / 2];
  const send = (type: string, share: number) =>
    element.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        button: 0,
        buttons: 1,
        pointerId: 1,
        clientX: fromX + x * share,
        clientY: fromY + y * share,
      }),
    );
  element.setPointerCapture = () => {};
  send("pointerdown", 0);
  for (const share of [0.5, 1]) send("pointermove", share);
  element.dispatchEvent(new PointerEvent("lostpointercapture", { pointerId: 1 }));
}

describe("the edge between labels and matrix", () => {
  test("is dragged, and the kernel is told", async () => {
    const view = await mounted(longLabels());
    const before = widthOf(view);
    drag(edge(view, "Width of row labels"), -60, 0);
    await expect.poll(() => widthOf(view)).toBeCloseTo(before - 60, 0);
    expect(view.model.get("row_label_width")).toBe(before - 60);
    const high = heightOf(view);
    drag(edge(view, "Height of column labels"), 0, 40);
    await expect.poll(() => heightOf(view)).toBeCloseTo(high + 40, 0);
    expect(view.model.get("col_label_height")).toBe(high + 40);
  });

  test("is moved by arrow keys, and a double-click makes it automatic again", async () => {
    const view = await mounted(longLabels());
    const before = widthOf(view);
    edge(view, "Width of row labels").focus();
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
    await expect.poll(() => widthOf(view)).toBe(before - 16);
    await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}");
    await expect.poll(() => widthOf(view)).toBe(before - 15);
    expect(edge(view, "Width of row labels").ariaValueNow).toBe(String(before - 15));
    edge(view, "Width of row labels").dispatchEvent(new MouseEvent("dblclick"));
    await expect.poll(() => widthOf(view)).toBe(before);
    expect(view.model.get("row_label_width")).toBeNull();
  });

  test("closes the room, and opens it again", async () => {
    const view = await mounted(longLabels());
    const matrix = () => view.region("heatmap").getBoundingClientRect();
    const before = matrix();
    drag(edge(view, "Width of row labels"), -1000, 0);
    await expect.poll(() => view.region("row-labels").hidden).toBe(true);
    expect(view.model.get("row_label_width")).toBe(0);
    const stage = view.root.querySelector(".stage") as HTMLElement;
    expect(matrix().left - stage.getBoundingClientRect().left).toBeLessThan(12);
    edge(view, "Width of row labels").focus();
    await userEvent.keyboard("{Home}");
    await expect.poll(() => matrix().left).toBe(before.left);
  });
});

describe("sizes that Python gives", () => {
  test("are those of the labels", async () => {
    const model = longLabels();
    model.set("row_label_width", 300);
    model.set("col_label_height", 44);
    const view = await mounted(model);
    expect(widthOf(view)).toBe(300);
    expect(heightOf(view)).toBe(44);
    model.set("row_label_width", 120);
    await expect.poll(() => widthOf(view)).toBe(120);
  });

  test("are those of the letters, of rows and of columns", async () => {
    const shown = watchTexts();
    const model = longLabels();
    model.set("font_size", 14);
    const view = await mounted(model);
    const fonts = () =>
      (["row-labels", "col-labels"] as const).map((region) => [
        ...new Set(shown(view, region).map(({ fontSize }) => fontSize)),
      ]);
    await expect.poll(fonts).toEqual([[14], [14]]);
    model.set("font_size", 20);
    await expect.poll(fonts).toEqual([[20], [20]]);
  });

  test("never make letters smaller than 9 px", async () => {
    const shown = watchTexts();
    const model = longLabels();
    model.set("font_size", 5);
    const view = await mounted(model);
    await expect.poll(() => shown(view, "row-labels").length).toBeGreaterThan(0);
    for (const { fontSize } of shown(view, "row-labels"))
      expect(fontSize).toBeGreaterThanOrEqual(9);
  });

  test.each([[-5], ["300"], [Number.NaN], [1e9], [{}]])(
    "are ignored where they are %j",
    async (bad) => {
      const model = longLabels();
      const usual = widthOf(await mounted(longLabels()));
      model.set("row_label_width", bad);
      const view = await mounted(model);
      expect(widthOf(view)).toBe(usual);
    },
  );

  test("leave room for the matrix, however large they are", async () => {
    const model = longLabels();
    model.set("row_label_width", 5000);
    model.set("col_label_height", 5000);
    const view = await mounted(model);
    await atRest(view);
    const { width, height } = view.region("heatmap").getBoundingClientRect();
    expect(width).toBeGreaterThan(80);
    expect(height).toBeGreaterThan(80);
  });
});
