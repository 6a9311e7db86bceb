import { beforeEach, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { wireArray } from "../../support/hand-made-model.ts";
import { mounted, type View } from "../../support/page/mounted.ts";
import { labels } from "../../support/page/tables.ts";
import { balancedModel } from "../../support/page/trees.ts";

const GMT = "signalling\t\tG0\tG1\tG5\ntransport\t\tG6\tG7\nelsewhere\t\tA\tB\n";
const LIBRARY = { version: 1, name: "hallmark", gmt: GMT };

let view: View;
const dialog = () => view.controls.getByRole("dialog");
const table = () => dialog().getByRole("table", { name: "Enrichment" });
const button = (name: string) => dialog().getByRole("button", { name, exact: true });
const cells = () =>
  Array.from((table().element() as HTMLTableElement).tBodies[0]?.rows ?? [], (row) =>
    Array.from(row.cells, (cell) => cell.textContent?.trim()),
  );

/** As if `file` were chosen in the browser's window. */
function choose(file: File): void {
  const input = dialog().element().querySelector<HTMLInputElement>("input[type=file]");
  const files = new DataTransfer();
  files.items.add(file);
  if (!input) throw new Error("there is no field for files");
  input.files = files.files;
  input.dispatchEvent(new Event("change"));
}

beforeEach(async () => {
  view = await mounted(balancedModel({ labels: labels(8, "G") }, { labels: labels(4, "col ") }));
  const { height } = view.region("row-dendrogram").getBoundingClientRect();
  await view.click("row-dendrogram", 6, 0.25 * height);
  await userEvent.click(button("Enrich"));
  await expect.element(button("Choose gene sets")).toBeVisible();
});

test("a GMT file is chosen, told to the kernel, and its terms are listed, least p first", async () => {
  expect(table().query()).toBeNull();
  choose(new File([GMT], "hallmark.gmt"));
  await expect.element(table()).toBeVisible();
  expect(cells().map(([term, count, of]) => [term, count, of])).toEqual([["signalling", "2", "3"]]);
  await expect
    .element(dialog().getByText("Adjusted for 2 terms of hallmark (Benjamini-Hochberg)."))
    .toBeVisible();
  expect(view.model.get("_gene_sets")).toEqual(LIBRARY);
});

test("how many names the library knows is said", async () => {
  view.model.receive({ _gene_sets: LIBRARY });
  await expect
    .element(
      dialog().getByText("5 of 8 names are in hallmark. The background is all visible names."),
    )
    .toBeVisible();
});

test("samples are no genes: those that are up or down in them are found and looked up", async () => {
  await userEvent.keyboard("{Escape}");
  const { width } = view.region("col-dendrogram").getBoundingClientRect();
  await view.click("col-dendrogram", 0.25 * width, 6);
  view.model.receive({ _gene_sets: LIBRARY });
  await userEvent.click(button("Enrich"));
  await expect
    .element(dialog().getByText("These columns are not genes of this library: none of the 4 names"))
    .toBeVisible();
  await expect.poll(() => table().query()).toBeNull();

  const positions = Int32Array.of(1, 5, 3, 6, 7);
  const [means, others, effects, ps] = [
    [3, 3, 0, 0, 0],
    [0, 0, 1, 3, 3],
    [3, 3, -1, -3, -3],
    [0.01, 0.02, 0.9, 0.01, 0.02],
  ];
  const numbers = Float64Array.from([means, others, effects, effects, ps, ps].flat());
  const expectFound = async (direction: "up" | "down", term: readonly string[]) => {
    await userEvent.click(button(`Enrich the genes ${direction} in this cluster`));
    const asked = view.model.sent.at(-1) as { compare: { id: number } };
    const { data: first, ...told } = wireArray(positions);
    const { data: second, ...values } = wireArray(numbers, [6, 5]);
    const { id } = asked.compare;
    view.model.tell({ kind: "comparison", id, positions: told, numbers: values }, [first, second]);
    await expect
      .element(
        dialog().getByText(`2 genes ${direction} in this cluster (adjusted p-value below 0.05).`),
      )
      .toBeVisible();
    await expect.poll(() => cells()[0]?.slice(0, 3)).toEqual(term);
  };
  await expectFound("up", ["signalling", "2", "3"]);
  await userEvent.click(table().getByRole("button", { name: "signalling" }));
  await expect.poll(() => view.published.rows.selected).toEqual([0, 1, 5]);
  await expectFound("down", ["transport", "2", "2"]);
});

test("a term selects all visible rows that it names", async () => {
  view.model.receive({ _gene_sets: LIBRARY });
  await userEvent.click(table().getByRole("button", { name: "signalling" }));
  await expect.poll(() => view.published.rows.selected).toEqual([0, 1, 5]);
  await expect.element(dialog()).toHaveAttribute("aria-label", "Row cluster 1: 4 of 8 rows");
  await userEvent.click(button("Show the 3 selected rows"));
  await expect.element(dialog()).toHaveAttribute("aria-label", "3 selected rows: 3 of 8 rows");
});

test("the kernel's library is offered, and another one takes its place", async () => {
  view.model.receive({ _gene_sets: LIBRARY });
  await expect.element(table()).toBeVisible();
  view.model.receive({ _gene_sets: { ...LIBRARY, name: "own", gmt: "both\t\tG1\tG0\tG2" } });
  await expect.poll(() => cells()[0]?.[0]).toBe("both");
  view.model.receive({ _gene_sets: {} });
  await expect.poll(() => table().query()).toBeNull();
});

test("a file that is no GMT file is refused with its line, and names spelled otherwise are told", async () => {
  choose(new File(["a\t\tG1\nno tab"], "notes.txt"));
  await expect.element(dialog().getByText("notes.txt: Line 2 has no tab")).toBeVisible();
  expect(view.model.get("_gene_sets")).toBeUndefined();
  choose(new File(["a\t\tg1\tg2\n"], "mouse.gmt"));
  await expect
    .element(dialog().getByText("not genes of this library: none of the 8 names are in mouse"))
    .toBeVisible();
  await expect.poll(() => dialog().getByText("Line 2").query()).toBeNull();
});

test("a library that is none of a kernel's is as if there were none", async () => {
  view.model.receive({ _gene_sets: { version: 1, name: 3, gmt: "no tab" } });
  await expect.poll(() => table().query()).toBeNull();
  await expect.element(button("Choose gene sets")).toBeVisible();
});
