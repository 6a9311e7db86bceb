import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { mounted, type View } from "../../support/page/mounted.ts";
import { expectedColors, steppedModel, steppedValues, upTo } from "../../support/page/tables.ts";
import { atRest } from "../../support/page/trees.ts";
import { topStop, wireStops } from "../../support/top-stops.ts";

const [ROWS, COLS] = [60, 4];
const VALUES = steppedValues(ROWS, COLS);
const BY_SUM = [2, 5, 8, 11, 14, 17, 20, 23, 26, 29];
const BY_VARIANCE = upTo(20).map((i) => 2 * i);

function model() {
  const table = steppedModel(ROWS, COLS);
  table.set("_tops", wireStops(COLS, topStop("sum", BY_SUM)));
  return table;
}

const slider = (view: View, by: string) =>
  view.controls.getByRole("slider", { name: `Top rows by ${by}` });

async function press(view: View, by: string, keys: string): Promise<void> {
  (slider(view, by).element() as HTMLElement).focus();
  await userEvent.keyboard(keys);
}

async function expectRows(view: View, rows: number[], cols: number[]): Promise<void> {
  await expect
    .poll(() => view.cellColors([rows.length, COLS]))
    .toEqual(expectedColors(VALUES, rows, cols));
  await atRest(view);
}

test("a stop shows its rows, clustered anew on both axes; all shows the whole again", async () => {
  const view = await mounted(model());
  await expect.element(slider(view, "sum")).toHaveAttribute("aria-valuetext", "all rows");
  await press(view, "sum", "{End}");
  await expect.poll(() => view.published.top).toEqual({ by: "sum", count: 10 });
  await expect.element(slider(view, "sum")).toHaveAttribute("aria-valuetext", "top 10");
  await expectRows(view, BY_SUM, upTo(COLS).reverse());
  expect(view.root.dataset.busy).toBe("false");
  await press(view, "sum", "{Home}");
  await expect.poll(() => view.published.top).toBeNull();
  await expectRows(view, upTo(ROWS), upTo(COLS));
});

test("a stop still to be clustered is asked for, and applied when it comes; the other slider goes to all", async () => {
  const view = await mounted(model());
  await press(view, "sum", "{End}");
  await expectRows(view, BY_SUM, upTo(COLS).reverse());
  await press(view, "variance", "{ArrowRight}{ArrowRight}");
  await expect.poll(() => view.root.dataset.busy).toBe("true");
  await expect.element(slider(view, "variance")).toHaveAttribute("aria-valuetext", "top 20");
  await expect.element(slider(view, "sum")).toHaveAttribute("aria-valuetext", "all rows");
  const top = { by: "variance", count: 20 };
  await expect.poll(() => view.model.sent).toContainEqual({ kind: "top", top });
  expect(view.published.top).toEqual({ by: "sum", count: 10 });
  const stops = [topStop("sum", BY_SUM), topStop("variance", BY_VARIANCE)];
  view.model.set("_tops", wireStops(COLS, ...stops));
  await expect.poll(() => view.published.top).toEqual(top);
  await expectRows(view, BY_VARIANCE, upTo(COLS).reverse());
  expect(view.root.dataset.busy).toBe("false");
});

test("the stops are those below the number of rows, and there are none for ten rows", async () => {
  const view = await mounted(model());
  expect((slider(view, "sum").element() as HTMLInputElement).max).toBe("3");
  const large = await mounted(steppedModel(501, 2));
  expect((slider(large, "sum").element() as HTMLInputElement).max).toBe("6");
  const small = await mounted(steppedModel(10, 2));
  expect(slider(small, "sum").elements()).toHaveLength(0);
  expect(slider(small, "variance").elements()).toHaveLength(0);
});
