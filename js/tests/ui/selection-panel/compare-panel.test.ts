import { describe, expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { mounted, type View } from "../../support/page/mounted.ts";
import { countingModel, labels, textCategory } from "../../support/page/tables.ts";

const [ROWS, COLS] = [120, 12];
const UP = 40;

/** The first rows are larger in the first half of the columns; the next ones smaller. */
function values(): Float32Array {
  return Float32Array.from({ length: ROWS * COLS }, (_, cell) => {
    const [row, col] = [Math.floor(cell / COLS), cell % COLS];
    const noise = ((cell * 7919) % 97) / 970;
    const difference = row < UP ? 1 : row < UP + 10 ? -1 : 0;
    return noise + (col < COLS / 2 ? difference : 0);
  });
}

/** As a saved notebook has it: nobody answers. */
async function opened(width = 1300): Promise<View> {
  const half = Array.from({ length: COLS }, (_, col) => (col < COLS / 2 ? 0 : col % 2 ? 1 : 2));
  const model = countingModel(
    values(),
    { labels: labels(ROWS, "G") },
    {
      labels: labels(COLS, "sample "),
      categories: [textCategory("Tissue", ["lung", "skin", "bone"], half)],
    },
  );
  model.send = () => {
    throw new Error("no kernel");
  };
  const view = await mounted(model, width);
  await select(view, [0, 1, 2, 3, 4, 5]);
  await userEvent.click(button(view, "Compare"));
  await expect.element(table(view)).toBeVisible();
  return view;
}

async function select(view: View, selected: number[]) {
  const { published } = view;
  view.model.set("_view", { ...published, cols: { ...published.cols, selected } });
  await expect.element(button(view, "Compare")).toBeVisible();
}

const button = (view: View, name: string | RegExp) =>
  view.controls.getByRole("button", { name, exact: true });
const radio = (view: View, name: string | RegExp) => view.controls.getByRole("radio", { name });
const table = (view: View) => view.controls.getByRole("table", { name: "Comparison" });
const rows = (view: View) => [
  ...(table(view).element() as HTMLTableElement).querySelectorAll<HTMLTableRowElement>("tbody tr"),
];
const names = (view: View) => rows(view).map((row) => row.cells[0]?.textContent);
const panel = (view: View) => view.root.querySelector(".panel") as HTMLElement;

describe("what is selected is compared with the rest, also without a kernel", () => {
  test("with both means, effect and p of every row, and in what units they are", async () => {
    const view = await opened();
    expect(panel(view).textContent).toContain("120 rows compared in this page. Means are of ");
    const heads = [...table(view).element().querySelectorAll("thead th")];
    expect(heads.map(({ textContent }) => textContent)).toEqual([
      "Row",
      "Mean",
      "Other",
      "Effect",
      "p",
      "Adj. p",
    ]);
    const first = rows(view)[0] as HTMLTableRowElement;
    const [, mean, others, effect, p] = [...first.cells].map(({ textContent }) => textContent);
    expect(Math.abs(Number(mean) - Number(others))).toBeGreaterThan(0.8);
    expect(Math.abs(Number(effect))).toBeGreaterThan(5);
    expect(Number(p)).toBeLessThan(1e-5);
  });

  test("up, down and all are lists of their own, page by page, sorted by any column", async () => {
    const view = await opened();
    await expect.element(radio(view, "All (120)")).toBeChecked();
    expect(rows(view)).toHaveLength(50);
    await userEvent.click(button(view, "Next"));
    await userEvent.click(button(view, "Next"));
    await expect.poll(() => rows(view).length).toBe(20);
    await expect.element(button(view, "Next")).toBeDisabled();
    await userEvent.click(radio(view, "Down (10)"));
    await expect.poll(() => rows(view).length).toBe(10);
    await userEvent.click(table(view).getByRole("button", { name: "Row" }));
    await expect
      .poll(() => names(view))
      .toEqual(Array.from({ length: 10 }, (_, i) => `G${UP + i}`));
    await userEvent.click(radio(view, "Up (40)"));
    await expect.poll(() => rows(view).length).toBe(40);
    await userEvent.click(table(view).getByRole("button", { name: "Mean", exact: true }));
    await expect
      .poll(() => {
        const means = rows(view).map((row) => Number(row.cells[1]?.textContent));
        return means.every((mean, i) => i === 0 || mean <= (means[i - 1] as number));
      })
      .toBe(true);
  });

  test("those whose name has a text are listed, selected, and the panel stays on its subject", async () => {
    const view = await opened();
    await userEvent.click(radio(view, "Up (40)"));
    await userEvent.fill(view.controls.getByRole("searchbox", { name: "Filter by name" }), "g1");
    await expect.poll(() => rows(view).length).toBe(11);
    await userEvent.click(button(view, "Select these 11"));
    await expect
      .poll(() => view.published.rows.selected)
      .toEqual([1, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    expect(panel(view).getAttribute("aria-label")).toBe("Tissue: lung: 6 of 12 columns");
    await expect.element(table(view)).toBeVisible();
    await userEvent.click(button(view, "Show the 11 selected rows"));
    await expect
      .poll(() => panel(view).getAttribute("aria-label"))
      .toBe("11 selected rows: 11 of 120 rows");
  });

  test("they are downloaded as the list has them", async () => {
    const view = await opened();
    const saved: Promise<string>[] = [];
    const files: string[] = [];
    const create = vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
      saved.push((blob as Blob).text());
      return "blob:none";
    });
    const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      files.push(this.download);
    });
    onTestFinished(() => {
      create.mockRestore();
      click.mockRestore();
    });
    await userEvent.click(radio(view, "Down (10)"));
    await userEvent.click(button(view, "Download as TSV"));
    await expect.poll(() => files).toEqual(["tissue-lung-comparison.tsv"]);
    const text = (await Promise.all(saved))[0] ?? "";
    expect(text.split("\n")).toHaveLength(12);
    expect(text).toMatch(/^name\tmean_a\tmean_b\tdifference\teffect\tp\tadjusted_p\nG4\d\t/);
  });

  test("the rows listed are enriched, and the way back leads to the comparison", async () => {
    const view = await opened();
    const gmt = `early\t\t${labels(20, "G").join("\t")}\nlate\t\tG100\tG101\n`;
    await userEvent.click(radio(view, "Up (40)"));
    await userEvent.click(button(view, "Enrich these"));
    view.model.receive({ _gene_sets: { version: 1, name: "sets", gmt } });
    const terms = view.controls.getByRole("table", { name: "Enrichment" });
    await expect.element(terms).toBeVisible();
    const first = (terms.element() as HTMLTableElement).tBodies[0]?.rows[0] as HTMLTableRowElement;
    expect([...first.cells].slice(0, 3).map(({ textContent }) => textContent)).toEqual([
      "early",
      "20",
      "20",
    ]);
    await userEvent.click(button(view, "Back to the comparison"));
    await expect.element(table(view)).toBeVisible();
  });
});

