import { describe, expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { mounted, type View } from "../../support/page/mounted.ts";
import {
  countingModel,
  expectedColors,
  labels,
  numberCategory,
  steppedModel,
  steppedValues,
  textCategory,
  upTo,
} from "../../support/page/tables.ts";
import { atRest, balancedModel, expectFocus } from "../../support/page/trees.ts";

const [ROWS, COLS] = [8, 4];
const VALUES = steppedValues(ROWS, COLS);

const opened = () =>
  mounted(
    balancedModel(
      {
        labels: labels(ROWS, "row "),
        categories: [
          textCategory("tissue", ["lung", "skin"], [0, 0, 0, 1, 1, 1, 1, 1]),
          textCategory("batch", ["x", "y"], [0, 1, 0, 1, 0, 1, 0, -1]),
        ],
      },
      { labels: labels(COLS, "col ") },
    ),
  );

const dialogOf = (view: View) => view.controls.getByRole("dialog");
const button = (view: View, name: string) =>
  view.controls.getByRole("button", { name, exact: true });

function clickCluster(view: View, share: number, ...modifiers: ("ControlOrMeta" | "Alt")[]) {
  const { height } = view.region("row-dendrogram").getBoundingClientRect();
  return view.click("row-dendrogram", 6, share * height, ...modifiers);
}

function cells(table: HTMLTableElement): string[][] {
  return Array.from(table.tBodies[0]?.rows ?? [], (row) =>
    Array.from(row.cells, (cell) => cell.textContent ?? ""),
  );
}

describe("pointing at a trapezoid", () => {
  test("tells size, shares and how likely that many are by chance", async () => {
    const view = await opened();
    await view.hover("row-dendrogram", 6, 40);
    await expect.poll(() => view.tooltip).not.toBeNull();
    // biome-ignore lint/performance/useDomNodeTextContent: with line breaks, as people see it
    const told = view.tooltip?.innerText ?? "";
    expect(told).toMatch(/^Cluster 1\n4 of 8 rows\ntissue\nlung\n3 \(75 %\), p 0\.14\nskin\n1/);
  });
});

describe("a click on a trapezoid", () => {
  test("selects its members and opens a sheet with the table of each category", async () => {
    const view = await opened();
    await clickCluster(view, 0.2);
    await expect.poll(() => view.published.rows.selected).toEqual([0, 1, 2, 3]);
    const dialog = view.controls.getByRole("dialog", { name: "Row cluster 1: 4 of 8 rows" });
    await expect.element(dialog).toBeVisible();
    const tables = [...dialog.element().querySelectorAll("table")];
    expect(tables.map((table) => table.getAttribute("aria-label"))).toEqual(["tissue", "batch"]);
    expect(cells(tables[0] as HTMLTableElement)).toEqual([
      ["lung", "3", "75 %", "1.5", "0.071", "0.14"],
      ["skin", "1", "25 %", "2.5", "1", "1"],
    ]);
    const names = dialog.getByRole("textbox", { name: "Names" }).element() as HTMLTextAreaElement;
    expect(names.value).toBe("row 0\nrow 1\nrow 2\nrow 3");
  });

  test("leaves both trees in sight, and a click on the next cluster is shown in the sheet at once", async () => {
    const view = await opened();
    await clickCluster(view, 0.2);
    const dialog = view.controls.getByRole("dialog");
    await expect.element(dialog).toBeVisible();
    const { left, right, bottom } = dialog.element().getBoundingClientRect();
    expect(left).toBeGreaterThan(view.root.getBoundingClientRect().left);
    expect(right).toBeLessThan(view.region("row-dendrogram").getBoundingClientRect().left);
    expect(bottom).toBeLessThan(view.region("col-dendrogram").getBoundingClientRect().top);
    await clickCluster(view, 0.8);
    await expect.element(dialog).toHaveAttribute("aria-label", "Row cluster 2: 4 of 8 rows");
    await expect.poll(() => view.published.rows.selected).toEqual([4, 5, 6, 7]);
  });

  test("with Ctrl only adds to the selection, or takes away", async () => {
    const view = await opened();
    await clickCluster(view, 0.2, "ControlOrMeta");
    await expect.poll(() => view.published.rows.selected).toEqual([0, 1, 2, 3]);
    await clickCluster(view, 0.8, "ControlOrMeta");
    await expect.poll(() => view.published.rows.selected).toEqual(upTo(ROWS));
    await clickCluster(view, 0.2, "ControlOrMeta");
    await expect.poll(() => view.published.rows.selected).toEqual([4, 5, 6, 7]);
    expect(dialogOf(view).elements()).toHaveLength(0);
  });
});

describe("the sheet", () => {
  test("takes the focus, closes by Escape, and leaves the selection", async () => {
    const view = await opened();
    const tree = view.cell.shadowRoot as ShadowRoot;
    await clickCluster(view, 0.8);
    await expect.element(dialogOf(view)).toBeVisible();
    expect(dialogOf(view).element().contains(tree.activeElement)).toBe(true);
    await userEvent.keyboard("{Escape}");
    await expect.element(dialogOf(view)).not.toBeInTheDocument();
    expect(view.published.rows.selected).toEqual([4, 5, 6, 7]);
    expect(view.root.contains(tree.activeElement)).toBe(true);
    await clickCluster(view, 0.2);
    await userEvent.click(button(view, "Close"));
    await expect.element(dialogOf(view)).not.toBeInTheDocument();
  });

  test("stays beside the picture, and shows whatever is selected next", async () => {
    const view = await opened();
    await clickCluster(view, 0.8);
    await expect.element(dialogOf(view)).toBeVisible();
    await view.click("row-labels", 5, 5);
    await expect.poll(() => view.published.rows.selected).toHaveLength(1);
    await expect.element(dialogOf(view)).toHaveAttribute("aria-label", "row 0: 1 of 8 rows");
    await userEvent.keyboard("{Escape}");
    await expect.element(dialogOf(view)).not.toBeInTheDocument();
    expect(view.published.rows.selected).toHaveLength(1);
    await userEvent.keyboard("{Escape}");
    await expect.poll(() => view.published.rows.selected).toEqual([]);
  });

  test("copies the names, by the clipboard or without it, and says so", async () => {
    const view = await opened();
    const writeText = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    const execCommand = vi.spyOn(document, "execCommand").mockReturnValue(true);
    onTestFinished(() => {
      writeText.mockRestore();
      execCommand.mockRestore();
    });
    await clickCluster(view, 0.8);
    await userEvent.click(button(view, "Copy names"));
    await expect.element(view.controls.getByText("4 names copied")).toBeVisible();
    expect(writeText).toHaveBeenCalledWith("row 4\nrow 5\nrow 6\nrow 7");
    expect(execCommand).not.toHaveBeenCalled();
    writeText.mockRejectedValue(new Error("not allowed"));
    await userEvent.click(button(view, "Copy names"));
    await expect.poll(() => execCommand.mock.calls).toEqual([["copy"]]);
    execCommand.mockReturnValue(false);
    await userEvent.click(button(view, "Copy names"));
    await expect.element(view.controls.getByText(/does not allow copying/)).toBeVisible();
  });

  test("downloads the names as a text file", async () => {
    const view = await opened();
    const saved: Promise<string>[] = [];
    const names: string[] = [];
    const create = vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
      saved.push((blob as Blob).text());
      return "blob:none";
    });
    const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      names.push(this.download);
    });
    onTestFinished(() => {
      create.mockRestore();
      click.mockRestore();
    });
    await clickCluster(view, 0.2);
    await userEvent.click(button(view, "Download names"));
    expect(await Promise.all(saved)).toEqual(["row 0\nrow 1\nrow 2\nrow 3\n"]);
    expect(names).toEqual(["row-cluster-1.txt"]);
  });

  test("crops to the cluster and closes, or swaps its branches", async () => {
    const view = await opened();
    await clickCluster(view, 0.8);
    await userEvent.click(button(view, "Swap branches"));
    await expect
      .poll(() => view.cellColors([ROWS, COLS]))
      .toEqual(expectedColors(VALUES, [0, 1, 2, 3, 6, 7, 4, 5], upTo(COLS)));
    await atRest(view);
    await clickCluster(view, 0.8);
    await userEvent.click(button(view, "Crop to selection"));
    await expect
      .poll(() => view.cellColors([4, COLS]))
      .toEqual(expectedColors(VALUES, [6, 7, 4, 5], upTo(COLS)));
    await expect.element(dialogOf(view)).not.toBeInTheDocument();
  });

  test("stands on what is visible: shares and p-values of a crop are of the crop", async () => {
    const view = await opened();
    const { published } = view;
    const crops = [{ kept: [0, 1, 2, 3], cut: 2.5 }];
    view.model.set("_view", { ...published, rows: { ...published.rows, crops, cut: 1.5 } });
    await expect.element(button(view, "Undo crop")).toBeVisible();
    await atRest(view);
    await clickCluster(view, 0.8);
    const dialog = view.controls.getByRole("dialog", { name: "Row cluster 2: 2 of 4 rows" });
    await expect.element(dialog).toHaveTextContent("2 rows drawn from the 4 visible");
    expect(cells(dialog.element().querySelector("table") as HTMLTableElement)).toEqual([
      ["skin", "1", "50 %", "0.5", "0.5", "1"],
      ["lung", "1", "50 %", "1.5", "1", "1"],
    ]);
  });
});

