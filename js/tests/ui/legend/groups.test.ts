import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { allGroups } from "../../../src/view/groups.ts";
import { mounted, type View } from "../../support/page/mounted.ts";
import { labels } from "../../support/page/tables.ts";
import { balancedModel, expectFocus } from "../../support/page/trees.ts";

const [ROWS, COLS] = [8, 4];
const ORANGE = [230, 159, 0];
const INDIGO = [51, 34, 136];

const opened = () =>
  mounted(balancedModel({ labels: labels(ROWS, "row ") }, { labels: labels(COLS, "col ") }));

const field = (view: View, name: string) => view.controls.getByRole("textbox", { name });
const button = (view: View, name: string) =>
  view.controls.getByRole("button", { name, exact: true });
const groups = (view: View) => allGroups(view.published);

/** The colours of the rows' only strip from top to bottom, null where it is blank. */
function stripColors(view: View): (number[] | null)[] {
  const { width, height } = view.region("row-categories").getBoundingClientRect();
  return Array.from({ length: ROWS }, (_, row) => {
    const [r, g, b, alpha] = view.pixel("row-categories", width / 2, ((row + 0.5) / ROWS) * height);
    return alpha === 255 ? [r as number, g as number, b as number] : null;
  });
}

async function nameCluster(view: View, share: number, name: string) {
  const { height } = view.region("row-dendrogram").getBoundingClientRect();
  await view.click("row-dendrogram", 6, share * height);
  await userEvent.click(button(view, "Split off as group"));
  await field(view, "Name of the group").fill(name);
  await userEvent.keyboard("{Enter}");
}

describe("a cluster", () => {
  test("is named in its panel, drawn as a strip, renamed and removed in the legend", async () => {
    const view = await opened();
    await nameCluster(view, 0.2, " mine ");
    await expect
      .poll(() => groups(view))
      .toEqual([{ name: "mine", axis: "rows", positions: [0, 1, 2, 3], color: "#e69f00" }]);
    const blank = [null, null, null, null];
    await expect.poll(() => stripColors(view)).toEqual([...blank.map(() => ORANGE), ...blank]);
    const dialog = view.controls.getByRole("dialog");
    await expect.element(dialog.getByRole("table", { name: "Group" })).toBeVisible();
    await userEvent.keyboard("{Escape}");

    await userEvent.click(button(view, "Rename mine"));
    await expectFocus(view, field(view, "New name of mine"));
    await userEvent.keyboard("yours{Enter}");
    await expect.poll(() => groups(view).map(({ name }) => name)).toEqual(["yours"]);
    await expectFocus(view, button(view, "Rename yours"));
    await userEvent.keyboard("{ArrowRight}{Enter}");
    await expect.poll(() => groups(view)).toEqual([]);
    await expect.element(button(view, "Rename yours")).not.toBeInTheDocument();
    await expect.poll(() => view.region("row-categories").getClientRects()).toHaveLength(0);
  });

  test("can't have no name or that of another group, and that is said", async () => {
    const view = await opened();
    await nameCluster(view, 0.2, "a");
    await nameCluster(view, 0.8, "a");
    const said = view.controls.getByRole("dialog").getByRole("alert");
    await expect.element(said).toHaveTextContent("Another group has this name");
    await field(view, "Name of the group").fill("  ");
    await userEvent.click(button(view, "Split off"));
    await expect.element(said).toHaveTextContent("A group needs a name");
    expect(groups(view)).toHaveLength(1);
  });
});

test("a selection is named in the panel; what is in both is a mixture of both", async () => {
  const view = await opened();
  await nameCluster(view, 0.2, "a");
  await userEvent.keyboard("{Escape}");
  const { published } = view;
  view.model.set("_view", { ...published, rows: { ...published.rows, selected: [3, 4] } });
  await userEvent.click(view.controls.getByRole("button", { name: "Selection: 2 rows" }));
  await userEvent.click(button(view, "Split off as group"));
  await field(view, "Name of the group").fill("b");
  await userEvent.keyboard("{Enter}");
  const both = [(230 + 51) / 2, (159 + 34) / 2, 136 / 2].map(Math.round);
  await expect
    .poll(() => stripColors(view))
    .toEqual([ORANGE, ORANGE, ORANGE, both, INDIGO, null, null, null]);
  const legend = view.controls.getByRole("group", { name: "Group" });
  await expect.element(legend.getByRole("button", { name: "a & b 1" })).toBeVisible();
  expect(button(view, "Rename a & b").elements()).toHaveLength(0);
});

test("an order and a filter by a group fall back when it goes", async () => {
  const view = await opened();
  await nameCluster(view, 0.2, "a");
  await userEvent.keyboard("{Escape}");
  const { published } = view;
  view.model.set("_view", {
    ...published,
    rows: {
      ...published.rows,
      order: { by: "category", title: "Group" },
      category: { title: "Group", value: "a" },
      cut: 0.5,
    },
  });
  await expect.element(button(view, "Show all rows, not only Group: a")).toBeVisible();
  await userEvent.click(button(view, "Remove a"));
  await expect.poll(() => view.published.rows.order).toEqual({ by: "cluster" });
  expect(view.published.rows.category).toBeNull();
  await expect.element(button(view, "Show all rows, not only Group: a")).not.toBeInTheDocument();
});

test("groups that the kernel names show at once, and what is none says so", async () => {
  const view = await opened();
  const one = { name: "<b>a</b>", positions: [7], color: "#e69f00" };
  const { published } = view;
  const withGroup = (group: typeof one) => ({
    ...published,
    rows: { ...published.rows, groups: [group] },
  });
  view.model.set("_view", withGroup(one));
  await expect.poll(() => stripColors(view)[7]).toEqual(ORANGE);
  await expect.element(button(view, "Remove <b>a</b>")).toBeVisible();
  await view.model.receive({ _view: withGroup({ ...one, positions: [8] }) });
  await expect.element(view.controls).toHaveTextContent("groups[0].positions[0]");
});
