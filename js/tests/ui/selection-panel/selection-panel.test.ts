import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { mounted, type View } from "../../support/page/mounted.ts";
import { labels, textCategory } from "../../support/page/tables.ts";
import { balancedModel } from "../../support/page/trees.ts";

const [ROWS, COLS] = [8, 4];
const NARROW = 900;
const WIDE = 1300;

const opened = (width: number) =>
  mounted(
    balancedModel(
      {
        labels: labels(ROWS, "row "),
        categories: [
          textCategory("Tissue", ["lung", "skin", "bone"], [0, 0, 0, 1, 1, 2, 1, 1]),
          textCategory("a long title", ["all"], Array(ROWS).fill(0)),
        ],
      },
      { labels: labels(COLS, "col ") },
    ),
    width,
  );

const button = (view: View, name: string) =>
  view.controls.getByRole("button", { name, exact: true });
const panel = (view: View) => view.root.querySelector<HTMLElement>(".panel");
const title = (view: View) => panel(view)?.getAttribute("aria-label");
const sheet = (view: View) => view.controls.getByRole("dialog");

function clickCluster(view: View, side: "row" | "col", share: number) {
  const { width, height } = view.region(`${side}-dendrogram`).getBoundingClientRect();
  return side === "row"
    ? view.click("row-dendrogram", 6, share * height)
    : view.click("col-dendrogram", share * width, 6);
}

function clickRow(view: View, row: number, ...modifiers: "ControlOrMeta"[]) {
  const { height } = view.region("row-labels").getBoundingClientRect();
  return view.click("row-labels", 5, ((row + 0.5) / ROWS) * height, ...modifiers);
}

function clickTissue(view: View, row: number) {
  const { width, height } = view.region("row-categories").getBoundingClientRect();
  return view.click("row-categories", width / 4, ((row + 0.5) / ROWS) * height);
}

describe("the panel says what it is about", () => {
  test("a label, more labels, a category value, a cluster, and a group", async () => {
    const view = await opened(WIDE);
    expect(title(view)).toBe("Selection");
    expect(panel(view)?.textContent).toContain("Click a label, a cluster or a category");
    await clickRow(view, 4);
    await expect.poll(() => title(view)).toBe("row 4: 1 of 8 rows");
    await clickRow(view, 6, "ControlOrMeta");
    await expect.poll(() => title(view)).toBe("2 selected rows: 2 of 8 rows");
    await clickTissue(view, 0);
    await expect.poll(() => title(view)).toBe("Tissue: lung: 3 of 8 rows");
    await clickCluster(view, "row", 0.8);
    await expect.poll(() => title(view)).toBe("Row cluster 2: 4 of 8 rows");
    await userEvent.click(button(view, "Split off as group"));
    await expect.poll(() => view.cell.shadowRoot?.activeElement?.tagName).toBe("INPUT");
    await userEvent.keyboard("mine{Enter}");
    await expect.poll(() => view.published.rows.groups.map(({ name }) => name)).toEqual(["mine"]);
    await clickRow(view, 0);
    await expect.poll(() => title(view)).toBe("row 0: 1 of 8 rows");
    await userEvent.click(view.controls.getByRole("button", { name: /^mine/ }));
    await expect.poll(() => title(view)).toBe("Group mine: 4 of 8 rows");
  });

  test("a cluster of a single row that is also a category value goes by what was clicked", async () => {
    const view = await opened(WIDE);
    const { published } = view;
    view.model.set("_view", { ...published, rows: { ...published.rows, cut: 0.5 } });
    await expect.element(button(view, "Row cluster 1: 1 of 8 rows")).toBeVisible();
    await clickCluster(view, "row", 5.5 / ROWS);
    await expect.poll(() => title(view)).toBe("Row cluster 6: 1 of 8 rows");
    await clickRow(view, 0);
    await clickTissue(view, 5);
    await expect.poll(() => title(view)).toBe("row 5: 1 of 8 rows");
  });

  test("what a crop hides of a selection is told", async () => {
    const view = await opened(WIDE);
    const { published } = view;
    const rows = { ...published.rows, selected: [0, 7], crops: [{ kept: [0, 1, 2], cut: 2.5 }] };
    view.model.set("_view", { ...published, rows });
    await expect
      .poll(() => panel(view)?.querySelector('[role="status"]')?.textContent)
      .toBe("1 of 3 rows, 1 selected row not in view");
  });
});

