import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { mounted, type View } from "../../support/page/mounted.ts";
import { countingModel, labels } from "../../support/page/tables.ts";

const UNITS = [1000, 2, 1, 0.5, 3, 2];
const SHAPE = [6, 6] as const;

/** A table whose rows or columns have units of their own, as the kernel tells of it. */
function model(side: "rows" | "cols", isDefault = true) {
  const values = Float32Array.from({ length: 36 }, (_, i) => {
    const [row, col] = [Math.floor(i / 6), i % 6];
    const [unit, item] = side === "rows" ? [UNITS[row], col] : [UNITS[col], row];
    return (unit as number) * item;
  });
  const made = countingModel(values, { labels: labels(6, "r") }, { labels: labels(6, "c") });
  const colors = { unequal: side, own_range: isDefault ? side : null, vmin: 0, vmax: 5000 };
  made.set("_colors", { ...(made.get("_colors") as object), ...colors });
  return made;
}

const button = (view: View, name: string) => view.controls.getByRole("button", { name });
const reds = (view: View) => new Set(view.cellColors([...SHAPE]).map(([red]) => red));

describe.each([
  ["rows", "Rows", "row"],
  ["cols", "Columns", "column"],
] as const)("%s on different scales", (side, many, one) => {
  test("have ranges of their own without a parameter", async () => {
    const view = await mounted(model(side));
    expect([...reds(view)]).toHaveLength(6);
    const legend = view.region("legend").textContent;
    expect(legend).toContain(`${many} differ in scale: each has its own range.`);
    expect(legend).toContain(`z_score="${side === "rows" ? "row" : "col"}"`);
    expect(legend).toContain(`${one} min${one} max`);
    const choice = view.controls.getByRole("combobox", { name: "Range of colours" });
    await expect.element(choice).toHaveValue(side);
  });

  test("have tooltips with the values as given", async () => {
    const view = await mounted(model(side));
    const [row, col] = side === "rows" ? [0, 3] : [3, 0];
    const { x, y } = view.cellMiddle(row, col, SHAPE);
    await view.hover("heatmap", x, y);
    await expect.poll(() => view.tooltip?.textContent).toMatch(/^3000/);
  });

  test("have one range after a click, and their own again after another", async () => {
    const view = await mounted(model(side));
    await button(view, "One range for all").click();
    await expect.poll(() => view.published.colors.ownRange).toBe("none");
    const legend = view.region("legend");
    await expect.poll(() => legend.textContent).toContain(`${many} differ in scale.`);
    expect(legend.textContent).toContain("0 to 5000");
    await button(view, `Scale each ${one}`).click();
    await expect.poll(() => view.published.colors.ownRange).toBe(null);
    await expect.poll(() => [...reds(view)]).toHaveLength(6);
  });

  test("have one range where somebody gave one, and the legend offers their own", async () => {
    const view = await mounted(model(side, false));
    expect(view.region("legend").textContent).toContain("0 to 5000");
    await button(view, `Scale each ${one}`).click();
    await expect.poll(() => view.published.colors.ownRange).toBe(side);
    await expect.poll(() => [...reds(view)]).toHaveLength(6);
    await userEvent.click(button(view, "Reset colours"));
    await expect.poll(() => view.published.colors.ownRange).toBe(null);
  });

  test("have one range as soon as an end is set", async () => {
    const view = await mounted(model(side));
    await button(view, "One range for all").click();
    const { colors } = view.published;
    const shown = { ...view.published, colors: { ...colors, ownRange: null, vmax: 2500 } };
    view.model.receive({ _view: shown });
    await expect.poll(() => view.region("legend").textContent).toContain("0 to 2500");
  });
});

test("nothing is told of a table on one scale", async () => {
  const values = Float32Array.from({ length: 36 }, (_, i) => i);
  const view = await mounted(
    countingModel(values, { labels: labels(6, "r") }, { labels: labels(6, "c") }),
  );
  expect(view.region("legend").textContent).not.toContain("differ in scale");
});
