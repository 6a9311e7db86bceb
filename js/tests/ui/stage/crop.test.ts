import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { mounted, type View } from "../../support/page/mounted.ts";
import {
  expectedColors,
  labels,
  steppedModel,
  steppedValues,
  upTo,
} from "../../support/page/tables.ts";
import { atRest, balancedModel, expectFocus } from "../../support/page/trees.ts";

const [ROWS, COLS] = [8, 4];
const VALUES = steppedValues(ROWS, COLS);

const opened = () =>
  mounted(balancedModel({ labels: labels(ROWS, "row ") }, { labels: labels(COLS, "col ") }));

const button = (view: View, name: string) =>
  view.controls.getByRole("button", { name, exact: true });

const boxOf = (element: Element) => element.getBoundingClientRect();

function middleOf(control: ReturnType<typeof button>): { x: number; y: number } {
  const { x, y, width, height } = boxOf(control.element());
  return { x: x + width / 2, y: y + height / 2 };
}

/** A click of the mouse at a point of the page, whatever is there. */
function clickPoint(view: View, { x, y }: { x: number; y: number }): Promise<void> {
  const { left, top } = boxOf(view.root);
  return userEvent.click(view.root, { position: { x: x - left, y: y - top } });
}

const cropCount = ({ published: { rows, cols } }: View) => rows.crops.length + cols.crops.length;

/** No triangle covers another, and each lies within the widget. */
function expectApart(view: View): void {
  const root = boxOf(view.root);
  const boxes = [...view.root.querySelectorAll(".crop-triangle")].map(boxOf);
  expect(boxes.length).toBeGreaterThan(1);
  for (const [i, a] of boxes.entries()) {
    expect(a.right).toBeLessThanOrEqual(root.right);
    expect(a.bottom).toBeLessThanOrEqual(root.bottom);
    for (const b of boxes.slice(i + 1)) {
      const isCovered =
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      expect(isCovered).toBe(false);
    }
  }
}

