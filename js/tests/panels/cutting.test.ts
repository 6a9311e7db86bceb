import { expect, test } from "vitest";
import { mounted, type View } from "./mounted.ts";
import { labels } from "./tables.ts";
import { atRest, balancedModel } from "./trees.ts";

const ACCENT = [11, 110, 95];
/** The root of the tree stands so far from the outer edge. */
const MARGIN = 2;

/** A table of sixteen rows, its tree four high, cut in the middle as the kernel does. */
async function opened(): Promise<View> {
  const model = balancedModel({ labels: labels(16, "row ") }, { labels: labels(4, "col ") });
  const view = model.get("_view") as View["published"];
  model.set("_view", { ...view, rows: { ...view.rows, cut: 2 } });
  const page = await mounted(model);
  await atRest(page);
  return page;
}

const slider = (view: View) =>
  view.controls.getByRole("slider", { name: "Row clusters" }).element() as HTMLInputElement;

const press = (view: View, type: "pointerdown" | "pointerup") =>
  slider(view).dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1 }));

function dragTo(view: View, stop: number): void {
  slider(view).value = String(stop);
  slider(view).dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Whether the cut of a stop is drawn across the whole dendrogram. */
function isCutDrawn(view: View, stop: number): boolean {
  const { width, height } = view.region("row-dendrogram").getBoundingClientRect();
  const out = (stop / 10) * (width - MARGIN);
  return [0.02, 0.3, 0.5, 0.7, 0.98].every((share) =>
    ACCENT.every((channel, i) => view.pixel("row-dendrogram", out, share * height)[i] === channel),
  );
}

/** Whether the bracket of the root is drawn, which reaches from quarter to quarter. */
function isRootDrawn(view: View): boolean {
  const { width, height } = view.region("row-dendrogram").getBoundingClientRect();
  const isDrawn = (share: number) =>
    [-1, 0].some((dx) => {
      const [, , , alpha] = view.pixel("row-dendrogram", width - MARGIN + dx, share * height);
      return alpha !== 0;
    });
  return isDrawn(0.4) && isDrawn(0.6) && !isDrawn(0.1) && !isDrawn(0.9);
}

test("the cut stands at stop 5 to begin with", async () => {
  const view = await opened();
  expect(slider(view).value).toBe("5");
  expect(slider(view).getAttribute("aria-valuetext")).toBe("4 clusters, cut at 2");
});

test("while the cut is dragged the whole tree shows with the cut across it, and no longer", async () => {
  const view = await opened();
  expect([isRootDrawn(view), isCutDrawn(view, 5)]).toEqual([false, false]);
  press(view, "pointerdown");
  await expect.poll(() => [isRootDrawn(view), isCutDrawn(view, 5)]).toEqual([true, true]);
  for (const stop of [7.3, 3]) {
    dragTo(view, stop);
    await expect.poll(() => [isRootDrawn(view), isCutDrawn(view, stop)]).toEqual([true, true]);
  }
  expect(isCutDrawn(view, 5)).toBe(false);
  press(view, "pointerup");
  await expect.poll(() => [isRootDrawn(view), isCutDrawn(view, 3)]).toEqual([false, false]);
  await expect.poll(() => view.published.rows.cut).toBeCloseTo(1.2, 9);
});
