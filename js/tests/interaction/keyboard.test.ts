import { describe, expect, onTestFinished, test } from "vitest";
import { userEvent } from "vitest/browser";
import type { Interval } from "../../src/model/interval.ts";
import { mounted, type View } from "../support/page/mounted.ts";
import { countingModel, steppedModel, steppedValues } from "../support/page/tables.ts";

const ROWS = 60;
const COLS = 12;
const status = (view: View) => view.root.querySelector('[role="status"]')?.textContent?.trim();
const press = (keys: string) => userEvent.keyboard(keys);

async function focused(rowCount = ROWS, colCount = COLS): Promise<View> {
  const view = await mounted(steppedModel(rowCount, colCount));
  view.region("heatmap").focus();
  return view;
}

function cellText(row: number, col: number, colCount = COLS, rowCount = ROWS): string {
  const value = steppedValues(rowCount, colCount)[row * colCount + col] as number;
  return `row ${row}, col ${col}: ${Number(value.toPrecision(4))}`;
}

function overlayInk(view: View): number {
  const overlay = view.layer("overlay");
  const context = overlay.getContext("2d") as CanvasRenderingContext2D;
  const { data } = context.getImageData(0, 0, overlay.width, overlay.height);
  return data.filter((channel, i) => i % 4 === 3 && channel > 0).length;
}

/** Collects the keys that come out of the widget, as a notebook would hear them. */
function heard(): string[] {
  const keys: string[] = [];
  const listen = ({ key, ctrlKey }: KeyboardEvent) => keys.push(ctrlKey ? `Ctrl+${key}` : key);
  document.addEventListener("keydown", listen);
  onTestFinished(() => document.removeEventListener("keydown", listen));
  return keys;
}

