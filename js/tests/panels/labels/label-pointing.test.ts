import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { mounted, type View } from "../../support/page/mounted.ts";
import { countingModel, labels, steppedValues } from "../../support/page/tables.ts";
import { atRest } from "../../support/page/trees.ts";

/** The middles of slanted names at a height, from left to right, where they are far apart. */
function namesAcross(view: View, y: number): number[] {
  const { data, width } = view.picture("col-labels");
  const inked = new Set<number>();
  const first = Math.floor(y * devicePixelRatio);
  for (let up = 0; up < 12 * devicePixelRatio; up++) {
    for (let x = up; x < width; x++) {
      if ((data[((first - up) * width + x) * 4 + 3] as number) > 64) inked.add(x - up);
    }
  }
  const runs: [number, number][] = [];
  for (const x of [...inked].sort((a, b) => a - b)) {
    const open = runs.at(-1);
    if (open && x - open[1] < 20 * devicePixelRatio) open[1] = x;
    else runs.push([x, x]);
  }
  return runs.map(([from, to]) => (from + to + 1) / 2 / devicePixelRatio);
}

test("pointing at a narrow column's drawn name tells that column, not its neighbour", async () => {
  const COLS = 40;
  const names = Array.from({ length: COLS }, (_, col) =>
    col % 7 === 3 ? `${"x".repeat(9)}${col}` : "",
  );
  const drawn = names.filter(Boolean);
  const model = countingModel(
    steppedValues(4, COLS),
    { labels: labels(4, "r") },
    { labels: names },
  );
  const view = await mounted(model);
  const y = Math.round(view.region("col-labels").clientHeight) - 12;
  const found = namesAcross(view, y);
  expect(found).toHaveLength(drawn.length);
  for (const i of [1, 3, 5]) {
    await view.hover("col-labels", found[i] as number, y);
    await expect.poll(() => view.tooltip?.querySelector("b")?.textContent).toBe(drawn[i]);
  }
});

/** The middle of what lies on the ground of a name that was found, from the top. */
function foundMiddle(view: View): number {
  const { data, width, height } = view.picture("row-labels");
  const lines = Array.from({ length: height }, (_, y) => y).filter((y) => {
    const [red, green, blue] = data.subarray((y * width + 4) * 4);
    return red === 0xff && green === 0xe8 && blue === 0xb8;
  });
  return ((lines[0] ?? 0) + (lines.at(-1) ?? 0) + 1) / 2 / devicePixelRatio;
}

const manyRows = () =>
  countingModel(
    steppedValues(5000, 4),
    { labels: labels(5000, "row "), hasTree: false },
    { labels: labels(4, "c"), hasTree: false },
  );
const name = (view: View) => view.tooltip?.querySelector("b")?.textContent;

test("a found name drawn over others is what pointing, clicks and double-clicks on it mean", async () => {
  const view = await mounted(manyRows());
  await userEvent.click(view.controls.getByRole("combobox", { name: "Search rows" }));
  await userEvent.keyboard("row 2603{Enter}");
  await expect.poll(() => view.published.viewport.rows).not.toBeNull();
  await userEvent.click(view.controls.getByRole("button", { name: "Reset zoom" }));
  await expect.poll(() => view.published.viewport.rows).toBeNull();
  await atRest(view);
  const middle = foundMiddle(view);
  await view.hover("row-labels", 20, middle + 4);
  await expect.poll(() => name(view)).toBe("row 2603");
  await view.click("row-labels", 20, middle - 4);
  await expect.poll(() => view.published.rows.selected).toEqual([2603]);
  await userEvent.dblClick(view.region("row-labels"), { position: { x: 20, y: middle + 4 } });
  await expect.poll(() => view.published.cols.order).toMatchObject({ by: "value", of: 2603 });
});

test("so is the name that the other axis is ordered by", async () => {
  const model = manyRows();
  const first = model.get("_view") as View["published"];
  const order = { by: "value", of: 2603, descending: true };
  model.set("_view", { ...first, cols: { ...first.cols, order } });
  const view = await mounted(model);
  const { height } = view.region("row-labels").getBoundingClientRect();
  await view.hover("row-labels", 20, (2603.5 / 5000) * height + 4);
  await expect.poll(() => name(view)).toBe("row 2603");
});