async function expectCells(view: View, rows: number[], cols: number[]): Promise<void> {
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

describe("the triangle beside a trapezoid", () => {
  test("crops to its cluster and turns round; a click at the same point takes it back", async () => {
    const view = await opened();
    const point = middleOf(button(view, "Crop row cluster 2"));
    await clickPoint(view, point);
    await expectCells(view, [4, 5, 6, 7], upTo(COLS));
    expect(view.published.rows.crops).toEqual([{ kept: [4, 5, 6, 7], cut: 2.5 }]);
    await expectFocus(view, button(view, "Undo crop"));
    await clickPoint(view, point);
    await expectCells(view, upTo(ROWS), upTo(COLS));
    await expect.element(button(view, "Undo crop")).not.toBeInTheDocument();
  });

  test.each(["Crop row cluster 1", "Crop column cluster 2"])(
    "%s, and clicks at the same point go there and back",
    async (name) => {
      const view = await opened();
      const point = middleOf(button(view, name));
      for (const depth of [1, 0, 1, 0]) {
        await clickPoint(view, point);
        await expect.poll(() => cropCount(view)).toBe(depth);
        if (depth === 0) await atRest(view);
      }
    },
  );

  test("nests by the others, which leave room, and comes back point by point", async () => {
    const view = await opened();
    const first = middleOf(button(view, "Crop row cluster 2"));
    await clickPoint(view, first);
    await expectCells(view, [4, 5, 6, 7], upTo(COLS));
    expectApart(view);
    const second = middleOf(button(view, "Crop row cluster 1"));
    await clickPoint(view, second);
    await expectCells(view, [4, 5], upTo(COLS));
    expectApart(view);
    await clickPoint(view, second);
    await clickPoint(view, first);
    await expectCells(view, upTo(ROWS), upTo(COLS));
  });

  test("stays turned where it was clicked also after Undo and Redo", async () => {
    const view = await opened();
    const point = middleOf(button(view, "Crop row cluster 2"));
    await clickPoint(view, point);
    await userEvent.click(button(view, "Undo"));
    await userEvent.click(button(view, "Redo"));
    expect(middleOf(button(view, "Undo crop"))).toEqual(point);
    await clickPoint(view, point);
    await expectCells(view, upTo(ROWS), upTo(COLS));
  });

  test("of a crop by other means stands at the middle, and covers no other", async () => {
    const view = await mounted(
      balancedModel({ labels: labels(64, "row ") }, { labels: labels(32, "col ") }),
    );
    const { rows, cols } = view.published;
    const kept = (count: number) => [{ kept: upTo(count), cut: null }];
    for (const cut of [0.5, 1.5, 2.5, 3.5]) {
      view.model.set("_view", {
        ...view.published,
        rows: { ...rows, cut, crops: kept(32) },
        cols: { ...cols, cut, crops: kept(16) },
      });
      await atRest(view);
      await expect.poll(() => button(view, "Undo crop").elements()).toHaveLength(2);
      expectApart(view);
    }
    const boxes = button(view, "Undo crop").elements().map(boxOf);
    const [rowTree, colTree] = [view.region("row-dendrogram"), view.region("col-dendrogram")].map(
      boxOf,
    ) as [DOMRect, DOMRect];
    const [undoRows, undoCols] = boxes as [DOMRect, DOMRect];
    expect(undoRows.y + undoRows.height / 2).toBeCloseTo(rowTree.y + rowTree.height / 2, 0);
    expect(undoRows.right).toBeCloseTo(rowTree.right, -1);
    expect(undoCols.x + undoCols.width / 2).toBeCloseTo(colTree.x + colTree.width / 2, 0);
    expect(undoCols.bottom).toBeCloseTo(colTree.bottom, -1);
  });

  test("nests, and rows and columns combine", async () => {
    const view = await opened();
    await userEvent.click(button(view, "Crop row cluster 1"));
    await expectCells(view, [0, 1, 2, 3], upTo(COLS));
    await userEvent.click(button(view, "Crop column cluster 2"));
    await expectCells(view, [0, 1, 2, 3], [2, 3]);
    await userEvent.click(button(view, "Crop row cluster 2"));
    await expectCells(view, [2, 3], [2, 3]);
    const [rows, cols] = button(view, "Undo crop").elements() as HTMLElement[];
    await expect.element(rows as HTMLElement).toHaveAccessibleDescription("Undo crop of the rows");
    await expect
      .element(cols as HTMLElement)
      .toHaveAccessibleDescription("Undo crop of the columns");
    await userEvent.click(rows as HTMLElement);
    await expectCells(view, [0, 1, 2, 3], [2, 3]);
    await userEvent.click(cols as HTMLElement);
    await expectCells(view, [0, 1, 2, 3], upTo(COLS));
    await userEvent.click(button(view, "Undo crop"));
    await expectCells(view, upTo(ROWS), upTo(COLS));
    expect(view.published.rows.cut).toBe(2.5);
  });

  test("lights its cluster when pointed at, and stands beside it", async () => {
    const view = await opened();
    const triangle = button(view, "Crop row cluster 2");
    await userEvent.hover(triangle);
    await expect.poll(() => view.tooltip?.textContent).toMatch(/^Cluster 2/);
    const overlay = view.layer("overlay");
    const context = overlay.getContext("2d") as CanvasRenderingContext2D;
    const shade = (share: number) => {
      const y = Math.floor(share * overlay.height);
      return (context.getImageData(9, y, 1, 1).data[3] ?? 0) > 0;
    };
    await expect.poll(() => [shade(0.25), shade(0.75)]).toEqual([true, false]);
    const box = triangle.element().getBoundingClientRect();
    const tree = view.region("row-dendrogram").getBoundingClientRect();
    expect((box.top + box.bottom) / 2).toBeCloseTo(tree.top + tree.height * 0.75, 0);
    expect(box.right).toBeLessThanOrEqual(tree.right + 1);
  });

  test("is drawn only where there is room, and never where the tree is not", async () => {
    const view = await mounted(steppedModel(2000, 12));
    const triangles = () => view.root.querySelectorAll(".crop-triangle.rows").length;
    expect(view.published.rows.cut).toBe(1.5);
    expect(triangles()).toBe(0);
    expect(view.root.querySelectorAll("*").length).toBeLessThan(600);
    for (let notch = 0; notch < 24; notch++) view.wheelAt(300, 300, -100);
    await expect.poll(triangles).toBeGreaterThan(2);
    expect(triangles()).toBeLessThan(80);
    const mixed = upTo(2000).sort((a, b) => (a % 2) - (b % 2));
    const order = { by: "custom", indices: mixed } as const;
    view.model.set("_view", { ...view.published, rows: { ...view.published.rows, order } });
    await atRest(view);
    expect(triangles()).toBe(0);
  });
});

test("Undo and Redo of a crop show the whole, and what is done next leaves it so", async () => {
  const view = await opened();
  const zoomRows = (rows: [number, number]) => {
    view.model.set("_view", { ...view.published, viewport: { rows, cols: [1, 3] } });
    return atRest(view);
  };
  await userEvent.click(button(view, "Crop row cluster 2"));
  await expectCells(view, [4, 5, 6, 7], upTo(COLS));
  await zoomRows([2, 4]);
  await userEvent.click(button(view, "Undo"));
  await expectCells(view, upTo(ROWS), [1, 2]);
  expect(view.published.viewport).toEqual({ rows: null, cols: [1, 3] });

  await zoomRows([2, 5]);
  await userEvent.click(button(view, "Redo"));
  await expectCells(view, [4, 5, 6, 7], [1, 2]);
  expect(view.published.viewport).toEqual({ rows: null, cols: [1, 3] });
  await view.click("row-labels", 10, 10);
  await expect.poll(() => view.published.rows.selected).toEqual([4]);
  await expectCells(view, [4, 5, 6, 7], [1, 2]);
});

describe("Crop and a rectangle on the heatmap", () => {
  const drag = async (view: View, from: [number, number], to: [number, number]) => {
    const heatmap = view.region("heatmap");
    const at = ([row, col]: [number, number]) => view.cellMiddle(row, col, [ROWS, COLS]);
    await userEvent.dragAndDrop(heatmap, heatmap, {
      sourcePosition: at(from),
      targetPosition: at(to),
    });
  };

  test("crops to the rows and columns it touches, as one step, in any direction", async () => {
    const view = await opened();
    await userEvent.click(button(view, "Crop"));
    await expect.element(button(view, "Crop")).toHaveAttribute("aria-pressed", "true");
    await drag(view, [5, 2], [2, 1]);
    await expectCells(view, [2, 3, 4, 5], [1, 2]);
    await expect.element(button(view, "Crop")).toHaveAttribute("aria-pressed", "false");
    expect(view.root.querySelector(".rectangle")).toBeNull();
    expect(view.published.viewport).toEqual({ rows: null, cols: null });
    await userEvent.click(button(view, "Undo"));
    await expectCells(view, upTo(ROWS), upTo(COLS));
  });

  test("Escape and a second press disarm it; then a drag pans", async () => {
    const view = await opened();
    for (const disarm of ["{Escape}", "{Enter}"]) {
      await userEvent.click(button(view, "Crop"));
      await expect.element(button(view, "Crop")).toHaveAttribute("aria-pressed", "true");
      await userEvent.keyboard(disarm);
      await expect.element(button(view, "Crop")).toHaveAttribute("aria-pressed", "false");
    }
    await drag(view, [1, 1], [3, 3]);
    expect(view.published.rows.crops).toEqual([]);
  });

  test("a click without a drag crops nothing and stays armed", async () => {
    const view = await opened();
    await userEvent.click(button(view, "Crop"));
    await view.click("heatmap", 100, 100);
    await expect.element(button(view, "Crop")).toHaveAttribute("aria-pressed", "true");
    expect(view.published.rows.crops).toEqual([]);
    await drag(view, [1, 1], [1, 1]);
    expect(view.published.rows.crops).toEqual([]);
  });

  test("survives a drag far outside, a second finger, a resize and a lost pointer", async () => {
    const errors: unknown[] = [];
    const onError = (event: ErrorEvent) => errors.push(event.error);
    window.addEventListener("error", onError);
    const view = await opened();
    const heatmap = view.region("heatmap");
    const send = (type: string, x: number, y: number, pointerId = 1) => {
      const { left, top } = heatmap.getBoundingClientRect();
      const place = { clientX: left + x, clientY: top + y };
      heatmap.dispatchEvent(
        new PointerEvent(type, { ...place, pointerId, button: 0, buttons: 1, bubbles: true }),
      );
    };
    const arm = () => userEvent.click(button(view, "Crop"));
    const rectangle = () => view.root.querySelector(".rectangle");

    await arm();
    send("pointerdown", 200, 200);
    send("pointermove", 260, 260);
    await expect.poll(rectangle).not.toBeNull();
    send("pointerdown", 20, 20, 2);
    send("pointermove", 400, 400, 2);
    send("pointerup", 400, 400, 2);
    send("pointercancel", 260, 260);
    await expect.poll(rectangle).toBeNull();
    expect(view.published.rows.crops).toEqual([]);

    const { x, y } = view.cellMiddle(5, 2, [ROWS, COLS]);
    send("pointerdown", x, y);
    send("pointermove", x + 20, y + 20);
    const before = heatmap.getBoundingClientRect().width;
    view.cell.style.width = "400px";
    await expect.poll(() => heatmap.getBoundingClientRect().width).toBeLessThan(before);
    send("pointermove", 1e6, 1e6);
    send("pointerup", 1e6, 1e6);
    await expectCells(view, [5, 6, 7], [2, 3]);
    send("pointermove", 10, 10);
    send("pointerup", 10, 10);
    window.removeEventListener("error", onError);
    expect(errors).toEqual([]);
  });
});
