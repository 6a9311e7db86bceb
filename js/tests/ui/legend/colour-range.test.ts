import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { mounted, type View } from "../../support/page/mounted.ts";
import { catchDownloads } from "../../support/page/saved.ts";
import { countingModel, labels } from "../../support/page/tables.ts";

const [ROWS, COLS] = [10, 20];
const SHAPE = [ROWS, COLS] as const;

/** From 1 to 100, with one value far above in 200. */
function skewed() {
  const values = Float32Array.from({ length: ROWS * COLS }, (_, i) => 1 + (i % 100));
  values[57] = 10_000;
  const model = countingModel(values, { labels: labels(ROWS, "r") }, { labels: labels(COLS, "c") });
  model.set("_colors", {
    ...(model.get("_colors") as object),
    name: "own",
    center: null,
    vmin: 0,
    vmax: 100,
    norm: "linear",
    skewed: true,
    ranges: {
      linear: { ends: [0, 100], full: [0, 10_000] },
      log: { ends: [1, 1000], full: [1, 10_000] },
    },
  });
  return model;
}

const button = (view: View, name: string) =>
  view.controls.getByRole("button", { name, exact: true });
const note = (view: View) => view.root.querySelector(".range-note")?.textContent;
const triangles = (view: View) => view.root.querySelectorAll("polygon.beyond").length;
const reds = (view: View) => view.cellColors(SHAPE).map(([red]) => red);
const steps = (view: View) => (view.model.get("_history") as { past: unknown[] }).past.length;

describe("the legend says how the colours run", () => {
  test("and how many values lie beyond, with a triangle at that end", async () => {
    const view = await mounted(skewed());
    expect(note(view)).toContain("0 to 100, sequential; 0.5\u00a0% above the range");
    expect(triangles(view)).toBe(1);
  });

  test("at both ends where values lie beyond both", async () => {
    const view = await mounted(skewed());
    const { published } = view;
    const colors = { ...published.colors, vmin: 10.5, vmax: 90.5 };
    view.model.set("_view", { ...published, colors });
    await expect
      .poll(() => note(view))
      .toContain("10.5 to 90.5, sequential; 21\u00a0% beyond the range");
    expect(triangles(view)).toBe(2);
    view.model.set("_view", { ...published, colors: { ...published.colors, vmin: 10.5 } });
    await expect.poll(() => note(view)).toContain("10.5 to 100");
    view.model.set("_view", {
      ...published,
      colors: { ...published.colors, vmin: 10.5, vmax: 20_000 },
    });
    await expect.poll(() => note(view)).toContain("10\u00a0% below the range");
    expect(triangles(view)).toBe(1);
  });
});

describe("the full range", () => {
  test("is one click away, colours the extremes, and one click leads back", async () => {
    const view = await mounted(skewed());
    const before = reds(view);
    expect(button(view, "Robust range").query()).toBeNull();
    await userEvent.click(button(view, "Full range"));
    await expect.poll(() => view.published.colors).toMatchObject({ vmin: 0, vmax: 10_000 });
    await expect
      .poll(() => Math.max(...(reds(view) as number[]).filter((red) => red < 255)))
      .toBe(2);
    expect(note(view)).toContain("0 to 10000, sequential");
    expect(note(view)).not.toContain("beyond");
    expect(triangles(view)).toBe(0);
    await userEvent.click(button(view, "Robust range"));
    await expect.poll(() => view.published.colors).toMatchObject({ vmin: null, vmax: null });
    await expect.poll(() => reds(view)).toEqual(before);
    expect(button(view, "Full range").query()).not.toBeNull();
  });

  test("is one step, undone and done again", async () => {
    const view = await mounted(skewed());
    const before = reds(view);
    await userEvent.click(button(view, "Full range"));
    await expect.poll(() => steps(view)).toBe(1);
    await userEvent.click(button(view, "Undo"));
    await expect.poll(() => view.published.colors).toMatchObject({ vmin: null, vmax: null });
    await expect.poll(() => reds(view)).toEqual(before);
    await userEvent.click(button(view, "Redo"));
    await expect.poll(() => view.published.colors).toMatchObject({ vmin: 0, vmax: 10_000 });
  });

  test("is not offered where the colours already run over all values", async () => {
    const model = skewed();
    const ranges = { linear: { ends: [0, 10_000], full: [0, 10_000] } };
    model.set("_colors", { ...(model.get("_colors") as object), vmax: 10_000, ranges });
    const view = await mounted(model);
    expect(button(view, "Full range").query()).toBeNull();
    expect(button(view, "Robust range").query()).toBeNull();
  });
});

describe("the log scale", () => {
  test("is offered for values of which most are small, and taken by one click", async () => {
    const view = await mounted(skewed());
    const before = reds(view);
    expect(note(view)).toContain("Most values are small.");
    await userEvent.click(button(view, "Log scale"));
    await expect.poll(() => view.published.colors.norm).toBe("log");
    await expect.poll(() => note(view)).toContain("1 to 1000, log scale");
    // 10 is a third of the way from 1 to 1,000
    await expect.poll(() => Math.abs((reds(view)[9] as number) - 85)).toBeLessThanOrEqual(1);
    await userEvent.click(button(view, "Linear scale"));
    await expect.poll(() => view.published.colors.norm).toBeNull();
    await expect.poll(() => reds(view)).toEqual(before);
  });

  test("is one step that undo takes back", async () => {
    const view = await mounted(skewed());
    await userEvent.click(button(view, "Log scale"));
    await expect.poll(() => steps(view)).toBe(1);
    await userEvent.click(button(view, "Undo"));
    await expect.poll(() => view.published.colors.norm).toBeNull();
    await expect.poll(() => note(view)).toContain("0 to 100, sequential");
  });

  test("is not offered for other values", async () => {
    const model = skewed();
    model.set("_colors", { ...(model.get("_colors") as object), skewed: false });
    const view = await mounted(model);
    expect(button(view, "Log scale").query()).toBeNull();
    expect(note(view)).not.toContain("small");
  });
});

describe("what the values are called", () => {
  const called = (label: string) => {
    const model = skewed();
    model.set("value_label", label);
    return mounted(model);
  };
  const title = (view: View) => view.root.querySelector(".color-legend .legend-name")?.textContent;

  test("is the title of the legend, also once Python has another name", async () => {
    const view = await called("expression");
    expect(title(view)).toBe("expression");
    view.model.set("value_label", "<b>counts</b>");
    await expect.poll(() => title(view)).toBe("<b>counts</b>");
    expect(view.root.querySelector(".color-legend b")).toBeNull();
  });

  test("stands before the number in a cell's tooltip, where it says more than value", async () => {
    const view = await called("expression");
    const { x, y } = view.cellMiddle(0, 4, SHAPE);
    await view.hover("heatmap", x, y);
    await expect.poll(() => view.tooltip?.textContent).toMatch(/^expression: 5/);
    view.model.set("value_label", "value");
    await expect.poll(() => view.tooltip?.textContent).toMatch(/^5/);
  });

  test("is the title of the colours in a snapshot", async () => {
    const view = await called("expression");
    const files = catchDownloads();
    await userEvent.click(view.controls.getByRole("button", { name: "Snapshot" }));
    await userEvent.click(view.controls.getByRole("menuitem", { name: "SVG" }));
    await expect.poll(() => files.length).toBe(1);
    expect(await files[0]?.blob.text()).toContain(">expression<");
  });
});
