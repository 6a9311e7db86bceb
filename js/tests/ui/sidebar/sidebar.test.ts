import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { wireTree } from "../../support/hand-made-model.ts";
import { mounted } from "../../support/page/mounted.ts";
import {
  countingModel,
  expectedColors,
  labels,
  steppedModel,
  steppedValues,
  upTo,
} from "../../support/page/tables.ts";

describe("the order of rows and columns", () => {
  test("is chosen by radios, shows in the picture and reaches the kernel", async () => {
    const view = await mounted(steppedModel(6, 4));
    const values = steppedValues(6, 4);
    const backwards = (count: number) => upTo(count).reverse();
    const radio = (group: string, name: string) =>
      view.controls.getByRole("radiogroup", { name: group }).getByRole("radio", { name });
    for (const group of ["Row order", "Column order"]) {
      for (const name of ["Cluster", "Sum", "Variance", "Label", "Initial"]) {
        await expect.element(radio(group, name)).toBeEnabled();
      }
      await expect.element(radio(group, "Cluster")).toBeChecked();
    }
    await userEvent.click(radio("Row order", "Sum"));
    await expect.poll(() => view.published.rows.order).toEqual({ by: "sum" });
    await expect
      .poll(() => view.cellColors([6, 4]))
      .toEqual(expectedColors(values, backwards(6), upTo(4)));
    await userEvent.click(radio("Column order", "Label"));
    await expect.poll(() => view.published.cols.order).toEqual({ by: "label" });
    await expect
      .poll(() => view.cellColors([6, 4]))
      .toEqual(expectedColors(values, backwards(6), backwards(4)));
    await userEvent.click(radio("Row order", "Initial"));
    await expect
      .poll(() => view.cellColors([6, 4]))
      .toEqual(expectedColors(values, upTo(6), backwards(4)));
    await userEvent.keyboard("{ArrowLeft}");
    await expect.poll(() => view.published.rows.order).toEqual({ by: "label" });
  });

  test("hides the tree where its branches would cross", async () => {
    const view = await mounted(steppedModel(6, 4));
    const inked = () => view.picture("row-dendrogram").data.some((channel) => channel > 0);
    expect(inked()).toBe(true);
    const { published } = view;
    const crossing = { by: "custom", indices: [0, 2, 4, 1, 3, 5] } as const;
    view.model.set("_view", { ...published, rows: { ...published.rows, order: crossing } });
    await expect.poll(inked).toBe(false);
    await userEvent.click(view.controls.getByRole("radio", { name: "Cluster" }).first());
    await expect.poll(inked).toBe(true);
  });

  test("has no cluster order, and no slider, without a tree", async () => {
    const plain = { labels: labels(3, "r"), hasTree: false };
    const model = countingModel(steppedValues(3, 2), plain, { labels: labels(2, "c") });
    const view = await mounted(model);
    const rows = view.controls.getByRole("radiogroup", { name: "Row order" });
    await expect.element(rows.getByRole("radio", { name: "Cluster" })).toBeDisabled();
    await expect.element(rows.getByRole("radio", { name: "Initial" })).toBeChecked();
    expect(view.controls.getByRole("slider", { name: /clusters/ }).elements()).toHaveLength(1);
  });

  test("set from Python by a list or a value is told in words", async () => {
    const view = await mounted(steppedModel(3, 2));
    const { published } = view;
    const order = { by: "value", of: 1, descending: true } as const;
    view.model.set("_view", { ...published, rows: { ...published.rows, order } });
    await expect.element(view.controls.getByText("by the values of col 1")).toBeVisible();
    const rows = view.controls.getByRole("radiogroup", { name: "Row order" });
    expect(rows.getByRole("radio", { checked: true }).elements()).toHaveLength(0);
  });
});

