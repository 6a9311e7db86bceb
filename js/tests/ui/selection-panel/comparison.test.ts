import { beforeEach, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { comparedLines, comparisonAnswer } from "../../support/comparisons.ts";
import { mounted, type View } from "../../support/page/mounted.ts";
import { labels, textCategory } from "../../support/page/tables.ts";
import { balancedModel } from "../../support/page/trees.ts";

interface Asked {
  readonly kind: "compare";
  readonly compare: { readonly id: number; readonly test: string };
}

const [ROWS, COLS] = [8, 4];

let view: View;
beforeEach(async () => {
  view = await mounted(
    balancedModel(
      {
        labels: labels(ROWS, "row "),
        categories: [textCategory("tissue", ["lung"], [0, 0, 0, 0, 0, 0, 0, 0])],
      },
      { labels: labels(COLS, "col ") },
    ),
  );
  const { width } = view.region("col-dendrogram").getBoundingClientRect();
  await view.click("col-dendrogram", 0.25 * width, 6);
  await userEvent.click(dialog().getByRole("button", { name: "Compare" }));
});

const dialog = () => view.controls.getByRole("dialog");
const table = () => dialog().getByRole("table", { name: "Comparison" });
const names = () =>
  Array.from((table().element() as HTMLTableElement).tBodies[0]?.rows ?? [], (row) =>
    row.cells[0]?.textContent?.trim(),
  );

function lastAsked(): Asked["compare"] {
  const asked = view.model.sent.filter(
    (one): one is Asked => (one as { kind?: string }).kind === "compare",
  );
  expect(asked.length).toBeGreaterThan(0);
  return (asked.at(-1) as Asked).compare;
}

/** What a kernel answers. */
function answer(test: string) {
  view.model.tell(...comparisonAnswer(test, lastAsked().id));
  return comparedLines(test);
}

test("the kernel is asked, and its answer is a table that sorts, least p first", async () => {
  expect(lastAsked()).toMatchObject({ axis: "cols", members: [0, 1], test: "welch" });
  await expect.element(dialog().getByText("Comparing ...")).toBeVisible();
  const lines = answer("welch");
  await expect.element(table()).toBeVisible();
  await expect.element(dialog().getByText("7 rows compared. Means are of")).toBeVisible();
  expect(names()).toEqual(lines.map(({ position }) => `row ${position}`));

  await userEvent.click(table().getByRole("button", { name: "p", exact: true }));
  await expect.poll(() => names()[0]).not.toBe(`row ${lines[0]?.position}`);
  expect(names().at(-1)).toBe("row 6");
  await userEvent.click(table().getByRole("button", { name: "Effect" }));
  await expect
    .element(table().getByRole("columnheader", { name: "Effect" }))
    .toHaveAttribute("aria-sort", "descending");
});

test("a click on a name selects the row, Ctrl adds another", async () => {
  const lines = answer("welch");
  await userEvent.click(table().getByRole("button", { name: "row 3" }));
  await expect.poll(() => view.published.rows.selected).toEqual([3]);
  const second = lines.find(({ position }) => position !== 3)?.position ?? 0;
  await userEvent.click(table().getByRole("button", { name: `row ${second}` }), {
    modifiers: ["Control"],
  });
  await expect.poll(() => view.published.rows.selected).toEqual([3, second].sort((a, b) => a - b));
});

test("another test is asked for at once, and an answer to another view's question is not shown", async () => {
  answer("welch");
  await expect.element(table()).toBeVisible();
  await userEvent.selectOptions(dialog().getByLabelText("Test"), "Mann-Whitney U test");
  await expect.poll(() => lastAsked().test).toBe("mann-whitney");
  await expect.element(table()).not.toBeInTheDocument();
  view.model.tell(...comparisonAnswer("mann-whitney", lastAsked().id + 1));
  await expect.element(dialog().getByText("Comparing ...")).toBeVisible();
  answer("mann-whitney");
  await expect.element(table()).toBeVisible();
});

test("the widget is busy until the answer comes, and no longer once the panel is closed", async () => {
  const busy = () => view.root.dataset.busy;
  expect(busy()).toBe("true");
  answer("welch");
  await expect.poll(busy).toBe("false");
  await userEvent.selectOptions(dialog().getByLabelText("Test"), "Mann-Whitney U test");
  await expect.poll(busy).toBe("true");
  await userEvent.keyboard("{Escape}");
  await expect.poll(busy).toBe("false");
});
