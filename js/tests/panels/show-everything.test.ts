import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { mounted, type View } from "./mounted.ts";
import { labels, textCategory } from "./tables.ts";
import { balancedModel } from "./trees.ts";

const button = (view: View, name: string) =>
  view.controls.getByRole("button", { name, exact: true });

test("all filters and crops are taken back by one button, as one step", async () => {
  const model = balancedModel(
    {
      labels: labels(8, "row "),
      categories: [textCategory("Tissue", ["lung", "skin"], [0, 0, 0, 0, 0, 0, 1, 1])],
    },
    { labels: labels(4, "col ") },
  );
  const view = await mounted(model);
  expect(button(view, "Show everything").query()).toBeNull();
  const { published } = view;
  const narrowed = {
    ...published,
    rows: {
      ...published.rows,
      category: { title: "Tissue", value: "lung" },
      crops: [
        { kept: [0, 1, 2, 3], cut: 2.5 },
        { kept: [0, 1], cut: 1.5 },
      ],
      cut: 0.5,
    },
    cols: { ...published.cols, crops: [{ kept: [1], cut: 1.5 }], cut: 0 },
  };
  view.model.set("_view", narrowed);
  await userEvent.click(button(view, "Show everything"));
  await expect.poll(() => view.published.rows.crops).toEqual([]);
  const { rows, cols } = view.published;
  expect([rows.category, rows.cut, cols.crops, cols.cut]).toEqual([null, 2.5, [], 1.5]);
  await expect.poll(() => button(view, "Show everything").query()).toBeNull();
  await userEvent.click(button(view, "Undo"));
  await expect.poll(() => view.published).toEqual(narrowed);
});