describe("what is selected is compared with another part of its axis", () => {
  const target = (view: View) => view.controls.getByRole("combobox", { name: "Compare with" });
  const offered = (view: View) =>
    [...target(view).element().querySelectorAll("option")].map(({ textContent }) => textContent);

  test("a category value or an earlier selection, without what is in both", async () => {
    const view = await opened();
    expect(offered(view)).toEqual(["the rest (6)", "skin (3)", "bone (3)"]);
    await userEvent.selectOptions(target(view), "bone (3)");
    await expect.element(table(view)).toBeVisible();
    await select(view, [4, 5, 6]);
    await userEvent.click(button(view, "Compare"));
    await expect
      .poll(() => offered(view))
      .toEqual([
        "the rest (9)",
        "Tissue: lung (4)",
        "Column cluster 1 (2)",
        "lung (4)",
        "skin (3)",
        "bone (2)",
      ]);
    await userEvent.selectOptions(target(view), "Tissue: lung (4)");
    await expect.poll(() => panel(view).textContent).toContain("120 rows compared");
  });

  test("a named group", async () => {
    const view = await opened();
    const { published } = view;
    const groups = [{ name: "mine", positions: [5, 8, 9], color: "#e69f00" }];
    view.model.set("_view", { ...published, cols: { ...published.cols, groups } });
    await expect.poll(() => offered(view)).toContain("mine (2)");
    await userEvent.selectOptions(target(view), "mine (2)");
    await expect.poll(() => panel(view).textContent).toContain("120 rows compared");
    const [name = "", , others] = [...(rows(view)[0]?.cells ?? [])].map((cell) => cell.textContent);
    const row = values().subarray(Number(name?.slice(1)) * COLS);
    expect(Number(others)).toBeCloseTo(((row[8] as number) + (row[9] as number)) / 2, 2);
  });

  test("where nothing else is visible it says so", async () => {
    const view = await opened();
    await userEvent.click(button(view, "Crop to selection"));
    await expect
      .poll(() => panel(view).textContent)
      .toContain("Everything visible is selected, so there is nothing to compare it with.");
  });
});
