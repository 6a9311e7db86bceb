import { expect, onTestFinished, test, vi } from "vitest";
import { mounted, type Rgba, type View } from "./mounted.ts";
import { expectedColors, steppedModel, steppedValues, upTo } from "./tables.ts";

const [ROWS, COLS] = [6, 4];
const VALUES = steppedValues(ROWS, COLS);

/** What the first column shows at each tenth of the height, while rows move. */
function downTheFirstColumn(view: View): string {
  const { width, height } = view.region("heatmap").getBoundingClientRect();
  const colors = Array.from(
    { length: 20 },
    (_, i): Rgba => view.pixel("heatmap", width / (2 * COLS), ((i + 0.5) / 20) * height),
  );
  return JSON.stringify(colors);
}

/** Every different picture of the first column until nothing moves any more. */
async function picturesOfMotion(view: View): Promise<string[]> {
  const seen = new Set<string>();
  await new Promise<void>((resolve) => {
    const look = () => {
      seen.add(downTheFirstColumn(view));
      if (view.root.dataset.animating === "false") resolve();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(() => requestAnimationFrame(look));
  });
  return [...seen];
}

/** At once, so that nothing of the motion is missed. */
function chooseSum(view: View): void {
  const group = view.controls.getByRole("radiogroup", { name: "Row order" });
  (group.getByRole("radio", { name: "Sum" }).element() as HTMLElement).click();
}

async function expectReversed(view: View): Promise<void> {
  await expect
    .poll(() => view.cellColors([ROWS, COLS]))
    .toEqual(expectedColors(VALUES, upTo(ROWS).reverse(), upTo(COLS)));
}

test("rows go to their new places step by step, and arrive", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  const before = downTheFirstColumn(view);
  chooseSum(view);
  expect(view.root.dataset.animating).toBe("true");
  const pictures = await picturesOfMotion(view);
  await expectReversed(view);
  const between = pictures.filter((p) => p !== before && p !== downTheFirstColumn(view));
  expect(between.length).toBeGreaterThan(2);
});

test("another order on the way is taken up from where everything is", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  chooseSum(view);
  expect(view.root.dataset.animating).toBe("true");
  const { rows } = view.published;
  view.model.set("_view", { ...view.published, rows: { ...rows, order: { by: "initial" } } });
  await expect
    .poll(() => view.cellColors([ROWS, COLS]))
    .toEqual(expectedColors(VALUES, upTo(ROWS), upTo(COLS)));
  expect(view.published.rows.order).toEqual({ by: "initial" });
});

test("nothing moves for those who asked their system for less motion", async () => {
  const matchMedia = window.matchMedia.bind(window);
  const spy = vi.spyOn(window, "matchMedia").mockImplementation((query) => {
    const list = matchMedia(query);
    if (!query.includes("reduced-motion")) return list;
    return Object.defineProperty(list, "matches", { value: true });
  });
  onTestFinished(() => spy.mockRestore());
  const view = await mounted(steppedModel(ROWS, COLS));
  const states = new Set<string | undefined>();
  const observer = new MutationObserver(() => states.add(view.root.dataset.animating));
  observer.observe(view.root, { attributes: true, attributeFilter: ["data-animating"] });
  onTestFinished(() => observer.disconnect());
  chooseSum(view);
  await expectReversed(view);
  expect(states.has("true")).toBe(false);
});