describe("where there is room", () => {
  test("the panel is docked, is a region with a name, and selecting moves nothing on the page", async () => {
    const view = await opened(WIDE);
    const before = [...view.boxes()].map(([name, box]) => [name, box.toJSON()]);
    await clickCluster(view, "row", 0.2);
    const region = view.controls.getByRole("region", { name: "Row cluster 1: 4 of 8 rows" });
    await expect.element(region).toBeVisible();
    expect(sheet(view).elements()).toHaveLength(0);
    expect([...view.boxes()].map(([name, box]) => [name, box.toJSON()])).toEqual(before);
    const box = region.element().getBoundingClientRect();
    expect(box.left).toBeGreaterThan(view.region("row-dendrogram").getBoundingClientRect().right);
  });

  test("a selection leaves the focus where it was", async () => {
    const view = await opened(WIDE);
    await clickRow(view, 3);
    await expect.poll(() => title(view)).toBe("row 3: 1 of 8 rows");
    const { activeElement } = view.cell.shadowRoot as ShadowRoot;
    expect(panel(view)?.contains(activeElement)).toBe(false);
  });

  test("Escape clears the selection, and the panel says how to begin", async () => {
    const view = await opened(WIDE);
    await clickRow(view, 3);
    await expect.element(button(view, "Copy names")).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await expect.poll(() => title(view)).toBe("Selection");
  });
});

const LONG = "haematopoietic_and_lymphoid_neoplasm_of_unknown_origin";

/** The words of a text that underscores join, each with the number of lines it is on. */
function linesOfWords(element: Element): Map<string, number> {
  const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const lines = new Map<string, number>();
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    for (const { 0: word, index } of node.textContent?.matchAll(/[^_]+/g) ?? []) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      lines.set(word, new Set([...range.getClientRects()].map(({ top }) => top)).size);
    }
  }
  return lines;
}

test.each([NARROW, 1200])(
  "a long value is broken between its words in %i pixels",
  async (width) => {
    const view = await mounted(
      balancedModel(
        {
          labels: labels(ROWS, `${LONG}_`),
          categories: [
            textCategory("Tissue", [LONG, "autonomic_ganglia"], [0, 0, 0, 1, 1, 1, 1, 1]),
          ],
        },
        { labels: labels(COLS, "col ") },
      ),
      width,
    );
    await clickCluster(view, "row", 0.2);
    const table = view.controls.getByRole("table", { name: "Tissue" });
    await expect.element(table).toBeVisible();
    const name = table.element().querySelector("tbody th") as HTMLElement;
    expect(name.textContent).toBe(LONG);
    for (const other of table.element().querySelectorAll("tbody th")) {
      expect([...linesOfWords(other).values()]).not.toContain(2);
    }
    expect([...linesOfWords(name)]).toEqual(LONG.split("_").map((word) => [word, 1]));
    await userEvent.keyboard("{Escape}");
    const heatmap = view.cellMiddle(6, 1, [ROWS, COLS]);
    await view.hover("heatmap", heatmap.x, heatmap.y);
    await expect.poll(() => view.tooltip?.querySelector("b")).toBeTruthy();
    const label = view.tooltip?.querySelector("b") as HTMLElement;
    expect(label.textContent).toContain(LONG);
    expect([...linesOfWords(label).values()].every((lines) => lines === 1)).toBe(true);
  },
);

test("without a library the panel says which file to choose", async () => {
  const view = await opened(WIDE);
  await clickRow(view, 1);
  await userEvent.click(button(view, "Enrich"));
  await expect.element(view.controls.getByText(/file of gene sets in GMT format/)).toBeVisible();
});

