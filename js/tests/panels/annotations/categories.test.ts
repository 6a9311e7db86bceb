import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { mounted, type View } from "../../support/page/mounted.ts";
import {
  countingModel,
  expectedColors,
  labels,
  numberCategory,
  steppedValues,
  textCategory,
  upTo,
} from "../../support/page/tables.ts";
import { atRest } from "../../support/page/trees.ts";

const [ROWS, COLS] = [6, 4];
const VALUES = steppedValues(ROWS, COLS);
const CODES = [1, 0, 1, -1, 0, 1];
const BY_KIND = [1, 4, 0, 2, 5, 3];

function opened(doses: readonly number[] = [6, 5, 4, 3, 2, 1]): Promise<View> {
  return mounted(
    countingModel(
      VALUES,
      {
        labels: labels(ROWS, "row "),
        categories: [textCategory("kind", ["a", "b"], CODES), numberCategory("dose", doses)],
      },
      { labels: labels(COLS, "col "), categories: [textCategory("batch", ["p"], [0, 0, 0, 0])] },
    ),
  );
}

async function expectRows(view: View, rows: number[]): Promise<void> {
  await expect
    .poll(() => view.cellColors([rows.length, COLS]))
    .toEqual(expectedColors(VALUES, rows, upTo(COLS)));
  await atRest(view);
}

describe("a category's title", () => {
  test("orders its axis when double-clicked, ties as in the tree; again: back", async () => {
    const view = await opened();
    const title = view.controls.getByRole("button", { name: "Order rows by kind" });
    await userEvent.click(title);
    expect(view.published.rows.order).toEqual({ by: "cluster" });
    await userEvent.dblClick(title);
    await expect.poll(() => view.published.rows.order).toEqual({ by: "category", title: "kind" });
    await expect.element(title).toHaveAttribute("aria-pressed", "true");
    await expectRows(view, BY_KIND);
    await userEvent.dblClick(title);
    await expect.poll(() => view.published.rows.order).toEqual({ by: "cluster" });
    await expectRows(view, upTo(ROWS));
  });

  test("goes back to the order there was before", async () => {
    const view = await opened();
    await userEvent.click(view.controls.getByRole("radio", { name: "Sum" }).first());
    await expectRows(view, upTo(ROWS).reverse());
    const title = view.controls.getByRole("button", { name: "Order rows by kind" });
    await userEvent.dblClick(title);
    await expectRows(view, BY_KIND);
    await userEvent.dblClick(title);
    await expectRows(view, upTo(ROWS).reverse());
    expect(view.published.rows.order).toEqual({ by: "sum" });
  });

  test("does the same by the Enter key, also for numbers and columns", async () => {
    const view = await opened();
    const press = async (name: string) => {
      (view.controls.getByRole("button", { name }).element() as HTMLElement).focus();
      await userEvent.keyboard("{Enter}");
    };
    await press("Order rows by dose");
    await expectRows(view, upTo(ROWS).reverse());
    await press("Order rows by kind");
    await expectRows(view, BY_KIND);
    await press("Order columns by batch");
    await expect.poll(() => view.published.cols.order).toEqual({ by: "category", title: "batch" });
    await press("Order columns by batch");
    await expect.poll(() => view.published.cols.order).toEqual({ by: "cluster" });
  });
});

describe("Shift and a click on a category cell", () => {
  const shiftClick = (view: View, position: number, of: number, across = 0.2) => {
    const { width, height } = view.region("row-categories").getBoundingClientRect();
    return view.click("row-categories", width * across, ((position + 0.5) / of) * height, "Shift");
  };

  test("keeps only its value, says so, and takes it back when repeated", async () => {
    const view = await opened();
    await shiftClick(view, 1, ROWS);
    await expect.poll(() => view.published.rows.category).toEqual({ title: "kind", value: "a" });
    await expectRows(view, [1, 4]);
    expect(view.published.rows.selected).toEqual([]);
    const chip = view.controls.getByRole("button", { name: "Show all rows, not only kind: a" });
    await expect.element(chip).toHaveTextContent("kind: a");
    await shiftClick(view, 0, 2);
    await expect.poll(() => view.published.rows.category).toBeNull();
    await expectRows(view, upTo(ROWS));
    await expect.element(chip).not.toBeInTheDocument();
  });

  test("can be taken back by the chip in the sidebar", async () => {
    const view = await opened();
    await shiftClick(view, 0, ROWS);
    await expectRows(view, [0, 2, 5]);
    await userEvent.click(
      view.controls.getByRole("button", { name: "Show all rows, not only kind: b" }),
    );
    await expectRows(view, upTo(ROWS));
  });

  test("does nothing where there is no value", async () => {
    const view = await opened();
    await shiftClick(view, 3, ROWS);
    expect(view.published.rows.category).toBeNull();
    await shiftClick(view, 0, ROWS);
    await expectRows(view, [0, 2, 5]);
  });

  test("keeps only the rows with exactly that number, and takes it back when repeated", async () => {
    const view = await opened([0.5, 61, 0.5, 61.25, Number.NaN, Number.POSITIVE_INFINITY]);
    await shiftClick(view, 2, ROWS, 0.7);
    await expect.poll(() => view.published.rows.category).toEqual({ title: "dose", value: 0.5 });
    await expectRows(view, [0, 2]);
    const chip = view.controls.getByRole("button", { name: "Show all rows, not only dose: 0.5" });
    await expect.element(chip).toHaveTextContent("dose: 0.5");
    await shiftClick(view, 1, 2, 0.7);
    await expect.poll(() => view.published.rows.category).toBeNull();
    await expectRows(view, upTo(ROWS));
    await shiftClick(view, 4, ROWS, 0.7);
    await shiftClick(view, 5, ROWS, 0.7);
    expect(view.published.rows.category).toBeNull();
    await shiftClick(view, 1, ROWS, 0.7);
    await expectRows(view, [1]);
  });

  test("on a number is a step to undo and to redo", async () => {
    const view = await opened();
    await shiftClick(view, 1, ROWS, 0.7);
    await expectRows(view, [1]);
    await userEvent.click(view.controls.getByRole("button", { name: "Undo" }));
    await expectRows(view, upTo(ROWS));
    await userEvent.click(view.controls.getByRole("button", { name: "Redo" }));
    await expectRows(view, [1]);
  });
});