describe("without a mouse", () => {
  test("arrow keys walk from cluster to cluster; Enter opens, Ctrl+Enter adds, Alt+Enter swaps", async () => {
    const view = await opened();
    const first = button(view, "Row cluster 1: 4 of 8 rows");
    (first.element() as HTMLElement).focus();
    await expect.poll(() => view.tooltip?.textContent).toMatch(/^Cluster 1/);
    await userEvent.keyboard("{ArrowDown}");
    const second = button(view, "Row cluster 2: 4 of 8 rows");
    await expectFocus(view, second);
    const status = view.root.querySelector('[role="status"]');
    await expect.poll(() => status?.textContent).toBe("Row cluster 2: 4 of 8 rows");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await expect.poll(() => view.published.rows.selected).toEqual([4, 5, 6, 7]);
    expect(dialogOf(view).elements()).toHaveLength(0);
    await userEvent.keyboard("{Alt>}{Enter}{/Alt}");
    await expect.poll(() => view.published.rows.flips).toHaveLength(1);
    await atRest(view);
    await userEvent.keyboard("{Enter}");
    await expect.element(dialogOf(view)).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await expectFocus(view, second);
    await userEvent.keyboard("{Home}");
    await expectFocus(view, button(view, "Row cluster 1: 4 of 8 rows"));
  });
});

