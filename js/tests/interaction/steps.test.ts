import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { wireColorMaps } from "../support/hand-made-model.ts";
import { askForLessMotion, mounted, type View } from "../support/page/mounted.ts";
import { labels, textCategory, upTo } from "../support/page/tables.ts";
import { atRest, balancedModel } from "../support/page/trees.ts";

const [ROWS, COLS] = [16, 4];

async function opened(): Promise<View> {
  askForLessMotion();
  const codes = upTo(ROWS).map((row) => (row < 12 ? 0 : 1));
  const model = balancedModel(
    { labels: labels(ROWS, "row "), categories: [textCategory("kind", ["a", "b"], codes)] },
    { labels: labels(COLS, "col ") },
  );
  const grey = Uint8Array.from({ length: 1024 }, (_, i) => (i % 4 === 3 ? 255 : i >> 2));
  model.set("_colormaps", wireColorMaps([{ name: "grey", diverging: false, lut: grey }]));
  const view = await mounted(model);
  await atRest(view);
  return view;
}

const named = (view: View, role: "button" | "radio", name: string) =>
  view.controls.getByRole(role, { name, exact: true });

const GESTURES: Readonly<Record<string, (view: View) => Promise<unknown>>> = {
  order: (view) => userEvent.click(named(view, "radio", "Sum").last()),
  filter: (view) => view.click("row-categories", 5, 10, "Shift"),
  crop: (view) => userEvent.click(named(view, "button", "Crop row cluster 1")),
  cut: async (view) => {
    (view.controls.getByRole("slider", { name: "Row clusters" }).element() as HTMLElement).focus();
    await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}");
  },
  flip: (view) => view.click("row-dendrogram", 6, 60, "Alt"),
  colours: (view) =>
    userEvent.selectOptions(view.controls.getByRole("combobox", { name: "Colour map" }), "grey"),
  selection: (view) => view.click("row-labels", 10, 20),
};

/** What is drawn, while nothing is pointed at, as one number for each panel. */
function pictureOf(view: View): string {
  return (["heatmap", "row-labels", "row-categories", "row-dendrogram"] as const)
    .map((name) => new Uint32Array(view.picture(name).data.buffer).reduce(hashed, 0))
    .join();
}

const hashed = (hash: number, pixel: number) => (Math.imul(hash, 31) + pixel) | 0;

/** The view, without the zoom, which is no step. */
const stateOf = ({ published: { viewport: _, ...parts } }: View) => parts;

test("Undo takes back one change after the other, of every kind, and Redo makes them again", {
  timeout: 60_000,
}, async () => {
  const view = await opened();
  const seen = [{ name: "start", state: stateOf(view), picture: pictureOf(view) }];
  for (const [name, gesture] of Object.entries(GESTURES)) {
    const { state, picture } = seen.at(-1) as (typeof seen)[number];
    await gesture(view);
    await view.hover("sidebar", 5, 5);
    await expect.poll(() => stateOf(view), { message: name }).not.toEqual(state);
    await expect.poll(() => pictureOf(view) === picture, { message: name }).toBe(false);
    await atRest(view);
    seen.push({ name, state: stateOf(view), picture: pictureOf(view) });
  }
  const expectSeen = async ({ name, state, picture }: (typeof seen)[number]) => {
    await expect.poll(() => stateOf(view), { message: name }).toEqual(state);
    await expect.poll(() => pictureOf(view) === picture, { message: name }).toBe(true);
  };
  for (const moment of seen.slice(0, -1).reverse()) {
    await userEvent.click(named(view, "button", "Undo"));
    await expectSeen(moment);
  }
  await expect.element(named(view, "button", "Undo")).toBeDisabled();
  for (const moment of seen.slice(1)) {
    await userEvent.click(named(view, "button", "Redo"));
    await expectSeen(moment);
  }
  await expect.element(named(view, "button", "Redo")).toBeDisabled();
});
