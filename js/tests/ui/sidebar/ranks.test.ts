import { expect, test } from "vitest";
import { wireArray, wireOrders } from "../../support/hand-made-model.ts";
import { mounted, type View } from "../../support/page/mounted.ts";
import { steppedModel } from "../../support/page/tables.ts";

const [ROWS, COLS] = [60, 4];

const radio = (view: View, axis: string, name: string) =>
  view.controls.getByRole("radiogroup", { name: `${axis} order` }).getByRole("radio", { name });
const titleOf = (view: View, axis: string, name: string) =>
  (radio(view, axis, name).element().parentElement as HTMLElement).title;
const slider = (view: View, by: string) =>
  view.controls.getByRole("slider", { name: `Top rows by ${by}` });

test("controls of a scaled axis say that it is ranked on the values before scaling", async () => {
  const model = steppedModel(ROWS, COLS);
  const numbers = wireArray(new Float64Array(ROWS).fill(2));
  const way = { axis: "rows", offset: numbers, factor: numbers };
  model.set("_scaling", { version: 1, units: "z-scores of each row", ...way });
  const view = await mounted(model);
  expect(titleOf(view, "Row", "Variance")).toBe(
    "Largest variance first. Uses the values before scaling",
  );
  expect(titleOf(view, "Column", "Variance")).toBe("Largest variance first");
  expect((slider(view, "variance").element() as HTMLElement).title).toMatch(
    /Uses the values before scaling$/,
  );
});

test("what is the same for all rows can't be chosen, and says why", async () => {
  const model = steppedModel(ROWS, COLS);
  const constant = ["sum", "variance"];
  model.set("_row_orders", { ...wireOrders(ROWS), constant });
  const view = await mounted(model);
  for (const name of ["Sum", "Variance"]) {
    await expect.element(radio(view, "Row", name)).toBeDisabled();
    expect(titleOf(view, "Row", name)).toContain(`All rows have the same ${name.toLowerCase()}`);
    await expect.element(radio(view, "Column", name)).toBeEnabled();
  }
  await expect.element(slider(view, "variance")).toBeDisabled();
  expect((slider(view, "variance").element() as HTMLElement).title).toContain(
    "All rows have the same variance, so there is nothing to rank.",
  );
  await expect.element(slider(view, "sum")).toBeEnabled();
});

test("what was the same for all rows before they were scaled says so", async () => {
  const model = steppedModel(ROWS, COLS);
  model.set("_row_orders", { ...wireOrders(ROWS), constant: ["variance"] });
  const numbers = wireArray(new Float64Array(ROWS).fill(2));
  const way = { axis: "rows", offset: numbers, factor: numbers };
  model.set("_scaling", { version: 1, units: "z-scores of each row", ...way });
  const view = await mounted(model);
  const why = "All rows have the same variance before scaling. There is nothing to rank";
  expect(titleOf(view, "Row", "Variance")).toBe(why);
  expect((slider(view, "variance").element() as HTMLElement).title).toBe(why);
});
