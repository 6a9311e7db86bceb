import { describe, expect, onTestFinished, test } from "vitest";
import { userEvent } from "vitest/browser";
import type { HandMadeModel } from "../support/hand-made-model.ts";
import { mounted, type View } from "../support/page/mounted.ts";
import { expectOwnPlaces, expectTitlesApart } from "../support/page/places.ts";
import {
  colorOf,
  countingModel,
  expectedColors,
  labels,
  steppedModel,
  steppedValues,
  textCategory,
  upTo,
} from "../support/page/tables.ts";
import { atRest } from "../support/page/trees.ts";

/** What went wrong without anybody catching it. */
function troubles(): unknown[] {
  const seen: unknown[] = [];
  const life = new AbortController();
  window.addEventListener("error", (event) => seen.push(event.error), life);
  window.addEventListener("unhandledrejection", (event) => seen.push(event.reason), life);
  onTestFinished(() => life.abort());
  return seen;
}

function order(view: View, by: "sum" | "label" | "cluster"): void {
  const { published } = view;
  view.model.set("_view", { ...published, rows: { ...published.rows, order: { by } } });
}

function drag(element: Element, ...points: readonly (readonly [x: number, y: number])[]): void {
  const send = (type: string, [clientX, clientY]: readonly [number, number]) =>
    element.dispatchEvent(
      new PointerEvent(type, { clientX, clientY, pointerId: 1, buttons: 1, bubbles: true }),
    );
  const capture = Element.prototype.setPointerCapture;
  const has = Element.prototype.hasPointerCapture;
  Element.prototype.setPointerCapture = () => {};
  Element.prototype.hasPointerCapture = () => true;
  try {
    send("pointerdown", points[0] as [number, number]);
    for (const point of points) send("pointermove", point);
    send("pointerup", points.at(-1) as [number, number]);
  } finally {
    Element.prototype.setPointerCapture = capture;
    Element.prototype.hasPointerCapture = has;
  }
}

describe("while things move", () => {
  test("the wheel zooms at once, and all come to rest where they belong", async () => {
    const seen = troubles();
    const [rows, cols] = [60, 12];
    const view = await mounted(steppedModel(rows, cols));
    order(view, "sum");
    await expect.poll(() => view.root.dataset.animating).toBe("true");
    for (const delta of [-300, -300, 200, -400, 900, -500]) view.wheelAt(200, 150, delta);
    await userEvent.keyboard("0");
    view.wheelAt(20, 20, -600);
    view.wheelAt(20, 20, 5000);
    await atRest(view);
    await expect.poll(() => view.published.viewport).toEqual({ rows: null, cols: null });
    await expect
      .poll(() => view.cellColors([rows, cols]))
      .toEqual(expectedColors(steppedValues(rows, cols), upTo(rows).reverse(), upTo(cols)));
    expect(seen).toEqual([]);
  });

  test("orders, crops, undo and a cell that vanishes and comes back end in one picture", async () => {
    const seen = troubles();
    const view = await mounted(steppedModel(20, 6));
    order(view, "sum");
    await expect.poll(() => view.root.dataset.animating).toBe("true");
    const { published } = view;
    const crops = [{ kept: [3, 4, 5, 9], cut: 1.5 }];
    view.model.set("_view", { ...published, rows: { ...published.rows, crops } });
    view.cell.style.display = "none";
    await new Promise(requestAnimationFrame);
    view.cell.style.display = "";
    view.cell.style.width = "520px";
    order(view, "label");
    view.model.set("_view", published);
    await atRest(view);
    await expect
      .poll(() => view.cellColors([20, 6]))
      .toEqual(expectedColors(steppedValues(20, 6), upTo(20).reverse(), upTo(6)));
    expectOwnPlaces(view);
    expect(seen).toEqual([]);
  });
});

describe("dragged far outside the window", () => {
  test("the ends of the colours stay in their order and in their range", async () => {
    const seen = troubles();
    const view = await mounted(steppedModel(12, 8));
    const slider = (name: string) => view.controls.getByRole("slider", { name }).element();
    const { left, top } = slider("Minimum value").getBoundingClientRect();
    drag(slider("Minimum value"), [left + 3, top + 3], [1e6, -1e6]);
    await expect.poll(() => view.published.colors.vmin).toBeGreaterThan(0.9);
    const { right } = slider("Maximum value").getBoundingClientRect();
    drag(slider("Maximum value"), [right - 3, top + 3], [-1e6, 1e6], [-3e7, 0]);
    await expect.poll(() => view.published.colors.vmax).not.toBeNull();
    const { vmin, vmax } = view.published.colors as { vmin: number; vmax: number };
    expect(vmin).toBeLessThan(vmax);
    expect(vmin).toBeGreaterThanOrEqual(-1);
    expect(vmax).toBeLessThanOrEqual(1);
    expect(seen).toEqual([]);
  });

  test("the line that cuts a whole tree stays on it", async () => {
    const seen = troubles();
    const view = await mounted(steppedModel(12, 8));
    await userEvent.click(view.controls.getByRole("checkbox", { name: "Whole tree" }));
    const line = view.root.querySelector(".cut-line.rows") as Element;
    const { left, top } = line.getBoundingClientRect();
    drag(line, [left + 4, top + 40], [1e6, 1e6]);
    await expect.poll(() => view.published.rows.cut).toBe(11);
    drag(line, [left + 4, top + 40], [-1e6, 50]);
    await expect.poll(() => view.published.rows.cut).toBe(0);
    expect(seen).toEqual([]);
  });
});

