import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { mounted, type View } from "../support/page/mounted.ts";
import { labels, steppedModel } from "../support/page/tables.ts";
import { balancedModel } from "../support/page/trees.ts";

const [ROWS, COLS] = [8, 4];

/** A drag with Shift in steps, as the browser reports it. */
function shiftDrag(view: View, from: [number, number], to: [number, number]) {
  const heatmap = view.region("heatmap");
  const { left, top } = heatmap.getBoundingClientRect();
  const at = ([row, col]: [number, number]) => view.cellMiddle(row, col, [ROWS, COLS]);
  const [start, end] = [at(from), at(to)];
  const send = (type: string, share: number) =>
    heatmap.dispatchEvent(
      new PointerEvent(type, {
        clientX: left + start.x + (end.x - start.x) * share,
        clientY: top + start.y + (end.y - start.y) * share,
        pointerId: 7,
        button: 0,
        buttons: 1,
        shiftKey: true,
        bubbles: true,
      }),
    );
  send("pointerdown", 0);
  for (const share of [0.2, 0.5, 0.8, 1]) send("pointermove", share);
  return { drop: () => send("pointerup", 1) };
}

test("Shift and a drag selects the rows and columns it touches, when it ends", async () => {
  const view = await mounted(
    balancedModel({ labels: labels(ROWS, "row ") }, { labels: labels(COLS, "col ") }),
  );
  const drag = shiftDrag(view, [2, 1], [4, 2]);
  await expect.poll(() => view.root.querySelector(".rectangle")).not.toBeNull();
  expect(view.model.saved).toEqual([]);
  drag.drop();
  await expect.poll(() => view.published.rows.selected).toEqual([2, 3, 4]);
  expect(view.published.cols.selected).toEqual([1, 2]);
  expect(view.model.saved).toHaveLength(1);
  expect(view.published.viewport).toEqual({ rows: null, cols: null });
  await expect.poll(() => view.root.querySelector(".rectangle")).toBeNull();
});

test("it takes what is displayed there, in any order; undo takes it back at once", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  const { published } = view;
  const order = { by: "custom", indices: [3, 0, 5, 1, 4, 2, 7, 6] } as const;
  view.model.set("_view", { ...published, rows: { ...published.rows, order } });
  await expect.poll(() => view.root.dataset.animating).toBe("false");
  shiftDrag(view, [2, 3], [0, 3]).drop();
  await expect.poll(() => view.published.rows.selected).toEqual([0, 3, 5]);
  expect(view.published.cols.selected).toEqual([3]);
  await userEvent.click(view.controls.getByRole("button", { name: "Undo" }));
  await expect.poll(() => view.published.rows.selected).toEqual([]);
  expect(view.published.cols.selected).toEqual([]);
});

test("with the mouse and the key held it works as well", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  const heatmap = view.region("heatmap");
  await userEvent.keyboard("{Shift>}");
  await userEvent.dragAndDrop(heatmap, heatmap, {
    sourcePosition: view.cellMiddle(1, 0, [ROWS, COLS]),
    targetPosition: view.cellMiddle(3, 1, [ROWS, COLS]),
  });
  await userEvent.keyboard("{/Shift}");
  await expect.poll(() => view.published.rows.selected).toEqual([1, 2, 3]);
  expect(view.published.cols.selected).toEqual([0, 1]);
});