describe("the cell cursor", () => {
  test("is moved by arrows, by pages and to the ends, and is read out", async () => {
    const view = await focused();
    const heatmap = view.controls.getByRole("application", { name: /^Heatmap of 60 rows/ });
    expect(view.cell.shadowRoot?.activeElement).toBe(heatmap.element());
    const steps: [string, number, number][] = [
      ["{ArrowDown}", 1, 0],
      ["{ArrowDown}{ArrowRight}{ArrowRight}", 2, 2],
      ["{ArrowUp}{ArrowLeft}", 1, 1],
      ["{End}", 1, 11],
      ["{ArrowRight}", 1, 11],
      ["{Home}", 1, 0],
      ["{PageDown}", 59, 0],
      ["{PageUp}", 0, 0],
      ["{Control>}{End}{/Control}", 59, 11],
      ["{Control>}{Home}{/Control}", 0, 0],
      ["{ArrowUp}{ArrowLeft}", 0, 0],
    ];
    await expect.poll(() => status(view)).toBe(cellText(0, 0));
    for (const [keys, row, col] of steps) {
      await press(keys);
      await expect.poll(() => status(view)).toBe(cellText(row, col));
    }
  });

  test("is drawn while the keyboard is used, not while the mouse is", async () => {
    const view = await focused();
    await expect.poll(() => overlayInk(view)).toBeGreaterThan(20);
    await view.click("heatmap", 100, 100);
    await view.hover("sidebar", 20, 300);
    await expect.poll(() => overlayInk(view)).toBe(0);
    await press("{ArrowDown}");
    await expect.poll(() => overlayInk(view)).toBeGreaterThan(20);
    (view.controls.getByRole("button", { name: "Keyboard help" }).element() as HTMLElement).focus();
    await expect.poll(() => overlayInk(view)).toBe(0);
    expect(status(view)).toBe("");
  });

  test("takes the view along", async () => {
    const view = await focused();
    for (let notch = 0; notch < 12; notch++) view.wheelAt(0, 0, -100);
    await expect.poll(() => view.published.viewport.cols).not.toBeNull();
    const before = view.published.viewport as { rows: Interval; cols: Interval };
    const steps = Math.ceil(before.rows[1]) + 1;
    await press("{ArrowDown}".repeat(steps));
    await expect
      .poll(() => view.published.viewport.rows)
      .toEqual([expect.closeTo(steps + 1 - before.rows[1], 6), expect.closeTo(steps + 1, 6)]);
    expect(view.published.viewport.cols).toEqual(before.cols);
    await press("{Control>}{End}{/Control}");
    await expect.poll(() => view.published.viewport.rows?.[1]).toBeCloseTo(ROWS, 6);
    expect(view.published.viewport.cols?.[1]).toBeCloseTo(COLS, 6);
    await expect.poll(() => status(view)).toBe(cellText(59, 11));
    const [first, last] = view.published.viewport.rows as Interval;
    const page = Math.floor(last - first) - 1;
    await press("{PageUp}");
    await expect.poll(() => status(view)).toBe(cellText(59 - page, 11));
  });

  test("stays on its cell in a new order, and on one that is left after a crop", async () => {
    const view = await focused();
    await press("{ArrowDown}{ArrowDown}");
    const { published } = view;
    const rows = { ...published.rows, order: { by: "sum" as const } };
    view.model.set("_view", { ...published, rows });
    await expect.poll(() => view.root.dataset.animating).toBe("false");
    expect(status(view)).toBe(cellText(2, 0));
    await press("{ArrowUp}");
    await expect.poll(() => status(view)).toBe(cellText(3, 0));
    const crops = [{ kept: [10, 11, 12], cut: 1.5 }];
    view.model.set("_view", { ...published, rows: { ...published.rows, crops } });
    await expect.poll(() => status(view)).toBe("");
    await press("{ArrowDown}");
    await expect.poll(() => status(view)).toMatch(/^row 1[012], col 0/);
  });

  test("Enter selects its row and its column as one step", async () => {
    const view = await focused();
    await press("{ArrowDown}{ArrowDown}{ArrowDown}{ArrowRight}{Enter}");
    await expect.poll(() => view.published.rows.selected).toEqual([3]);
    expect(view.published.cols.selected).toEqual([1]);
    await press("{Control>}z{/Control}");
    await expect.poll(() => view.published.rows.selected).toEqual([]);
    expect(view.published.cols.selected).toEqual([]);
  });

  test("works on a single cell", async () => {
    const view = await focused(1, 1);
    await press("{ArrowDown}{PageDown}{End}{Control>}{Home}{/Control}+{-}{0}{Enter}");
    await expect.poll(() => view.published.rows.selected).toEqual([0]);
  });
});

