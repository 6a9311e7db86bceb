import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { mounted, Notebook } from "../../support/page/mounted.ts";
import { expectedColors, steppedModel, steppedValues, upTo } from "../../support/page/tables.ts";

test("two views of one widget agree; closing one leaves the other alive", async () => {
  await page.viewport(1100, 1500);
  const notebook = new Notebook(steppedModel(30, 5));
  const [first, second] = [notebook.open(1050), notebook.open(1000)];
  await Promise.all([first.ready(), second.ready()]);
  const values = steppedValues(30, 5);
  const backwards = upTo(30).reverse();
  await userEvent.click(first.controls.getByRole("radio", { name: "Sum" }).first());
  for (const view of [first, second]) {
    await expect
      .poll(() => view.cellColors([30, 5]))
      .toEqual(expectedColors(values, backwards, upTo(5)));
  }
  first.wheelAt(200, 200, -200);
  await expect.element(second.controls.getByRole("button", { name: "Reset zoom" })).toBeEnabled();
  const { height } = second.region("row-labels").getBoundingClientRect();
  await second.click("row-labels", 12, height / 2);
  await expect.poll(() => notebook.model.saved.length).toBeGreaterThan(2);

  first.remove();
  expect(first.cell.shadowRoot?.childNodes).toHaveLength(0);
  await userEvent.click(second.controls.getByRole("button", { name: "Reset zoom" }));
  await userEvent.click(second.controls.getByRole("radio", { name: "Initial" }).first());
  await expect
    .poll(() => second.cellColors([30, 5]))
    .toEqual(expectedColors(values, upTo(30), upTo(5)));
  expect(second.published.rows.selected).toHaveLength(1);

  await expect.poll(() => second.published.viewport.rows).toBeNull();
  const third = notebook.open(700);
  await third.ready();
  expect(third.cellColors([30, 5])).toEqual(expectedColors(values, upTo(30), upTo(5)));
});

test("a view that was removed can be shown again in the same place", async () => {
  const notebook = new Notebook(steppedModel(3, 2));
  const view = notebook.open();
  await view.ready();
  view.remove();
  const again = notebook.open(900, view.cell);
  await again.ready();
  expect(again.cellColors([3, 2])).toEqual(expectedColors(steppedValues(3, 2), upTo(3), upTo(2)));
});

test.each(["_matrix", "_rows", "_row_categories", "_row_orders", "_colors"])(
  "%s of another release is an alert that says what to do, in place of a picture",
  async (trait) => {
    const model = steppedModel(3, 2);
    model.set(trait, { ...(model.get(trait) as object), version: 2 });
    const view = new Notebook(model).open();
    await expect.poll(() => view.root).toBeTruthy();
    await expect
      .element(view.controls.getByRole("alert"))
      .toHaveTextContent(
        /can't be shown.*version 2 of the data.*reads version 1; restart the kernel/,
      );
    expect(view.root.querySelector("canvas")).toBeNull();
  },
);

test("what comes later and can't be read is the same alert in every view, until it is put right", async () => {
  const notebook = new Notebook(steppedModel(3, 2));
  const views = [notebook.open(), notebook.open()];
  await Promise.all(views.map((view) => view.ready()));
  const { model } = notebook;
  const matrix = model.get("_matrix") as object;
  await model.receive({ _matrix: { ...matrix, version: 2 } });
  for (const view of views) {
    await expect
      .element(view.controls.getByRole("alert"))
      .toHaveTextContent(/can't be shown.*version 2 of the data.*restart the kernel/);
    expect(view.root.querySelector("canvas")).toBeNull();
  }
  await model.receive({ _matrix: matrix });
  const colors = expectedColors(steppedValues(3, 2), upTo(3), upTo(2));
  for (const view of views) {
    await view.ready();
    expect(view.cellColors([3, 2])).toEqual(colors);
    expect(view.controls.getByRole("alert").elements()).toHaveLength(0);
  }
});

test("values that come later are drawn, with their colours", async () => {
  const view = await mounted(steppedModel(4, 3));
  const { model } = view;
  const other = steppedModel(4, 3);
  const values = steppedValues(4, 3).map((value) => -value);
  const { values: array, ...matrix } = other.get("_matrix") as { values: { data: DataView } };
  const { byteOffset, byteLength, buffer } = array.data;
  new Uint8Array(buffer, byteOffset, byteLength).set(new Uint8Array(values.buffer));
  model.setAll({ _matrix: { ...matrix, values: array } });
  await expect
    .poll(() => view.cellColors([4, 3]))
    .toEqual(expectedColors(values, upTo(4), upTo(3)));
});