describe("a table of one row", () => {
  test("has sliders that go to their ends", async () => {
    const seen = troubles();
    const view = await mounted(steppedModel(1, 9));
    const sliders = view.controls.getByRole("slider").elements() as HTMLElement[];
    expect(sliders.map((slider) => slider.getAttribute("aria-label"))).toContain("Row clusters");
    for (const slider of sliders) {
      slider.focus();
      await userEvent.keyboard("{End}{ArrowUp}{Shift>}{ArrowUp}{/Shift}{Home}{ArrowDown}{PageUp}");
    }
    const ranges = view.controls.getByRole("combobox", { name: "Range of colours" });
    await userEvent.selectOptions(ranges, "Each row");
    await userEvent.selectOptions(ranges, "Each column");
    await userEvent.click(view.controls.getByRole("button", { name: "Reset colours" }));
    await expect.poll(() => view.published.colors.opacity).toBe(1);
    await expect
      .poll(() => view.cellColors([1, 9]))
      .toEqual(expectedColors(steppedValues(1, 9), [0], upTo(9)));
    expect(view.published.rows.cut).toBeGreaterThanOrEqual(0);
    expectOwnPlaces(view);
    expect(seen).toEqual([]);
  });
});

describe("tables without any difference", () => {
  const equal = (value: number, label: string): HandMadeModel =>
    countingModel(
      new Float32Array(24).fill(value),
      {
        labels: Array(6).fill(label),
        categories: [textCategory("kind", ["a"], Array(6).fill(0))],
      },
      { labels: Array(4).fill(label) },
    );

  test.each([
    ["0", 0, "same"],
    ["0.25, labels of nothing", 0.25, ""],
    ["beyond the colours", 7, "same"],
    ["missing", Number.NaN, "same"],
  ])("every value %s: drawn, ordered, scaled and coloured", async (_, value, label) => {
    const seen = troubles();
    const view = await mounted(equal(value, label));
    const cells = Array.from({ length: 24 }, () => colorOf(value));
    expect(view.cellColors([6, 4])).toEqual(cells);
    for (const name of ["Sum", "Variance", "Label", "Cluster"]) {
      await userEvent.click(view.controls.getByRole("radio", { name }).first());
    }
    await atRest(view);
    await expect.poll(() => view.cellColors([6, 4])).toEqual(cells);
    const ranges = view.controls.getByRole("combobox", { name: "Range of colours" });
    for (const own of ["rows", "cols"]) {
      await userEvent.selectOptions(ranges, own);
      await expect.element(ranges).toHaveValue(own);
    }
    await userEvent.selectOptions(ranges, "One for all");
    const opacity = view.controls.getByRole("slider", { name: "Opacity" });
    (opacity.element() as HTMLElement).focus();
    await userEvent.keyboard("{Home}{End}");
    await expect.poll(() => view.published.colors.opacity).toBe(2);
    expectOwnPlaces(view);
    expectTitlesApart(view);
    expect(seen).toEqual([]);
  });

  test("one of many equal labels is selected by itself, and all are found together", async () => {
    const seen = troubles();
    const view = await mounted(equal(0.5, "same"));
    const { height } = view.region("row-labels").getBoundingClientRect();
    await view.click("row-labels", 12, height * 0.4);
    await expect.poll(() => view.published.rows.selected).toEqual([2]);
    await userEvent.click(view.controls.getByRole("combobox", { name: "Search rows" }));
    await userEvent.keyboard("s");
    await expect.element(view.controls.getByRole("option", { name: "same" })).toBeVisible();
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => view.root.querySelectorAll(".found-name").length).toBe(1);
    expect(seen).toEqual([]);
  });
});

test("fifteen strips with long titles keep them apart, however small the widget", async () => {
  const seen = troubles();
  const strips = (count: number) =>
    labels(15, "a rather long title, number ").map((title) =>
      textCategory(
        title,
        ["a", "b"],
        upTo(count).map((i) => i % 2),
      ),
    );
  const model = countingModel(
    steppedValues(12, 8),
    { labels: labels(12, "r"), categories: strips(12) },
    { labels: labels(8, "c"), categories: strips(8) },
  );
  const view = await mounted(model, 1000);
  expectTitlesApart(view);
  for (const [width, height] of [
    [700, "400px"],
    [420, "300px"],
    [340, "900px"],
  ] as const) {
    view.cell.style.width = `${width}px`;
    view.model.set("_options", { ...(view.model.get("_options") as object), height });
    await expect.poll(() => view.root.getBoundingClientRect().width).toBe(width);
    await expect
      .poll(() => [...view.boxes()].every(([, box]) => box.right <= width + 8))
      .toBe(true);
    expectOwnPlaces(view);
    expectTitlesApart(view);
  }
  expect(seen).toEqual([]);
});
