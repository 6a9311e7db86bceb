import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import type { Interval } from "../../../src/model/interval.ts";
import { mounted, type View } from "../../support/page/mounted.ts";
import {
  countingModel,
  labels,
  steppedModel,
  steppedValues,
  textCategory,
} from "../../support/page/tables.ts";

const ROWS = 200;
const COLS = 40;
const rowField = (view: View) => view.controls.getByRole("combobox", { name: "Search rows" });
const colField = (view: View) => view.controls.getByRole("combobox", { name: "Search columns" });

const options = (view: View) =>
  Array.from(
    view.root.querySelectorAll('[role="option"] .offer-name'),
    ({ textContent }) => textContent,
  );

const chips = (view: View) =>
  Array.from(view.root.querySelectorAll(".found-name"), ({ textContent }) => textContent);

const shownRows = (view: View) => view.published.viewport.rows as Interval;

async function typed(view: View, text: string, field = rowField(view)): Promise<void> {
  await userEvent.click(field);
  await userEvent.keyboard(text);
}

function paste(view: View, text: string): void {
  const input = rowField(view).element() as HTMLInputElement;
  input.focus();
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  input.dispatchEvent(event);
  if (!event.defaultPrevented) throw new Error("the list was left to the field");
}

/** How much of a region has the colour that marks what was found. */
function marked(view: View, name: "row-labels" | "col-labels"): number {
  const { data } = view.picture(name);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i] === 0xff && data[i + 1] === 0xe8 && data[i + 2] === 0xb8) count += 1;
  }
  return count;
}

describe("a name is searched for", () => {
  test("by Enter at once, while many labels are still being read", async () => {
    const names = [...labels(150_000, "row "), "zeta"];
    const view = await mounted(
      countingModel(new Float32Array(names.length), { labels: names }, { labels: ["col"] }),
    );
    const input = rowField(view).element() as HTMLInputElement;
    input.focus();
    input.value = "zet";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await new Promise(requestAnimationFrame);
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => chips(view)).toEqual(["zeta"]);
  });

  test("with offers from the first letter; Enter takes one, goes to it and marks it", async () => {
    const view = await mounted(steppedModel(ROWS, COLS));
    await expect.element(rowField(view)).toHaveAttribute("aria-expanded", "false");
    await typed(view, "r");
    await expect.poll(() => options(view)).toHaveLength(50);
    await userEvent.keyboard("ow");
    await expect.poll(() => options(view)[0]).toBe("row 0");
    await userEvent.keyboard(" 12");
    await expect.poll(() => options(view).slice(0, 3)).toEqual(["row 12", "row 120", "row 121"]);
    await expect.element(rowField(view)).toHaveAttribute("aria-expanded", "true");

    const active = () => {
      const id = rowField(view).element().getAttribute("aria-activedescendant");
      return view.root.querySelector(`[id="${id}"] .offer-name`)?.textContent;
    };
    expect(active()).toBe("row 12");
    await userEvent.keyboard("{ArrowDown}{ArrowDown}");
    await expect.poll(active).toBe("row 121");
    await userEvent.keyboard("{ArrowUp}");
    await expect.poll(active).toBe("row 120");
    const list = rowField(view).element().getAttribute("aria-controls");
    expect(view.root.querySelector(`[id="${list}"]`)?.getAttribute("role")).toBe("listbox");

    expect(marked(view, "row-labels")).toBe(0);
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => view.root.dataset.animating).toBe("true");
    await expect.poll(() => view.published.viewport.rows).not.toBeNull();
    const [start, end] = shownRows(view);
    expect((start + end) / 2).toBeCloseTo(120.5, 6);
    expect(end - start).toBeLessThan(30);
    expect(view.published.viewport.cols).toBeNull();
    expect(chips(view)).toEqual(["row 120"]);
    expect(options(view)).toEqual([]);
    expect(marked(view, "row-labels")).toBeGreaterThan(100);
    expect(view.published.rows.selected).toEqual([]);
  });

  test("on both axes, and a click takes an offer too", async () => {
    const view = await mounted(steppedModel(ROWS, COLS));
    await typed(view, "COL 7", colField(view));
    await userEvent.click(view.controls.getByRole("option", { name: "col 7" }));
    await expect.poll(() => view.published.viewport.cols).not.toBeNull();
    const [start, end] = view.published.viewport.cols as Interval;
    expect(start).toBeLessThan(7);
    expect(end).toBeGreaterThan(8);
    expect(view.published.viewport.rows).toBeNull();
    await expect.poll(() => marked(view, "col-labels")).toBeGreaterThan(50);
  });

  test("several are shown together; one is taken away by its chip or Backspace", async () => {
    const view = await mounted(steppedModel(ROWS, COLS));
    await typed(view, "row 50{Enter}row 90{Enter}");
    await expect.poll(() => chips(view)).toEqual(["row 50", "row 90"]);
    await expect.poll(() => view.published.viewport.rows?.[1] ?? 0).toBeGreaterThan(91);
    expect(shownRows(view)[0]).toBeLessThan(50);
    await typed(view, "row 5");
    await expect.poll(() => options(view)).not.toContain("row 50");
    await userEvent.keyboard("{Escape}");
    await userEvent.click(view.controls.getByRole("button", { name: "Remove row 50" }));
    expect(chips(view)).toEqual(["row 90"]);
    await typed(view, "{Backspace}");
    expect(chips(view)).toEqual([]);
    await expect.poll(() => marked(view, "row-labels")).toBe(0);
  });

  test("found labels are written even where there is no room for all", async () => {
    const view = await mounted(steppedModel(5000, COLS));
    paste(view, "row 10, row 2503, row 4990");
    await expect.poll(() => chips(view)).toHaveLength(3);
    await expect.poll(() => view.root.dataset.animating).toBe("false");
    await expect.poll(() => marked(view, "row-labels")).toBeGreaterThan(300);
  });
});