test("a category of 500 values and 3,000 names make a sheet of bounded size", async () => {
  const codes = Array.from({ length: 3000 }, (_, i) => i % 500);
  const model = countingModel(
    steppedValues(3000, 2),
    {
      labels: labels(3000, "row "),
      categories: [textCategory("kind", labels(500, "k"), codes)],
    },
    { labels: labels(2, "c") },
  );
  const { rows, ...view } = model.get("_view") as View["published"];
  model.set("_view", { ...view, rows: { ...rows, cut: 2999 } });
  const page = await mounted(model);
  await clickCluster(page, 0.5);
  expect(dialogOf(page).element().querySelectorAll("tbody tr")).toHaveLength(8);
  await userEvent.click(dialogOf(page).getByRole("button", { name: "Show all 500" }));
  await expect.element(dialogOf(page)).toHaveTextContent("and 400 more");
  await expect.element(dialogOf(page)).toHaveTextContent("The first 2,000. Copies");
  expect(dialogOf(page).element().querySelectorAll("*").length).toBeLessThan(1200);
});

describe("categories of numbers", () => {
  const AGES = [61, 72, 58, 66, Number.NaN, 70, 64, 69, 48, 39, 51, 44, 35, 57, 41, 50];
  const DOSES = [3, 0, 1, 2, 0, 3, 1, 2, 2, 1, 0, 3, 2, 1, 3, 0];
  const withNumbers = (more: readonly ReturnType<typeof numberCategory>[] = []) =>
    mounted(
      balancedModel(
        {
          labels: labels(16, "patient "),
          categories: [
            textCategory("Tissue", ["lung", "skin"], [0, 0, 0, 0, 0, 1, 0, ...Array(9).fill(1)]),
            numberCategory("Age", AGES),
            textCategory(
              "Batch",
              ["x", "y", "z"],
              upTo(16).map((i) => i % 3),
            ),
            numberCategory("Dose (mg)", DOSES),
            ...more,
          ],
        },
        { labels: labels(COLS, "gene ") },
      ),
    );

  test("are told in a cluster's tooltip: its mean, that of the others, and p", async () => {
    const view = await withNumbers();
    await view.hover("row-dendrogram", 6, 40);
    await expect.poll(() => view.tooltip).not.toBeNull();
    const lines = [...(view.tooltip as HTMLElement).querySelectorAll(".tip-bar")].map(
      ({ textContent }) => textContent?.replaceAll("\u00a0", " "),
    );
    expect(lines.slice(-2)).toEqual([
      "Agemean 65.7 (others 45.6), p 0.0029, 1 missing",
      "Dose (mg)mean 1.5 (others 1.5), p 1",
    ]);
    const [range, mean] = [".tip-range", ".tip-mean"].map(
      (mark) => view.tooltip?.querySelector<HTMLElement>(mark)?.style,
    );
    const share = (age: number) => ((age - 35) / (72 - 35)) * 100;
    expect(Number.parseFloat(range?.left ?? "")).toBeCloseTo(share(58), 3);
    expect(Number.parseFloat(range?.right ?? "")).toBeCloseTo(0, 3);
    expect(Number.parseFloat(mean?.left ?? "")).toBeCloseTo(share(460 / 7), 3);
  });

  test("have a table in the panel, with their ranges and what is missing", async () => {
    const view = await withNumbers();
    await clickCluster(view, 0.2);
    await expect.element(dialogOf(view)).toBeVisible();
    const table = dialogOf(view).getByRole("table", { name: "Numbers" }).element();
    expect(cells(table as HTMLTableElement)).toEqual([
      ["Age", "65.758 to 721\u00a0missing", "45.635 to 57", "0.0015", "0.0029"],
      ["Dose (mg)", "1.50 to 3", "1.50 to 3", "1", "1"],
    ]);
    await expect.element(dialogOf(view)).toHaveTextContent("Mann-Whitney");
  });

  test("without numbers in the cluster, or without others, have no p", async () => {
    const none = numberCategory("None", [...Array(8).fill(Number.NaN), ...upTo(8)]);
    const view = await withNumbers([none]);
    await view.hover("row-dendrogram", 6, 40);
    await expect.poll(() => view.tooltip?.textContent).toContain("Noneno value");
    const { published } = view;
    view.model.set("_view", { ...published, rows: { ...published.rows, cut: 4 } });
    await view.hover("row-dendrogram", 6, 60);
    await expect.poll(() => view.tooltip?.textContent).toContain("16 of 16");
    expect(view.tooltip?.textContent).toMatch(
      /Agemean\s55, 1\smissing.*Nonemean\s3\.5, 8\smissing/,
    );
  });
});

