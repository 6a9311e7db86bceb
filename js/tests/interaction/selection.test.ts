import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { mounted, type View } from "../support/page/mounted.ts";
import {
  countingModel,
  labels,
  numberCategory,
  steppedValues,
  textCategory,
} from "../support/page/tables.ts";
import { atRest } from "../support/page/trees.ts";

const ROW_COUNT = 6;

function opened(): Promise<View> {
  return mounted(
    countingModel(
      steppedValues(ROW_COUNT, 4),
      {
        labels: labels(ROW_COUNT, "row "),
        categories: [
          textCategory("kind", ["a", "b"], [0, 1, 0, -1, 1, 0]),
          numberCategory("dose", [1, 2.5, 3, 2.5, Number.NaN, 1]),
        ],
      },
      { labels: labels(4, "col "), categories: [textCategory("batch", ["p", "q"], [1, 0, 1, 1])] },
    ),
  );
}

const rowLabel = (view: View, row: number, ...modifiers: ("ControlOrMeta" | "Shift")[]) => {
  const { height } = view.region("row-labels").getBoundingClientRect();
  return view.click("row-labels", 12, ((row + 0.5) / ROW_COUNT) * height, ...modifiers);
};
const selectedRows = (view: View) => view.published.rows.selected;

describe("a click on a label", () => {
  test("selects it, with Ctrl adds and takes away, with Shift takes the range; Escape clears", async () => {
    const view = await opened();
    await rowLabel(view, 4);
    await expect.poll(() => selectedRows(view)).toEqual([4]);
    await rowLabel(view, 1);
    await expect.poll(() => selectedRows(view)).toEqual([1]);
    await rowLabel(view, 5, "ControlOrMeta");
    await expect.poll(() => selectedRows(view)).toEqual([1, 5]);
    await rowLabel(view, 1, "ControlOrMeta");
    await expect.poll(() => selectedRows(view)).toEqual([5]);
    await rowLabel(view, 2);
    await rowLabel(view, 4, "Shift");
    await expect.poll(() => selectedRows(view)).toEqual([2, 3, 4]);
    await userEvent.keyboard("{Escape}");
    await expect.poll(() => selectedRows(view)).toEqual([]);
  });

  test("selects what is displayed there, in any order, and the range as displayed", async () => {
    const view = await opened();
    const { published } = view;
    const order = { by: "custom", indices: [3, 0, 5, 1, 4, 2] } as const;
    view.model.set("_view", { ...published, rows: { ...published.rows, order } });
    await rowLabel(view, 1);
    await expect.poll(() => selectedRows(view)).toEqual([0]);
    await rowLabel(view, 3, "Shift");
    await expect.poll(() => selectedRows(view)).toEqual([0, 1, 5]);
  });

  test("takes the range in a crop, in any order", async () => {
    const view = await opened();
    const { published } = view;
    const order = { by: "custom", indices: [3, 0, 5, 1, 4, 2] } as const;
    const crops = [{ kept: [1, 3, 4, 5], cut: published.rows.cut }];
    view.model.set("_view", { ...published, rows: { ...published.rows, order, crops } });
    const { height } = view.region("row-labels").getBoundingClientRect();
    await view.click("row-labels", 12, 0.375 * height);
    await expect.poll(() => selectedRows(view)).toEqual([5]);
    await view.click("row-labels", 12, 0.875 * height, "Shift");
    await expect.poll(() => selectedRows(view)).toEqual([1, 4, 5]);
    await view.click("row-labels", 12, 0.125 * height, "Shift");
    await expect.poll(() => selectedRows(view)).toEqual([3, 5]);
  });

  test("of a column selects the column, beside the rows", async () => {
    const view = await opened();
    const { height } = view.region("col-labels").getBoundingClientRect();
    const { width } = view.region("heatmap").getBoundingClientRect();
    await rowLabel(view, 0);
    await view.click("col-labels", width * 0.625 + 4, height - 8);
    await expect.poll(() => view.published.cols.selected).toEqual([2]);
    expect(selectedRows(view)).toEqual([0]);
  });

  test("marks the label and the edges of the row", async () => {
    const view = await opened();
    const labelBox = view.region("row-labels").getBoundingClientRect();
    const y = (2.5 / ROW_COUNT) * labelBox.height;
    const mark = () => view.pixel("row-labels", labelBox.width - 2, y);
    expect(mark()[3]).toBe(0);
    await rowLabel(view, 2);
    await expect.poll(mark).toEqual([11, 110, 95, 255]);
    expect(view.pixel("row-labels", labelBox.width - 2, y + labelBox.height / ROW_COUNT)[3]).toBe(
      0,
    );
  });
});

test("a click on a trapezoid selects its cluster, with Ctrl adds it", async () => {
  const view = await opened();
  const { height } = view.region("row-dendrogram").getBoundingClientRect();
  await view.click("row-dendrogram", 8, height * 0.1);
  await expect.poll(() => selectedRows(view)).toEqual([0, 1]);
  await expect.element(view.controls.getByRole("dialog")).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await view.click("row-dendrogram", 8, height * 0.9, "ControlOrMeta");
  await expect.poll(() => selectedRows(view)).toEqual([0, 1, 5]);
  const { width } = view.region("col-dendrogram").getBoundingClientRect();
  await view.click("col-dendrogram", width * 0.9, 8);
  await expect.poll(() => view.published.cols.selected).toEqual([3]);
});

test("a click on a category value selects all that have it, a number those with the same, a gap nothing", async () => {
  const view = await opened();
  const { width, height } = view.region("row-categories").getBoundingClientRect();
  const strip = (share: number, row: number, ...modifiers: "ControlOrMeta"[]) =>
    view.click("row-categories", share * width, ((row + 0.5) / ROW_COUNT) * height, ...modifiers);
  await strip(0.2, 2);
  await expect.poll(() => selectedRows(view)).toEqual([0, 2, 5]);
  await strip(0.2, 3);
  await strip(0.7, 4);
  expect(selectedRows(view)).toEqual([0, 2, 5]);
  await strip(0.7, 3);
  await expect.poll(() => selectedRows(view)).toEqual([1, 3]);
  await strip(0.7, 0, "ControlOrMeta");
  await expect.poll(() => selectedRows(view)).toEqual([0, 1, 3, 5]);
  await view.click("col-categories", 10, 4);
  await expect.poll(() => view.published.cols.selected).toEqual([0, 2, 3]);
});

describe("the kernel is told of a click", () => {
  const clicks = (view: View) =>
    view.model.sent.filter((message) => (message as { kind: string }).kind === "click");

  test("on a cell and on a label, by original positions, in any order", async () => {
    const view = await opened();
    const { published } = view;
    const reversed = { by: "custom", indices: [5, 4, 3, 2, 1, 0] } as const;
    view.model.set("_view", { ...published, rows: { ...published.rows, order: reversed } });
    await atRest(view);
    const { x, y } = view.cellMiddle(1, 2, [ROW_COUNT, 4]);
    await view.click("heatmap", x, y);
    await rowLabel(view, 0);
    await expect
      .poll(() => clicks(view))
      .toEqual([
        { kind: "click", row: 4, col: 2 },
        { kind: "click", row: 5, col: null },
      ]);
  });

  test("but not of a drag", async () => {
    const view = await opened();
    const heatmap = view.region("heatmap");
    await userEvent.dragAndDrop(heatmap, heatmap, {
      sourcePosition: { x: 40, y: 40 },
      targetPosition: { x: 120, y: 90 },
    });
    await view.click("heatmap", 5, 5);
    await expect.poll(() => clicks(view)).toHaveLength(1);
  });
});
