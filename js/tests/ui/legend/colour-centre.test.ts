import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { wireColorMaps } from "../../support/hand-made-model.ts";
import { pointerAlong } from "../../support/page/histogram-handles.ts";
import { mounted, type View } from "../../support/page/mounted.ts";
import { steppedModel, withMaps } from "../../support/page/tables.ts";

const SHAPE = [3, 4] as const;
const slider = (view: View, name: string) => view.controls.getByRole("slider", { name });

test("a map that is safe for colour-blind readers says so by its group", async () => {
  const model = steppedModel(3, 4);
  const map = (name: string, diverging: boolean, safe: boolean) => ({
    name,
    diverging,
    safe,
    lut: new Uint8Array(1024),
  });
  model.set(
    "_colormaps",
    wireColorMaps([map("PiYG", true, false), map("vlag", true, true), map("mako", false, true)]),
  );
  const view = await mounted(model);
  const list = view.controls.getByRole("combobox", { name: "Colour map" }).element();
  expect(
    [...list.querySelectorAll("optgroup")].map(({ label, textContent }) => [label, textContent]),
  ).toEqual([
    ["Diverging, colour-blind safe", "vlag"],
    ["Diverging", "PiYG"],
    ["Sequential, colour-blind safe", "mako"],
  ]);
});

describe("the centre of the colours", () => {
  async function diverging(): Promise<View> {
    const view = await mounted(withMaps());
    const list = view.controls.getByRole("combobox", { name: "Colour map" });
    await userEvent.selectOptions(list, "vlag");
    return view;
  }
  const centre = (view: View) => slider(view, "Centre value");
  const reds = (view: View) => view.cellColors(SHAPE).map(([red]) => red);

  test("has a handle where the map is diverging, at 0 where nothing else was given", async () => {
    const view = await diverging();
    await expect.element(centre(view)).toHaveAttribute("aria-valuenow", "0");
    expect(view.published.colors.center).toBe(null);
    const list = view.controls.getByRole("combobox", { name: "Colour map" });
    await userEvent.selectOptions(list, "mako");
    await expect.poll(() => centre(view).elements()).toEqual([]);
    await userEvent.selectOptions(list, "");
    await expect.poll(() => centre(view).elements()).toEqual([]);
  });

  test("is moved by arrow keys between the ends, at once, and is undone", async () => {
    const view = await diverging();
    const before = reds(view);
    (centre(view).element() as HTMLElement).focus();
    await userEvent.keyboard("{PageDown}");
    await expect.poll(() => view.published.colors.center).toBeCloseTo(-0.2);
    await expect.poll(() => reds(view)).not.toEqual(before);
    await userEvent.keyboard("{End}");
    await expect.poll(() => view.published.colors.center).toBe(1);
    await expect.poll(() => Math.max(...(reds(view) as number[]))).toBeLessThanOrEqual(128);
    const { past } = view.model.get("_history") as { past: unknown[] };
    expect(past.at(-1)).toMatchObject({
      before: { "colors.center": -0.2 },
      after: { "colors.center": 1 },
    });
    for (let i = 0; i < 2; i++) {
      await view.controls.getByRole("button", { name: "Undo", exact: true }).click();
    }
    await expect.poll(() => reds(view)).toEqual(before);
  });

  test("is dragged by its handle, and a double-click gives back what was given", async () => {
    const view = await diverging();
    const handle = centre(view).element() as HTMLElement;
    const at = pointerAlong(handle);
    at("pointerdown", 0.5);
    at("pointermove", 0.7);
    at("pointermove", 0.75);
    at("pointerup", 0.75);
    await expect.poll(() => view.published.colors.center).toBeCloseTo(0.5, 1);
    expect((view.model.get("_history") as { past: unknown[] }).past).toHaveLength(2);
    await userEvent.dblClick(handle);
    await expect.poll(() => view.published.colors.center).toBe(null);
    await expect.element(centre(view)).toHaveAttribute("aria-valuenow", "0");
  });

  test("goes with the map it belongs to when a sequential one is chosen", async () => {
    const view = await diverging();
    (centre(view).element() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowRight}");
    await expect.poll(() => view.published.colors.center).toBe(0.02);
    await userEvent.selectOptions(
      view.controls.getByRole("combobox", { name: "Colour map" }),
      "mako",
    );
    await expect.poll(() => view.published.colors.map).toBe("mako");
    expect(view.published.colors.center).toBe(null);
  });

  test("that Python set is shown and can be moved with any map", async () => {
    const view = await mounted(withMaps());
    const { published } = view;
    view.model.set("_view", { ...published, colors: { ...published.colors, center: 0.5 } });
    await expect.element(centre(view)).toHaveAttribute("aria-valuetext", "0.5");
  });

  test("stays within reach where the end of the domain is on it", async () => {
    const view = await diverging();
    const [handle, least] = [centre(view).element(), slider(view, "Minimum value").element()];
    (handle as HTMLElement).focus();
    await userEvent.keyboard("{Home}");
    await expect.poll(() => view.published.colors.center).toBe(-1);
    const [{ left, width }, { bottom }] = [handle, least].map((one) =>
      one.getBoundingClientRect(),
    ) as [DOMRect, DOMRect];
    const hit = (y: number) =>
      (view.root.getRootNode() as ShadowRoot).elementFromPoint(left + width / 2, y);
    expect(hit(handle.getBoundingClientRect().top + 5)).toBe(handle);
    expect(hit(bottom - 5)).toBe(least);
  });
});