describe("where there is little room", () => {
  test.each([1100, NARROW, 450])(
    "the button of a selection covers no label and no title at %i pixels",
    async (width) => {
      const view = await mounted(
        balancedModel(
          {
            labels: labels(ROWS, ""),
            categories: [textCategory("Tissue", ["a"], Array(8).fill(0))],
          },
          { labels: labels(COLS, "a rather long label of a column, no. ") },
        ),
        width,
      );
      await clickRow(view, 1);
      await view.click(
        "col-labels",
        5,
        view.region("col-labels").clientHeight - 4,
        "ControlOrMeta",
      );
      const open = button(view, "Selection: 1 row, 1 column");
      await expect.element(open).toBeVisible();
      const box = open.element().getBoundingClientRect();
      const status = view.root.querySelector(".status") as HTMLElement;
      const others = [...view.root.querySelectorAll(".category-title"), status].map((element) =>
        element.getBoundingClientRect(),
      );
      for (const other of [...view.boxes().values(), ...others]) {
        const isApart =
          box.right <= other.left ||
          other.right <= box.left ||
          box.bottom <= other.top ||
          other.bottom <= box.top;
        expect(isApart, JSON.stringify([box, other])).toBe(true);
      }
    },
  );

  test("a label selected neither covers nor moves the picture; a button opens the sheet on it", async () => {
    const view = await opened(NARROW);
    const places = () => [...view.boxes()].map(([name, box]) => [name, box.toJSON()]);
    const before = places();
    await clickRow(view, 3);
    await expect.poll(() => view.published.rows.selected).toEqual([3]);
    const open = button(view, "Selection: 1 row");
    await expect.element(open).toBeVisible();
    expect(places()).toEqual(before);
    expect(sheet(view).elements()).toHaveLength(0);
    await userEvent.click(open);
    await expect.element(sheet(view)).toHaveAttribute("aria-label", "row 3: 1 of 8 rows");
    expect(places()).toEqual(before);
    await expect.poll(() => open.query()).toBeNull();
  });

  test("the sheet is moved by dragging its header and by arrow keys, and stays in the widget", async () => {
    const view = await opened(NARROW);
    await clickCluster(view, "row", 0.2);
    await expect.element(sheet(view)).toBeVisible();
    const box = () => sheet(view).element().getBoundingClientRect();
    const start = box();
    const grip = button(view, "Move panel").element() as HTMLElement;
    grip.focus();
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft}{ArrowDown}");
    expect(box().left).toBeCloseTo(start.left - 32, 0);
    expect(box().top).toBeCloseTo(start.top + 16, 0);
    const header = sheet(view).element().querySelector("header") as HTMLElement;
    const drag = (type: string, x: number, y: number) =>
      header.dispatchEvent(
        new PointerEvent(type, { clientX: x, clientY: y, pointerId: 1, bubbles: true }),
      );
    drag("pointerdown", 500, 100);
    drag("pointermove", 400, 110);
    await expect.poll(() => box().left).toBeCloseTo(start.left - 132, 0);
    drag("pointermove", -4000, 4000);
    drag("pointerup", -4000, 4000);
    const root = view.root.getBoundingClientRect();
    await expect.poll(() => box().left).toBeCloseTo(root.left, 0);
    expect(box().bottom).toBeLessThanOrEqual(root.bottom + 0.5);
    drag("pointermove", 4000, -4000);
    expect(box().left).toBeCloseTo(root.left, 0);
  });
});

test("where rows and columns are selected a switch says which the panel is about", async () => {
  const view = await opened(WIDE);
  await clickCluster(view, "row", 0.2);
  await clickCluster(view, "col", 0.8);
  await expect.poll(() => title(view)).toBe("Column cluster 2: 2 of 4 columns");
  await userEvent.click(view.controls.getByRole("radio", { name: "Rows", exact: true }));
  await expect.poll(() => title(view)).toBe("Row cluster 1: 4 of 8 rows");
  await userEvent.click(view.controls.getByRole("radio", { name: "Columns", exact: true }));
  await expect.poll(() => title(view)).toBe("Column cluster 2: 2 of 4 columns");
});

test("a crop from the panel keeps what it is about, by one step", async () => {
  const view = await opened(WIDE);
  await clickTissue(view, 0);
  await userEvent.click(button(view, "Crop to selection"));
  await expect.poll(() => view.published.rows.crops.map(({ kept }) => kept)).toEqual([[0, 1, 2]]);
  await expect.poll(() => title(view)).toBe("Tissue: lung: 3 of 3 rows");
  await expect.element(button(view, "Crop to selection")).toBeDisabled();
});

test("values that are present come first, and the rest when asked for", async () => {
  const view = await opened(WIDE);
  await clickTissue(view, 0);
  const table = view.controls.getByRole("table", { name: "Tissue" });
  const values = () =>
    [...table.element().querySelectorAll("tbody th")].map(({ textContent }) => textContent);
  await expect.poll(values).toEqual(["lung"]);
  await userEvent.click(view.controls.getByRole("button", { name: "Show all 3" }));
  await expect.poll(values).toEqual(["lung", "skin", "bone"]);
  await userEvent.click(view.controls.getByRole("button", { name: "Show fewer" }));
  await expect.poll(values).toEqual(["lung"]);
});
