import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { mounted, type View } from "../../support/page/mounted.ts";
import { expectedColors, labels, steppedValues, upTo } from "../../support/page/tables.ts";
import { atRest, balancedModel } from "../../support/page/trees.ts";

const [ROWS, COLS] = [8, 4];
const VALUES = steppedValues(ROWS, COLS);

const opened = () =>
  mounted(balancedModel({ labels: labels(ROWS, "row ") }, { labels: labels(COLS, "col ") }));

async function expectPicture(view: View, rows: number[], cols = upTo(COLS)): Promise<void> {
  await expect
    .poll(() => view.cellColors([rows.length, cols.length]))
    .toEqual(
      rows.flatMap((row) => {
        const line = expectedColors(VALUES, [row], upTo(COLS));
        return cols.map((col) => line[col] as (typeof line)[number]);
      }),
    );
  await atRest(view);
}

function altClick(view: View, share: number): Promise<void> {
  const { height } = view.region("row-dendrogram").getBoundingClientRect();
  return view.click("row-dendrogram", 6, share * height, "Alt");
}

test("Alt and a click on a trapezoid swaps its branches; again: back", async () => {
  const view = await opened();
  await altClick(view, 0.2);
  await expectPicture(view, [2, 3, 0, 1, 4, 5, 6, 7]);
  expect(view.published.rows.selected).toEqual([]);
  expect(view.controls.getByRole("dialog").elements()).toHaveLength(0);
  await altClick(view, 0.2);
  await expectPicture(view, upTo(ROWS));
  expect(view.published.rows.flips).toEqual([]);
  const { width } = view.region("col-dendrogram").getBoundingClientRect();
  await view.click("col-dendrogram", width * 0.8, 6, "Alt");
  await expectPicture(view, upTo(ROWS), [0, 1, 3, 2]);
  await userEvent.click(view.controls.getByRole("button", { name: "Undo" }));
  await expectPicture(view, upTo(ROWS));
});

test("in a cropped axis the merge that still has two branches is swapped", async () => {
  const view = await opened();
  const { published } = view;
  const crops = [{ kept: [0, 3, 5, 6], cut: 2.5 }];
  view.model.set("_view", { ...published, rows: { ...published.rows, crops } });
  await expectPicture(view, [0, 3, 5, 6]);
  await altClick(view, 0.25);
  await expectPicture(view, [3, 0, 5, 6]);
  await altClick(view, 0.75);
  await expectPicture(view, [3, 0, 6, 5]);
  await userEvent.click(view.controls.getByRole("button", { name: "Undo crop" }));
  await expectPicture(view, [2, 3, 0, 1, 6, 7, 4, 5]);
});

test("the tree stands beside any order it allows, and a swap leaves all else of it in place", async () => {
  const view = await opened();
  const trapezoids = () => view.picture("row-dendrogram").data.some((channel) => channel > 0);
  const allowed = [6, 7, 5, 4, 1, 0, 2, 3];
  const order = { by: "custom", indices: allowed } as const;
  view.model.set("_view", { ...view.published, rows: { ...view.published.rows, order } });
  await expectPicture(view, allowed);
  await expect.poll(trapezoids).toBe(true);
  await altClick(view, 0.8);
  await expectPicture(view, [6, 7, 5, 4, 2, 3, 1, 0]);
  expect(view.published.rows.order).toEqual({ by: "cluster" });
  await userEvent.click(view.controls.getByRole("button", { name: "Undo" }));
  await expectPicture(view, allowed);
});