describe("a list is pasted", () => {
  test.each([
    ["lines", "\n"],
    ["commas", ", "],
    ["tabs", "\t"],
    ["semicolons", ";"],
  ])("of %s; what is not there is told", async (_, separator) => {
    const view = await mounted(steppedModel(ROWS, COLS));
    paste(view, ["row 7", "ROW 3", "row 1000", "row"].join(separator));
    await expect.poll(() => chips(view)).toEqual(["row 7", "row 3"]);
    const told = view.controls.getByText("2 of 4 found. Not found: row 1000, row");
    await expect.element(told).toBeVisible();
    expect(told.element().getAttribute("aria-live")).toBe("polite");
    expect(rowField(view).element()).toHaveValue("");
  });

  test("names with commas in them are found whole", async () => {
    const rows = { labels: ["acid, fatty", "acid", "fatty"] };
    const model = countingModel(steppedValues(3, 2), rows, { labels: labels(2, "c") });
    const view = await mounted(model);
    paste(view, "acid, fatty\nfatty");
    await expect.poll(() => chips(view)).toEqual(["acid, fatty", "fatty"]);
  });
});

describe("what can't be shown", () => {
  test("is told when no name is like it", async () => {
    const view = await mounted(steppedModel(ROWS, COLS));
    await typed(view, "nobody");
    const told = view.controls.getByText("No row and no category value contains “nobody”");
    await expect.element(told).toBeVisible();
    expect(told.element().getAttribute("aria-live")).toBe("polite");
    await userEvent.keyboard("{Enter}");
    expect(chips(view)).toEqual([]);
    expect(view.published.viewport.rows).toBeNull();
  });

  test("is offered when it is cropped away, as not in view", async () => {
    const view = await mounted(steppedModel(ROWS, COLS));
    const { published } = view;
    const crops = [{ kept: [12, 13, 14, 15], cut: 1.5 }];
    view.model.set("_view", { ...published, rows: { ...published.rows, crops } });
    await typed(view, "row 1");
    await expect
      .poll(() => options(view).slice(0, 5))
      .toEqual(["row 1", "row 12", "row 13", "row 14", "row 15"]);
    const away = view.controls.getByRole("option", { name: "row 1 not in view", exact: true });
    await userEvent.click(away);
    await expect.element(view.controls.getByText("row 1 not in view")).toBeVisible();
    expect(chips(view)).toEqual(["row 1"]);
    expect(view.published.viewport.rows).toBeNull();
    view.model.set("_view", published);
    await expect.poll(() => marked(view, "row-labels")).toBeGreaterThan(20);
  });
});

