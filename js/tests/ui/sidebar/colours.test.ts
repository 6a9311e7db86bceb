import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { COLORS_AS_GIVEN } from "../../support/hand-made-model.ts";
import { pointerAlong } from "../../support/page/histogram-handles.ts";
import { mounted, type Rgba, type View } from "../../support/page/mounted.ts";
import {
  COLORS,
  colorOf,
  countingModel,
  labels,
  steppedModel,
  valueOfStep,
  withMaps,
} from "../../support/page/tables.ts";

const SHAPE = [3, 4] as const;
const firstCell = (view: View) => view.cellColors(SHAPE)[0];
const slider = (view: View, name: string) => view.controls.getByRole("slider", { name });

test("a colour map is chosen from a list by groups, and shows at once", async () => {
  const view = await mounted(withMaps());
  const list = view.controls.getByRole("combobox", { name: "Colour map" });
  const element = list.element() as HTMLSelectElement;
  expect([...element.querySelectorAll("optgroup")].map(({ label }) => label)).toEqual([
    "Diverging",
    "Sequential",
  ]);
  expect([...element.options].map(({ textContent }) => textContent)).toEqual([
    `${COLORS.name} (default)`,
    "vlag",
    "mako",
  ]);
  await userEvent.selectOptions(list, "mako");
  await expect.poll(() => firstCell(view)?.[2]).toBe(90);
  await expect.poll(() => view.published.colors.map).toBe("mako");
  await view.controls.getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(() => firstCell(view)).toEqual(colorOf(valueOfStep(0)));
  expect(element.value).toBe("");
});

test("a colour map that was given is in the list as that", async () => {
  const model = withMaps();
  model.set("_colors", { ...(model.get("_colors") as object), default_map: false });
  const view = await mounted(model);
  const list = view.controls.getByRole("combobox", { name: "Colour map" });
  await expect.element(list).toHaveDisplayValue(`${COLORS.name} (as given)`);
});

describe("the domain of the colours", () => {
  test("is moved by arrow keys on the histogram's handles", async () => {
    const view = await mounted(withMaps());
    const [least, most] = [slider(view, "Minimum value"), slider(view, "Maximum value")];
    expect(least.element().getAttribute("aria-valuenow")).toBe("-1");
    expect(most.element().getAttribute("aria-valuenow")).toBe("1");
    (most.element() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowLeft}");
    await expect.poll(() => view.published.colors.vmax).toBe(0.98);
    await userEvent.keyboard("{PageDown}");
    await expect.poll(() => view.published.colors.vmax).toBeCloseTo(0.78);
    await expect.element(most).toHaveAttribute("aria-valuetext", "0.78");
    await userEvent.keyboard("{Home}");
    await expect.poll(() => view.published.colors.vmax).toBeCloseTo(-0.99);
    await expect.poll(() => firstCell(view)?.[0]).toBe(100);
    await userEvent.keyboard("{End}");
    await expect.poll(() => view.published.colors.vmax).toBe(1);
    expect(view.published.colors.vmin).toBe(null);
  });

  test("is dragged, as one step, and a double-click gives back what was given", async () => {
    const view = await mounted(withMaps());
    const handle = slider(view, "Minimum value");
    const at = pointerAlong(handle.element());
    at("pointerdown", 0);
    at("pointermove", 0.1);
    at("pointermove", 0.25);
    await expect.poll(() => view.published.colors.vmin).toBeCloseTo(-0.5, 1);
    at("pointermove", 2);
    await expect.poll(() => view.published.colors.vmin).toBeCloseTo(0.99);
    at("pointermove", -2);
    at("pointerup", -2);
    await expect.poll(() => view.published.colors.vmin).toBe(-1);
    const { past } = view.model.get("_history") as { past: unknown[] };
    expect(past).toHaveLength(1);
    await userEvent.dblClick(handle);
    await expect.poll(() => view.published.colors.vmin).toBe(null);
  });

  test("begins where the histogram is pressed, with the nearer handle", async () => {
    const view = await mounted(withMaps());
    const track = slider(view, "Maximum value").element().parentElement as HTMLElement;
    const { width } = track.getBoundingClientRect();
    await userEvent.click(track, { position: { x: width * 0.8, y: 20 } });
    await expect.poll(() => view.published.colors.vmax).toBeCloseTo(0.6, 1);
    expect(view.published.colors.vmin).toBe(null);
  });
});

test("each row or column is coloured over its own range on request", async () => {
  const values = Float32Array.from([0.1, 0.05, -0.1, 1, 0.5, -1]);
  const model = countingModel(values, { labels: ["a", "b"] }, { labels: labels(3, "c") });
  model.set("_colors", { ...(model.get("_colors") as object), center: 0 });
  const view = await mounted(withMaps(model));
  const choice = view.controls.getByRole("combobox", { name: "Range of colours" });
  const reds = () => view.cellColors([2, 3]).map(([red]) => red);
  const asGiven = reds();
  await userEvent.selectOptions(choice, "Each row");
  await expect.poll(() => view.published.colors.ownRange).toBe("rows");
  await expect.poll(reds).toEqual([255, 192, 0, 255, 192, 0]);
  expect(view.controls.getByRole("slider", { name: "Minimum value" }).elements()).toEqual([]);
  const ends = () => {
    const scale = view.region("legend").querySelectorAll(".scale span");
    return [...scale].map(({ textContent }) => textContent);
  };
  expect(ends()).toEqual(expect.arrayContaining(["−row max", "row max", "0"]));
  await userEvent.selectOptions(choice, "Each column");
  await expect.poll(() => view.published.colors.ownRange).toBe("cols");
  await expect.poll(reds).toEqual([140, 140, 115, 255, 255, 0]);
  expect(ends()).toEqual(expect.arrayContaining(["−column max", "column max"]));
  await userEvent.selectOptions(choice, "One for all");
  await expect.poll(reds).toEqual(asGiven);
  await expect.poll(() => view.published.colors.ownRange).toBe(null);
});

