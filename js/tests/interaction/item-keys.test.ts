import { describe, expect, onTestFinished, test } from "vitest";
import { userEvent } from "vitest/browser";
import { mounted, type View } from "../support/page/mounted.ts";
import {
  countingModel,
  expectedColors,
  labels,
  numberCategory,
  steppedModel,
  steppedValues,
  textCategory,
  upTo,
} from "../support/page/tables.ts";
import { atRest } from "../support/page/trees.ts";

const [ROWS, COLS] = [8, 5];
const VALUES = steppedValues(ROWS, COLS);
const KINDS = [0, 0, 1, 1, -1, 1, 0, 0];

const press = (keys: string) => userEvent.keyboard(keys);
const status = (view: View) => view.root.querySelector('[role="status"]')?.textContent?.trim();
const value = (row: number, col: number) => VALUES[row * COLS + col] as number;

function opened(): Promise<View> {
  return mounted(
    countingModel(
      VALUES,
      {
        labels: labels(ROWS, "row "),
        categories: [
          textCategory("kind", ["a", "b"], KINDS),
          numberCategory("dose", [8, 7, 6, 5, 4, 3, 2, 1]),
        ],
      },
      {
        labels: labels(COLS, "col "),
        categories: [textCategory("batch", ["p"], upTo(COLS).fill(0))],
      },
    ),
  );
}

/** By keyboard, so that the cursor shows. */
async function focused(view: View, name: string): Promise<void> {
  const region = view.controls.getByRole("listbox", { name }).element() as HTMLElement;
  region.focus();
  await expect.poll(() => option(view)).not.toBeNull();
}

function option(view: View): HTMLElement | null {
  const active = view.cell.shadowRoot?.activeElement;
  const id = active?.getAttribute("aria-activedescendant");
  return id ? (active?.querySelector(`[id="${id}"]`) ?? null) : null;
}

test("Tab leads from the heatmap to the labels, and on to the strips", async () => {
  const view = await opened();
  view.region("heatmap").focus();
  for (const name of ["row-labels", "col-labels", "row-categories", "col-categories"] as const) {
    await press("{Tab}");
    await expect.poll(() => view.cell.shadowRoot?.activeElement).toBe(view.region(name));
  }
});