describe("the whole tree", () => {
  test("stays drawn with its cut while the box is ticked, on this page alone", async () => {
    const view = await mounted(steppedModel(40, 6));
    const box = view.controls.getByRole("checkbox", { name: "Whole tree" });
    const depth = () => view.region("row-dendrogram").getBoundingClientRect().width;
    const before = depth();
    await userEvent.click(box);
    await expect.poll(depth).toBeGreaterThan(2 * before);
    const { saved } = view.model;
    expect(saved).toEqual([]);
    const { width } = view.region("row-dendrogram").getBoundingClientRect();
    const cutAt = () => ((view.published.rows.cut ?? 0) / 39) * (width - 15);
    const isLine = () => view.pixel("row-dendrogram", cutAt(), 100)[1] === 110;
    await expect.poll(isLine).toBe(true);

    const line = view.root.querySelector(".cut-line.rows") as HTMLElement;
    const stage = view.region("row-dendrogram");
    await userEvent.dragAndDrop(line, stage, {
      sourcePosition: { x: 5, y: 200 },
      targetPosition: { x: (width - 15) / 2, y: 220 },
    });
    await expect.poll(() => view.published.rows.cut).toBeCloseTo(19.5, 0);
    expect(view.published.rows.selected).toEqual([]);
    await userEvent.click(box);
    await expect.poll(depth).toBe(before);
  });
});