describe("opacity", () => {
  const moveTo = (view: View, value: number) => {
    const element = slider(view, "Opacity").element() as HTMLInputElement;
    element.value = String(value);
    element.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    return element;
  };
  const dimmed = (color: Rgba, opacity: number) =>
    color.map((channel) => Math.round(channel * opacity + 255 * (1 - opacity)));

  test("dims to the left at once and strengthens to the right", async () => {
    const view = await mounted(withMaps());
    await expect.element(slider(view, "Opacity")).toHaveValue("1");
    const own = firstCell(view) as Rgba;
    moveTo(view, 0.5);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await expect.poll(() => firstCell(view)).toEqual(dimmed(own, 128 / 255));
    moveTo(view, 0);
    await expect.poll(() => firstCell(view)).toEqual([255, 255, 255, 255]);
    moveTo(view, 2);
    await expect.poll(() => view.cellColors(SHAPE).map(([red]) => red)).toContain(255);
    await expect.poll(() => view.published.colors.opacity).toBe(2);
  });

  test("is one step of history a drag, and is undone", async () => {
    const view = await mounted(withMaps());
    const own = firstCell(view);
    for (const value of [0.9, 0.7, 0.4]) moveTo(view, value);
    moveTo(view, 0.3).dispatchEvent(new Event("change", { bubbles: true }));
    await expect.poll(() => view.published.colors.opacity).toBe(0.3);
    expect((view.model.get("_history") as { past: unknown[] }).past).toHaveLength(1);
    await view.controls.getByRole("button", { name: "Undo", exact: true }).click();
    await expect.poll(() => firstCell(view)).toEqual(own);
  });

  test("is set by arrow keys", async () => {
    const view = await mounted(withMaps());
    (slider(view, "Opacity").element() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
    await expect.poll(() => view.published.colors.opacity).toBeCloseTo(0.9);
  });
});

test("one button gives back the colours as they were given", async () => {
  const view = await mounted(withMaps());
  const reset = view.controls.getByRole("button", { name: "Reset colours" });
  expect(reset.elements()).toEqual([]);
  await userEvent.selectOptions(
    view.controls.getByRole("combobox", { name: "Colour map" }),
    "vlag",
  );
  (slider(view, "Maximum value").element() as HTMLElement).focus();
  await userEvent.keyboard("{ArrowLeft}");
  await reset.click();
  await expect.poll(() => view.published.colors).toEqual(COLORS_AS_GIVEN);
  await expect.poll(() => firstCell(view)).toEqual(colorOf(valueOfStep(0)));
});

test.each([
  ["light", false],
  ["dark", true],
])(
  "in the %s theme the frame of the cell pointed at stands out from dark and from light cells",
  async (theme, isLight) => {
    const model = steppedModel(3, 3);
    model.set("_options", { ...(model.get("_options") as object), theme });
    const view = await mounted(model);
    const { x, y } = view.cellMiddle(1, 1, [3, 3]);
    await view.hover("heatmap", x, y);
    const overlay = view.layer("overlay");
    const context = overlay.getContext("2d") as CanvasRenderingContext2D;
    const shades = () => {
      const column = context.getImageData(x * devicePixelRatio, 0, 1, y * devicePixelRatio).data;
      const pixels = Array.from({ length: column.length / 4 }, (_, i) => column.subarray(i * 4));
      return pixels.filter(([, , , alpha]) => (alpha ?? 0) > 60).map(([red]) => (red ?? 0) > 128);
    };
    await expect.poll(() => new Set(shades()).size).toBe(2);
    expect(shades()[Math.floor(shades().length / 2)]).toBe(isLight);
  },
);

test("where cells share a pixel the largest magnitude is shown on request, and that is said", async () => {
  const values = new Float32Array(3000 * 4).fill(-0.1);
  for (let col = 0; col < 4; col++) values[4 * 1000 + col] = 0.9;
  const model = countingModel(values, { labels: labels(3000, "r") }, { labels: labels(4, "c") });
  const view = await mounted(withMaps(model));
  const status = () => view.root.querySelector(".status")?.textContent;
  const largest = () => {
    const { data } = view.picture("heatmap");
    return data.filter((_, i) => i % 4 === 0).reduce((a, b) => Math.max(a, b));
  };
  await expect.poll(status).toMatch(/^1 px = [\d.]+ rows$/);
  expect(largest()).toBeLessThan(200);
  const list = view.controls.getByRole("combobox", { name: "Where cells share a pixel" });
  await userEvent.selectOptions(list, "Largest magnitude");
  await expect.poll(largest).toBe(colorOf(0.9)[0]);
  await expect.poll(status).toMatch(/^1 px = [\d.]+ rows, largest magnitude$/);
  await expect.poll(() => view.published.colors.reduction).toBe("extreme");
  await view.controls.getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(largest).toBeLessThan(200);
  await expect.element(list).toHaveValue("mean");
});