describe("the search is cleared", () => {
  test("by its button", async () => {
    const view = await mounted(steppedModel(ROWS, COLS));
    await typed(view, "row 5{Enter}");
    await typed(view, "col 5{Enter}", colField(view));
    await userEvent.click(view.controls.getByRole("button", { name: "Clear search" }));
    expect(chips(view)).toEqual([]);
    await expect.poll(() => marked(view, "row-labels") + marked(view, "col-labels")).toBe(0);
    expect(view.controls.getByRole("button", { name: "Clear search" }).elements()).toEqual([]);
  });

  test("by Escape, which first only empties the field", async () => {
    const view = await mounted(steppedModel(ROWS, COLS));
    await typed(view, "row 5{Enter}row 6{Escape}");
    expect(chips(view)).toEqual(["row 5"]);
    expect(rowField(view).element()).toHaveValue("");
    await userEvent.keyboard("{Escape}");
    expect(chips(view)).toEqual([]);
    await expect.poll(() => marked(view, "row-labels")).toBe(0);
  });

  test("by a new table", async () => {
    const view = await mounted(steppedModel(ROWS, COLS));
    await typed(view, "row 5{Enter}");
    await expect.poll(() => chips(view)).toEqual(["row 5"]);
    const next = steppedModel(ROWS, COLS);
    view.model.setAll({ _rows: next.get("_rows"), _matrix: next.get("_matrix") });
    await expect.poll(() => chips(view)).toEqual([]);
  });
});

test("names of every kind are text, also in the list and on chips", async () => {
  const hostile = '<img src=x onerror="globalThis.attacked=true">\u0000\n"quoted"';
  const rows = { labels: [hostile, "long ".repeat(2000), "", "c"] };
  const model = countingModel(steppedValues(4, 2), rows, { labels: labels(2, "c") });
  const view = await mounted(model);
  await typed(view, "img");
  await expect.poll(() => options(view)).toHaveLength(1);
  await userEvent.keyboard("{Enter}long{Enter}");
  await expect.poll(() => chips(view)).toHaveLength(2);
  expect(view.root.querySelector("img")).toBeNull();
  const sidebar = view.region("sidebar").getBoundingClientRect();
  for (const chip of view.root.querySelectorAll(".found-names li")) {
    expect(chip.getBoundingClientRect().right).toBeLessThanOrEqual(sidebar.right);
  }
});

describe("what is found is selected", () => {
  const option = (view: View, name: string) =>
    view.controls.getByRole("option", { name, exact: true });
  const message = (view: View) => view.root.querySelector(".search-foot .note")?.textContent;

  test("all names that contain a text, by one offer that counts them", async () => {
    const view = await mounted(steppedModel(ROWS, COLS));
    await typed(view, "row 19");
    await userEvent.click(option(view, "Select all 11 matches"));
    const expected = [19, ...Array.from({ length: 10 }, (_, i) => 190 + i)];
    await expect.poll(() => view.published.rows.selected).toEqual(expected);
    await expect.poll(() => message(view)).toBe("11 rows selected");
    expect(view.published.viewport.rows).toBeNull();
  });

  test("a category value with all that have it", async () => {
    const codes = Array.from({ length: ROWS }, (_, row) => (row < 45 ? 0 : 1));
    const view = await mounted(
      countingModel(
        steppedValues(ROWS, COLS),
        {
          labels: labels(ROWS, "row "),
          categories: [textCategory("Tissue", ["lung", "x"], codes)],
        },
        { labels: labels(COLS, "col ") },
      ),
    );
    await typed(view, "lun");
    await expect.element(option(view, "Tissue: lung 45 rows")).toBeVisible();
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => view.published.rows.selected).toHaveLength(45);
    await expect.poll(() => message(view)).toBe("45 rows selected");
  });
});

test("the list lies over the picture, within the widget", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  await typed(view, "row");
  await expect.poll(() => options(view)).toHaveLength(50);
  const list = view.root.querySelector('[role="listbox"]') as HTMLElement;
  const names = list.querySelector(".offer-names") as HTMLElement;
  const box = list.getBoundingClientRect();
  const field = rowField(view).element().getBoundingClientRect();
  const root = view.root.getBoundingClientRect();
  expect(box.top).toBeGreaterThanOrEqual(field.bottom);
  expect(box.left).toBeCloseTo(field.left, 0);
  expect(box.bottom).toBeLessThan(root.bottom);
  await userEvent.keyboard("{ArrowUp}{ArrowUp}");
  await expect.poll(() => names.scrollTop).toBeGreaterThan(0);
});

test("the glass stays in its field where the sidebar is scrolled", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  view.root.style.height = "260px";
  const sidebar = view.root.querySelector(".sidebar-scroll") as HTMLElement;
  sidebar.scrollTop = 40;
  expect(sidebar.scrollTop).toBe(40);
  const field = rowField(view).element().getBoundingClientRect();
  const glass = rowField(view).element().parentElement?.querySelector("svg");
  const { left, top, bottom } = (glass as SVGElement).getBoundingClientRect();
  expect(left).toBeGreaterThan(field.left);
  expect(top).toBeGreaterThan(field.top);
  expect(bottom).toBeLessThan(field.bottom);
});