describe("on labels", () => {
  test("arrows go from label to label, which is framed, read out and told whole", async () => {
    const view = await opened();
    await focused(view, "Row labels");
    await expect.poll(() => status(view)).toBe("Row row 0");
    await press("{ArrowDown}{ArrowDown}{ArrowUp}");
    await expect.poll(() => status(view)).toBe("Row row 1");
    expect(view.tooltip?.textContent).toBe("Row row 1kind: adose: 7");
    const [frame, region] = [option(view), view.region("row-labels")].map((element) =>
      element?.getBoundingClientRect(),
    ) as [DOMRect, DOMRect];
    expect((frame.top + frame.bottom) / 2).toBeCloseTo(
      region.top + region.height * (1.5 / ROWS),
      0,
    );
    expect(option(view)?.getAttribute("aria-posinset")).toBe("2");
    expect(option(view)?.getAttribute("aria-label")).toBe("Row row 1");
    await press("{End}{ArrowDown}");
    await expect.poll(() => status(view)).toBe("Row row 7");
    await press("{Home}");
    await expect.poll(() => status(view)).toBe("Row row 0");
    view.region("heatmap").focus();
    await expect.poll(() => view.tooltip).toBeNull();
    expect(view.root.querySelector(".line-cursor")).toBeNull();
  });

  test("Enter selects, Space and Ctrl+Enter add or take away, Escape clears", async () => {
    const view = await opened();
    await focused(view, "Row labels");
    await press("{ArrowDown}{Enter}");
    await expect.poll(() => view.published.rows.selected).toEqual([1]);
    expect(option(view)?.getAttribute("aria-selected")).toBe("true");
    await press("{ArrowDown}{ArrowDown} ");
    await expect.poll(() => view.published.rows.selected).toEqual([1, 3]);
    await press("{ArrowDown}{Control>}{Enter}{/Control}");
    await expect.poll(() => view.published.rows.selected).toEqual([1, 3, 4]);
    await press(" ");
    await expect.poll(() => view.published.rows.selected).toEqual([1, 3]);
    await press("{Enter}");
    await expect.poll(() => view.published.rows.selected).toEqual([4]);
    expect(view.published.cols.selected).toEqual([]);
    await press("{Escape}");
    await expect.poll(() => view.published.rows.selected).toEqual([]);
  });

  test("Shift and arrows select from the first label on, as displayed, as one step", async () => {
    const view = await opened();
    const order = { by: "custom", indices: [3, 0, 5, 1, 4, 2, 7, 6] } as const;
    view.model.set("_view", { ...view.published, rows: { ...view.published.rows, order } });
    await atRest(view);
    await focused(view, "Row labels");
    await press("{ArrowDown}{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
    await expect.poll(() => view.published.rows.selected).toEqual([0, 1, 5]);
    await press("{Shift>}{ArrowUp}{ArrowUp}{ArrowUp}{/Shift}");
    await expect.poll(() => view.published.rows.selected).toEqual([0, 3]);
    await press("{Control>}z{/Control}");
    await expect.poll(() => view.published.rows.selected).toEqual([]);
  });

  test("O orders the other axis by the label, down, up, and back", async () => {
    const view = await opened();
    await focused(view, "Row labels");
    await press("{ArrowDown}o");
    const colsBy1 = upTo(COLS).sort((a, b) => value(1, b) - value(1, a));
    const picture = (rows: number[], cols: number[]) =>
      expect.poll(() => view.cellColors([ROWS, COLS])).toEqual(expectedColors(VALUES, rows, cols));
    await picture(upTo(ROWS), colsBy1);
    await press("o");
    await picture(upTo(ROWS), [...colsBy1].reverse());
    await press("o");
    await expect.poll(() => view.published.cols.order).toEqual({ by: "cluster" });
    expect(view.published.rows.selected).toEqual([]);

    await focused(view, "Column labels");
    await press("{ArrowRight}{ArrowRight}{ArrowLeft}o");
    await picture(
      upTo(ROWS).sort((a, b) => value(b, 1) - value(a, 1)),
      upTo(COLS),
    );
  });

  test("the view follows the cursor along its axis alone, also in pages", async () => {
    const view = await mounted(steppedModel(60, 12));
    const zoomed = { rows: [10, 20], cols: [2, 6] } as const;
    view.model.set("_view", { ...view.published, viewport: zoomed });
    await atRest(view);
    await expect.poll(() => view.published.viewport).toEqual(zoomed);
    await focused(view, "Row labels");
    await expect.poll(() => status(view)).toBe("Row row 10");
    await press("{ArrowUp}");
    await expect.poll(() => view.published.viewport).toEqual({ rows: [9, 19], cols: [2, 6] });
    await press("{PageDown}{PageDown}");
    await expect.poll(() => status(view)).toBe("Row row 27");
    await press("{End}");
    await expect.poll(() => view.published.viewport).toEqual({ rows: [50, 60], cols: [2, 6] });
    await expect.poll(() => status(view)).toBe("Row row 59");
    const [frame, region] = [option(view), view.region("row-labels")].map((element) =>
      element?.getBoundingClientRect(),
    ) as [DOMRect, DOMRect];
    expect((frame.top + frame.bottom) / 2).toBeCloseTo(region.top + region.height * 0.95, 0);
  });

  test("the cursor stays on its label in a new order, and on one that is left after a crop", async () => {
    const view = await opened();
    await focused(view, "Row labels");
    await press("{ArrowDown}{ArrowDown}");
    const { rows } = view.published;
    view.model.set("_view", { ...view.published, rows: { ...rows, order: { by: "sum" } } });
    await atRest(view);
    await press("{ArrowUp}");
    await expect.poll(() => status(view)).toBe("Row row 3");
    const crops = [{ kept: [4, 5, 6], cut: 1.5 }];
    view.model.set("_view", { ...view.published, rows: { ...rows, crops } });
    await atRest(view);
    await press("{ArrowDown}");
    await expect.poll(() => status(view)).toBe("Row row 5");
  });

  test("it begins at what a search has found, and goes on from a label that was clicked", async () => {
    const view = await mounted(steppedModel(200, 12));
    view.region("heatmap").focus();
    await press("/");
    const field = view.controls.getByRole("combobox", { name: "Search rows" });
    await expect.poll(() => view.cell.shadowRoot?.activeElement).toBe(field.element());
    await press("row 150");
    await expect.element(view.controls.getByRole("option", { name: "row 150" })).toBeVisible();
    await press("{Enter}");
    await expect.poll(() => view.published.viewport.rows).not.toBeNull();
    await focused(view, "Row labels");
    await expect.poll(() => status(view)).toBe("Row row 150");
    await press("{Enter}");
    await expect.poll(() => view.published.rows.selected).toEqual([150]);

    const { height } = view.region("col-labels").getBoundingClientRect();
    const { width } = view.region("heatmap").getBoundingClientRect();
    await view.click("col-labels", (3.5 / 12) * width + 3, height - 8);
    await expect.poll(() => view.published.cols.selected).toEqual([3]);
    await press("{ArrowRight}{Enter}");
    await expect.poll(() => view.published.cols.selected).toEqual([4]);
  });
});

describe("on category strips", () => {
  test("arrows go from value to value and from strip to strip", async () => {
    const view = await opened();
    await focused(view, "Row categories");
    const said: (string | undefined)[] = [status(view)];
    for (const key of ["Down", "Down", "Down", "Down", "Down", "Up", "Right", "Down", "Left"]) {
      await press(`{Arrow${key}}`);
      said.push(status(view));
    }
    expect(said).toEqual([
      "kind: a",
      "kind: b",
      "kind: missing",
      "kind: b",
      "kind: a",
      "kind: a",
      "kind: b",
      "dose: 3",
      "dose: 2",
      "kind: a",
    ]);
    await expect.poll(() => view.tooltip?.textContent).toBe("kind: a4 rows");
  });

  test("Enter selects all with the value, Space adds, also of numbers", async () => {
    const view = await opened();
    await focused(view, "Row categories");
    await press("{ArrowDown}{Enter}");
    await expect.poll(() => view.published.rows.selected).toEqual([2, 3, 5]);
    await press("{ArrowUp} ");
    await expect.poll(() => view.published.rows.selected).toEqual([0, 1, 2, 3, 5, 6, 7]);
    await press("{ArrowRight}{Enter}");
    await expect.poll(() => view.published.rows.selected).toEqual([1]);
    await press("{ArrowDown} ");
    await expect.poll(() => view.published.rows.selected).toEqual([1, 2]);
    await focused(view, "Column categories");
    await press("{Enter}");
    await expect.poll(() => view.published.cols.selected).toEqual(upTo(COLS));
    expect(view.published.rows.selected).toEqual([1, 2]);
  });

  test("K keeps only the value, and takes it back; O orders by the category, and back", async () => {
    const view = await opened();
    await focused(view, "Row categories");
    await press("{ArrowDown}k");
    await expect.poll(() => view.published.rows.category).toEqual({ title: "kind", value: "b" });
    await expect
      .poll(() => view.cellColors([3, COLS]))
      .toEqual(expectedColors(VALUES, [2, 3, 5], upTo(COLS)));
    await press("k");
    await expect.poll(() => view.published.rows.category).toBeNull();
    await press("o");
    await expect.poll(() => view.published.rows.order).toEqual({ by: "category", title: "kind" });
    await press("{ArrowRight}k");
    await expect.poll(() => view.published.rows.category).toEqual({ title: "dose", value: 6 });
    await press("k");
    await expect.poll(() => view.published.rows.category).toBeNull();
    await press("o");
    await expect.poll(() => view.published.rows.order).toEqual({ by: "category", title: "dose" });
    await press("o");
    await expect.poll(() => view.published.rows.order).toEqual({ by: "cluster" });
  });
});

test("C crops to the selected rows and columns as one step", async () => {
  const view = await opened();
  await focused(view, "Row labels");
  await press("{Shift>}{ArrowDown}{/Shift}");
  await focused(view, "Column labels");
  await press("{ArrowRight}{Shift>}{ArrowRight}{/Shift}");
  await expect.poll(() => view.published.cols.selected).toEqual([1, 2]);
  await press("c");
  await expect
    .poll(() => view.cellColors([2, 2]))
    .toEqual([0, 1].flatMap((row) => expectedColors(VALUES, [row], upTo(COLS)).slice(1, 3)));
  await press("{Control>}z{/Control}");
  await expect.poll(() => view.published.rows.crops).toEqual([]);
  expect(view.published.cols.crops).toEqual([]);
  expect(view.published.rows.selected).toEqual([0, 1]);
});

test("C crops to selected labels of one axis, and to nothing when nothing is selected", async () => {
  const view = await opened();
  await focused(view, "Column labels");
  await press("c");
  expect(view.model.saved).toEqual([]);
  await press("{ArrowRight}{Shift>}{ArrowRight}{/Shift}c");
  await expect.poll(() => view.published.cols.crops).toEqual([{ kept: [1, 2], cut: 1.5 }]);
  expect(view.published.rows.crops).toEqual([]);
});

test("the notebook does not hear any of these keys", async () => {
  const view = await opened();
  const heard: string[] = [];
  const listen = ({ key }: KeyboardEvent) => heard.push(key);
  document.addEventListener("keydown", listen);
  onTestFinished(() => document.removeEventListener("keydown", listen));
  await focused(view, "Row categories");
  await press("{ArrowDown}{ArrowRight}{Enter} okc{PageDown}{Home}");
  await focused(view, "Row labels");
  await press("{ArrowDown}{Shift>}{ArrowDown}{/Shift}{Enter} okc{End}");
  expect(heard.filter((key) => key !== "Shift")).toEqual([]);
});

test("labels of every kind are read out as text, and an axis of one line has its cursor", async () => {
  const row = '<img src="x" onerror="globalThis.attacked = true">\u0000\nend';
  const model = countingModel(steppedValues(1, 1), { labels: [row] }, { labels: ["c"] });
  const view = await mounted(model);
  await focused(view, "Row labels");
  await press("{ArrowDown}{End}{PageUp}{Shift>}{ArrowDown}{/Shift}");
  expect(option(view)?.getAttribute("aria-label")).toMatch(/^Row <img src="x" .* ␤end$/);
  await expect.poll(() => view.published.rows.selected).toEqual([0]);
  await focused(view, "Column labels");
  await press("{ArrowRight}{Enter}o");
  await expect.poll(() => view.published.cols.selected).toEqual([0]);
  expect(view.root.querySelector("img")).toBeNull();
  expect(view.controls.getByRole("listbox", { name: "Row categories" }).elements()).toEqual([]);
});

test("letters mean the same with Caps Lock on", async () => {
  const view = await opened();
  await focused(view, "Row categories");
  await press("{ArrowDown}K");
  await expect.poll(() => view.published.rows.category).toEqual({ title: "kind", value: "b" });
  await press("K");
  await expect.poll(() => view.published.rows.category).toBeNull();
  await press("O");
  await expect.poll(() => view.published.rows.order).toEqual({ by: "category", title: "kind" });
  await press("{Enter}C");
  await expect.poll(() => view.published.rows.crops).toHaveLength(1);
  await press("O");
  await expect.poll(() => view.published.rows.order).toEqual({ by: "cluster" });
  (view.root.querySelector(".cluster-cursor") as HTMLElement).focus();
  await press("{Home}C");
  await expect.poll(() => view.published.rows.crops).toHaveLength(2);
});