test("the cut moves by stops with arrow keys and merge by merge with Shift", async () => {
  const view = await mounted(steppedModel(6, 4));
  const slider = view.controls.getByRole("slider", { name: "Row clusters" });
  const control = slider.element().closest(".control") as HTMLElement;
  const output = control.querySelector(".cluster-count") as HTMLInputElement;
  (slider.element() as HTMLElement).focus();
  expect(output.value).toBe("5");
  const steps: [string, number, string][] = [
    ["{ArrowRight}", 2.5, "4"],
    ["{ArrowUp}", 3.5, "3"],
    ["{Shift>}{ArrowUp}{/Shift}", 4.5, "2"],
    ["{Shift>}{ArrowRight}{/Shift}", 5, "1"],
    ["{ArrowRight}", 5, "1"],
    ["{ArrowLeft}", 4.5, "2"],
    ["{Shift>}{ArrowDown}{/Shift}", 3.5, "3"],
    ["{ArrowDown}", 2.5, "4"],
    ["{Home}", 0, "6"],
    ["{End}", 5, "1"],
  ];
  for (const [keys, cut, count] of steps) {
    await userEvent.keyboard(keys);
    await expect.poll(() => [view.published.rows.cut, output.value]).toEqual([cut, count]);
  }
  await expect.element(slider).toHaveAttribute("aria-valuetext", "1 cluster, cut at 5");
  expect(view.published.cols.cut).toBe(1.5);
});

test("the ten stops of the cut are ten other numbers of clusters, from a few to all", async () => {
  const view = await mounted(steppedModel(300, 4));
  const slider = view.controls.getByRole("slider", { name: "Row clusters" });
  const field = view.controls.getByRole("spinbutton", { name: "Number of row clusters" });
  (slider.element() as HTMLElement).focus();
  await userEvent.keyboard("{End}");
  const numbers: number[] = [];
  for (const number of [1, 2, 3, 4, 6, 8, 12, 20, 49, 122, 300]) {
    await expect.element(field).toHaveValue(number);
    numbers.push(number);
    await userEvent.keyboard("{ArrowLeft}");
  }
  expect(new Set(numbers).size).toBe(11);
  expect(slider.element().closest(".control")?.querySelectorAll(".stops i")).toHaveLength(11);
});

test("a number of clusters is typed, as one step, and what is no number changes nothing", async () => {
  const view = await mounted(steppedModel(30, 6));
  const field = view.controls.getByRole("spinbutton", { name: "Number of column clusters" });
  const typed = async (text: string, keys = "{Enter}") => {
    await userEvent.click(field);
    await userEvent.keyboard(`{Control>}a{/Control}${text}${keys}`);
  };
  await typed("3");
  await expect.poll(() => view.published.cols.cut).toBe(3.5);
  await expect.element(field).toHaveValue(3);
  await typed("99");
  await expect.poll(() => view.published.cols.cut).toBe(0.5);
  await expect.element(field).toHaveValue(6);
  for (const nonsense of ["0", "-2", "e"]) {
    await typed(nonsense);
    await expect.element(field).toHaveValue(6);
  }
  await typed("2", "{Escape}");
  await expect.element(field).toHaveValue(6);
  expect(view.published.cols.cut).toBe(0.5);
  await userEvent.click(view.controls.getByRole("button", { name: "Undo" }));
  await expect.poll(() => view.published.cols.cut).toBe(3.5);
});

test("a tree that joins nearly all rows at one height says so beside its slider", async () => {
  const model = steppedModel(12, 6);
  const merges = upTo(11).flatMap((i) => [i === 0 ? 0 : 11 + i, i + 1]);
  const heights = upTo(11).map((i) => 1 + i / 1000);
  const orders = model.get("_row_orders") as object;
  model.set("_row_orders", { ...orders, tree: wireTree(merges, heights) });
  const view = await mounted(model);
  const note = "Nearly all rows merge at the same height, so these clusters mean little.";
  await expect.element(view.controls.getByText(note)).toBeVisible();
  const slider = (name: string) => view.controls.getByRole("slider", { name }).element();
  expect(slider("Row clusters").getAttribute("title")).toContain(note);
  expect(slider("Column clusters").getAttribute("title")).not.toContain("mean little");
});
