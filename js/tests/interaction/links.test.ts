import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { HandMadeModel } from "../support/hand-made-model.ts";
import { Notebook, type View } from "../support/page/mounted.ts";
import {
  countingModel,
  expectedColors,
  labels,
  steppedValues,
  upTo,
} from "../support/page/tables.ts";

const DISCONNECTED = "jupyter-widgets-disconnected";
const ROW_COUNT = 8;
const SHAPE = [ROW_COUNT, 4] as const;

/** Two tables of 8 rows: the last 5 of the first are the first 5 of the second. */
function linkedModels(): [HandMadeModel, HandMadeModel] {
  const names = labels(11, "gene ");
  const models = [0, 3].map((first) => {
    const rows = { labels: names.slice(first, first + ROW_COUNT), hasTree: false };
    const cols = { labels: labels(4, `of ${first}, `), hasTree: false };
    const model = countingModel(steppedValues(...SHAPE), rows, cols);
    model.set("_links", [{ id: "a link", rows: true, cols: false }]);
    return model;
  });
  return models as [HandMadeModel, HandMadeModel];
}

/** Shows them one above the other, as a notebook does where no kernel is. */
async function opened(models: readonly HandMadeModel[]): Promise<[View, View]> {
  await page.viewport(1000, 1500);
  const views = models.map((model) => {
    const cell = document.createElement("div");
    cell.classList.add(DISCONNECTED);
    return new Notebook(model).open(1000, cell);
  });
  await Promise.all(views.map((view) => view.ready()));
  return views as [View, View];
}

async function clickRow(view: View, row: number): Promise<void> {
  const { height } = view.region("row-labels").getBoundingClientRect();
  await view.click("row-labels", 12, ((row + 0.5) / ROW_COUNT) * height);
}

test("without a kernel a click, an order and undo in one view are followed in the other", async () => {
  const [first, second] = await opened(linkedModels());
  await clickRow(first, 4);
  await expect.poll(() => second.published.rows.selected).toEqual([1]);
  await clickRow(second, 3);
  await expect.poll(() => first.published.rows.selected).toEqual([6]);

  await userEvent.click(first.controls.getByRole("radio", { name: "Sum" }).first());
  const backwards = upTo(ROW_COUNT).reverse();
  await expect
    .poll(() => second.cellColors(SHAPE))
    .toEqual(expectedColors(steppedValues(...SHAPE), backwards, upTo(4)));
  expect(first.published.rows.order).toEqual({ by: "sum" });

  await userEvent.click(second.controls.getByRole("button", { name: "Undo", exact: true }));
  await expect.poll(() => first.published.rows.order).toEqual({ by: "initial" });
  expect(second.published.rows.order).toEqual({ by: "initial" });
});

test("a view that a kernel answers sends its change and leaves the other to the kernel", async () => {
  const models = linkedModels();
  const [first, second] = await opened(models);
  first.cell.classList.remove(DISCONNECTED);
  await clickRow(first, 4);
  await expect.poll(() => first.published.rows.selected).toEqual([4]);
  expect(second.published.rows.selected).toEqual([]);
  expect(models[1].saved).toEqual([]);
});