describe("keys anywhere in the widget", () => {
  test("+ and - zoom at the cursor, 0 shows the whole", async () => {
    const view = await focused();
    await press("{Control>}{End}{/Control}+++");
    await expect.poll(() => view.published.viewport.rows).not.toBeNull();
    await expect.poll(() => view.root.dataset.animating).toBe("false");
    const [, end] = view.published.viewport.rows as Interval;
    const length = (interval: Interval | null) => (interval ? interval[1] - interval[0] : ROWS);
    expect(end).toBeGreaterThan(ROWS - 1);
    const magnified = length(view.published.viewport.rows);
    expect(magnified).toBeCloseTo(ROWS / 1.5 ** 3, 0);
    await press("-");
    await expect.poll(() => length(view.published.viewport.rows)).toBeCloseTo(magnified * 1.5, 0);
    await press("0");
    await expect.poll(() => view.published.viewport).toEqual({ rows: null, cols: null });
  });

  test("/ goes to the search of rows, also when the sidebar is hidden", async () => {
    const view = await focused();
    await userEvent.click(view.controls.getByRole("button", { name: "Hide sidebar" }));
    view.region("heatmap").focus();
    await press("/");
    const field = view.controls.getByRole("combobox", { name: "Search rows" });
    await expect.poll(() => view.cell.shadowRoot?.activeElement).toBe(field.element());
    await press("row 1/0?+");
    await expect.element(field).toHaveValue("row 1/0?+");
    expect(view.root.querySelector("dialog")).toBeNull();
  });

  test("Ctrl+Z and Ctrl+Shift+Z go through the steps", async () => {
    const view = await focused();
    await userEvent.click(view.controls.getByRole("radio", { name: "Sum" }).first());
    await expect.poll(() => view.published.rows.order.by).toBe("sum");
    await press("{Control>}z{/Control}");
    await expect.poll(() => view.published.rows.order.by).toBe("cluster");
    await press("{Control>}{Shift>}Z{/Shift}{/Control}");
    await expect.poll(() => view.published.rows.order.by).toBe("sum");
    await press("{Meta>}z{/Meta}");
    await expect.poll(() => view.published.rows.order.by).toBe("cluster");
    await press("{Control>}y{/Control}");
    await expect.poll(() => view.published.rows.order.by).toBe("sum");
  });

  test("Escape clears the selection and the search", async () => {
    const view = await focused();
    const field = view.controls.getByRole("combobox", { name: "Search rows" });
    await press("{ArrowDown}{Enter}");
    await userEvent.click(field);
    await press("row 5{Enter}");
    await expect.poll(() => view.root.querySelectorAll(".found-name")).toHaveLength(1);
    view.region("heatmap").focus();
    await press("{Escape}");
    await expect.poll(() => view.published.rows.selected).toEqual([]);
    expect(view.root.querySelectorAll(".found-name")).toHaveLength(0);
  });
});

describe("the notebook", () => {
  test("does not hear the keys that the widget uses, and hears the others", async () => {
    const view = await focused();
    expect(view.root.getAttribute("data-lm-suppress-shortcuts")).toBe("true");
    const keys = heard();
    await press("{ArrowDown}{Enter}{Escape}+{0}{End}{Control>}z{/Control}");
    expect(keys.filter((key) => key !== "Control")).toEqual(["Ctrl+Control"]);
    keys.length = 0;
    await press("{Escape}{Control>}s{/Control}{Shift>}{Enter}{/Shift}{F2}{Escape}");
    expect(keys.filter((key) => !/Control|Shift/.test(key))).toEqual([
      "Ctrl+s",
      "Enter",
      "F2",
      "Escape",
    ]);
  });

  test("does not hear what is typed into a field, nor letters that would act on its cell", async () => {
    const view = await focused();
    const keys = heard();
    await press("xdda");
    await userEvent.click(view.controls.getByRole("combobox", { name: "Search rows" }));
    await press("ddx{Backspace}{Control>}a{/Control}{Control>}c{/Control}{ArrowLeft}");
    expect(keys.filter((key) => !key.includes("Control"))).toEqual([]);
  });

  test("keeps all its keys while the focus is not in the widget", async () => {
    const view = await mounted(steppedModel(ROWS, COLS));
    const outside = document.createElement("button");
    document.body.append(outside);
    onTestFinished(() => outside.remove());
    outside.focus();
    const keys = heard();
    await press("{ArrowDown}+/?{Control>}z{/Control}");
    expect(keys.filter((key) => !key.includes("Control"))).toEqual([
      "ArrowDown",
      "+",
      "/",
      "?",
      "Ctrl+z",
    ]);
    expect(view.published.viewport).toEqual({ rows: null, cols: null });
    expect(view.root.querySelector("dialog")).toBeNull();
  });
});

test("labels in what is read out are one line of text", async () => {
  const rows = { labels: ["a\u0000b\nc <b>d</b>"] };
  const model = countingModel(steppedValues(1, 1), rows, { labels: ["long ".repeat(2000)] });
  const view = await mounted(model);
  view.region("heatmap").focus();
  await expect.poll(() => status(view)).toMatch(/^a b␤c <b>d<\/b>, (long )+/);
  expect(status(view)?.length).toBeLessThan(200);
});
