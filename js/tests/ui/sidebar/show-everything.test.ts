import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { mounted, type View } from "../../support/page/mounted.ts";
import {
  expectedColors,
  labels,
  steppedModel,
  steppedValues,
  textCategory,
  upTo,
} from "../../support/page/tables.ts";
import { atRest, balancedModel } from "../../support/page/trees.ts";
import { reclustering, wireReclusterings } from "../../support/reclusterings.ts";
import { topStop, wireStops } from "../../support/top-stops.ts";

const button = (view: View, name: string) =>
  view.controls.getByRole("button", { name, exact: true });

/** Shows everything as one step, and goes back to what was shown before. */
async function showsAllInOneStep(view: View): Promise<void> {
  const narrowed = view.published;
  const before = steps(view);
  await userEvent.click(button(view, "Show everything"));
  await expect.poll(() => [view.published.top, view.published.recluster]).toEqual([null, null]);
  expect(view.published.rows.crops).toEqual([]);
  await atRest(view);
  await expect.poll(() => view.cellColors([ROWS, COLS])).toEqual(WHOLE);
  expect(steps(view)).toBe(before + 1);
  await userEvent.click(button(view, "Undo"));
  await expect.poll(() => view.published).toEqual(narrowed);
}

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

const [ROWS, COLS] = [60, 4];
const WHOLE = expectedColors(steppedValues(ROWS, COLS), upTo(ROWS), upTo(COLS));
const steps = (view: View) =>
  (view.model.get("_history") as { past: unknown[] } | undefined)?.past.length ?? 0;

test("top rows with a crop in them are taken back in the same step", async () => {
  const model = steppedModel(ROWS, COLS);
  const rows = upTo(20).map((i) => 3 * i);
  model.set("_tops", wireStops(COLS, topStop("sum", rows)));
  const view = await mounted(model);
  const { published } = view;
  model.set("_view", {
    ...published,
    top: { by: "sum", count: 20 },
    rows: { ...published.rows, crops: [{ kept: rows.slice(0, 5), cut: 1.5 }] },
  });
  await atRest(view);
  await showsAllInOneStep(view);
  expect(view.published.top).not.toBeNull();
});

test("what was clustered anew, with a crop in it, is taken back in the same step", async () => {
  const part = { rows: [1, 3, 4, 9, 11], cols: [0, 2] };
  const view = await mounted(steppedModel(ROWS, COLS));
  const { published } = view;
  await view.model.receive({
    _reclusterings: wireReclusterings([ROWS, COLS], part),
    _view: {
      ...published,
      recluster: reclustering(part),
      rows: { ...published.rows, crops: [{ kept: [3, 4], cut: 1.5 }] },
    },
  });
  await atRest(view);
  await showsAllInOneStep(view);
  expect(view.published.recluster).not.toBeNull();
});
