import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { mounted, type View } from "../../support/page/mounted.ts";
import { expectedColors, steppedModel, steppedValues, upTo } from "../../support/page/tables.ts";
import { atRest } from "../../support/page/trees.ts";

const [ROWS, COLS] = [6, 4];
const VALUES = steppedValues(ROWS, COLS);
const ACCENT = [11, 110, 95];

const value = (row: number, col: number) => VALUES[row * COLS + col] as number;
const colsBy = (row: number) => upTo(COLS).sort((a, b) => value(row, b) - value(row, a));
const rowsBy = (col: number) => upTo(ROWS).sort((a, b) => value(b, col) - value(a, col));

function doubleClickRow(view: View, row: number): Promise<void> {
  const { width, height } = view.region("row-labels").getBoundingClientRect();
  const position = { x: width - 20, y: ((row + 0.5) / ROWS) * height };
  return userEvent.dblClick(view.region("row-labels"), { position });
}

function doubleClickCol(view: View, col: number): Promise<void> {
  const { height } = view.region("col-labels").getBoundingClientRect();
  const { width } = view.region("heatmap").getBoundingClientRect();
  const position = { x: ((col + 0.5) / COLS) * width + 4, y: height - 8 };
  return userEvent.dblClick(view.region("col-labels"), { position });
}

async function expectPicture(view: View, rows: number[], cols: number[]): Promise<void> {
  await expect
    .poll(() => view.cellColors([ROWS, COLS]))
    .toEqual(expectedColors(VALUES, rows, cols));
}

/** The label pointed at is drawn in the accent colour too. */
function pointElsewhere(view: View): Promise<void> {
  return view.hover("sidebar", 5, 5);
}

/** Whether something is drawn in the accent colour at the end of a row label. */
function isMarked(view: View, row: number): boolean {
  const { width, height } = view.region("row-labels").getBoundingClientRect();
  const middle = ((row + 0.5) / ROWS) * height;
  const at = (dx: number, dy: number) => view.pixel("row-labels", width - 10 + dx, middle + dy);
  return [-2, -1, 0, 1].some((dy) => ACCENT.every((channel, i) => at(0, dy)[i] === channel));
}

test("a double-click on a row label orders columns by its values, down, up, and back", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  expect(isMarked(view, 2)).toBe(false);
  await doubleClickRow(view, 2);
  await expect
    .poll(() => view.published.cols.order)
    .toEqual({ by: "value", of: 2, descending: true });
  await expectPicture(view, upTo(ROWS), colsBy(2));
  await atRest(view);
  await pointElsewhere(view);
  await expect.poll(() => isMarked(view, 2)).toBe(true);
  expect(isMarked(view, 3)).toBe(false);
  await expect.element(view.controls.getByTitle("▾ by the values of row 2")).toBeVisible();

  await doubleClickRow(view, 2);
  await expectPicture(view, upTo(ROWS), colsBy(2).reverse());
  await expect.element(view.controls.getByTitle("▴ by the values of row 2")).toBeVisible();
  await doubleClickRow(view, 2);
  await expect.poll(() => view.published.cols.order).toEqual({ by: "cluster" });
  await expectPicture(view, upTo(ROWS), upTo(COLS));
  await atRest(view);
  await pointElsewhere(view);
  await expect.poll(() => isMarked(view, 2)).toBe(false);
});

test("a third double-click goes back to the order there was before the first", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  await userEvent.click(view.controls.getByRole("radio", { name: "Sum" }).last());
  const bySum = upTo(COLS).reverse();
  await expectPicture(view, upTo(ROWS), bySum);
  for (const cols of [colsBy(2), colsBy(2).reverse(), bySum]) {
    await doubleClickRow(view, 2);
    await expectPicture(view, upTo(ROWS), cols);
  }
  await expect.poll(() => view.published.cols.order).toEqual({ by: "sum" });
});

test("the order before is also one from Python, and outlasts other labels and other steps", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  const order = { by: "custom", indices: [2, 0, 3, 1] } as const;
  view.model.set("_view", { ...view.published, cols: { ...view.published.cols, order } });
  await expectPicture(view, upTo(ROWS), [2, 0, 3, 1]);
  await doubleClickRow(view, 4);
  await expectPicture(view, upTo(ROWS), colsBy(4));
  await doubleClickRow(view, 2);
  await view.click("row-labels", 20, 10);
  await doubleClickRow(view, 2);
  await expectPicture(view, upTo(ROWS), colsBy(2).reverse());
  await doubleClickRow(view, 2);
  await expectPicture(view, upTo(ROWS), [2, 0, 3, 1]);
});

test("a double-click on a column label orders rows, at any zoom, and another label takes over", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  const zoomed = { rows: [1, 4], cols: [1, 3] } as const;
  view.model.set("_view", { ...view.published, viewport: zoomed });
  await expect
    .poll(() => view.cellColors([3, 2]))
    .toEqual(
      expectedColors(VALUES, [1, 2, 3], upTo(COLS)).filter((_, i) => [1, 2].includes(i % COLS)),
    );
  await atRest(view);
  const { height } = view.region("col-labels").getBoundingClientRect();
  const { width } = view.region("heatmap").getBoundingClientRect();
  await userEvent.dblClick(view.region("col-labels"), {
    position: { x: width * 0.75 + 4, y: height - 8 },
  });
  await expect
    .poll(() => view.published.rows.order)
    .toEqual({ by: "value", of: 2, descending: true });
  expect(view.published.viewport).toEqual(zoomed);
  await userEvent.click(view.controls.getByRole("button", { name: "Reset zoom" }));
  await expectPicture(view, rowsBy(2), upTo(COLS));
  await atRest(view);
  await doubleClickCol(view, 0);
  await expectPicture(view, rowsBy(0), upTo(COLS));
});

test("a double-click leaves the selection as it was, and is one step to undo", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  const { rows } = view.published;
  view.model.set("_view", { ...view.published, rows: { ...rows, selected: [0] } });
  await doubleClickRow(view, 4);
  await expect.poll(() => view.published.cols.order.by).toBe("value");
  await expect.poll(() => view.published.rows.selected).toEqual([0]);
  await userEvent.click(view.controls.getByRole("button", { name: "Undo" }));
  await expect.poll(() => view.published.cols.order).toEqual({ by: "cluster" });
  expect(view.published.rows.selected).toEqual([0]);
  await userEvent.click(view.controls.getByRole("button", { name: "Redo" }));
  await expect.poll(() => view.published.cols.order.by).toBe("value");
  expect(view.published.rows.selected).toEqual([0]);
});

test("two quick clicks on neighbours select the second", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  const labels = view.region("row-labels");
  const box = labels.getBoundingClientRect();
  const click = (type: string, row: number, detail: number) =>
    labels.dispatchEvent(
      new MouseEvent(type, {
        clientX: box.left + 20,
        clientY: box.top + ((row + 0.5) / ROWS) * box.height,
        detail,
        bubbles: true,
      }),
    );
  click("click", 1, 1);
  click("click", 2, 2);
  click("dblclick", 2, 2);
  await expect.poll(() => view.published.rows.selected).toEqual([2]);
});
