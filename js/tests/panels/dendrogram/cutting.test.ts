import { expect, test } from "vitest";
import { mounted, type View } from "../../support/page/mounted.ts";
import { labels, steppedModel } from "../../support/page/tables.ts";
import { atRest, balancedModel } from "../../support/page/trees.ts";

const ACCENT = [11, 110, 95];
/** The root of the tree stands so far from the outer edge. */
const MARGIN = 2;

/** A table of sixteen rows, its tree four high, cut into four clusters. */
async function opened(): Promise<View> {
  const model = balancedModel({ labels: labels(16, "row ") }, { labels: labels(4, "col ") });
  const view = model.get("_view") as View["published"];
  model.set("_view", { ...view, rows: { ...view.rows, cut: 2.5 } });
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

/** Whether a cut is drawn across the whole dendrogram. */
function isCutDrawn(view: View, cut: number): boolean {
  const { width, height } = view.region("row-dendrogram").getBoundingClientRect();
  const out = (cut / 4) * (width - MARGIN);
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

test("the slider stands at the stop of as many clusters as there are", async () => {
  const view = await opened();
  expect([slider(view).value, slider(view).max]).toEqual(["2", "4"]);
  expect(slider(view).getAttribute("aria-valuetext")).toBe("4 clusters, cut at 2.5");
});

test("while the cut is dragged the whole tree shows with the cut across it, and no longer", async () => {
  const view = await opened();
  expect([isRootDrawn(view), isCutDrawn(view, 2.5)]).toEqual([false, false]);
  press(view, "pointerdown");
  await expect.poll(() => [isRootDrawn(view), isCutDrawn(view, 2.5)]).toEqual([true, true]);
  for (const [stop, cut] of [
    [3.2, 3.6],
    [1.3, 1.8],
  ] as const) {
    dragTo(view, stop);
    await expect.poll(() => [isRootDrawn(view), isCutDrawn(view, cut)]).toEqual([true, true]);
  }
  expect(isCutDrawn(view, 2.5)).toBe(false);
  press(view, "pointerup");
  await expect.poll(() => [isRootDrawn(view), isCutDrawn(view, 1.8)]).toEqual([false, false]);
  await expect.poll(() => view.published.rows.cut).toBeCloseTo(1.8, 9);
});

test("clusters with no room for a trapezoid are one pale band, not a fringe of slivers", async () => {
  const model = steppedModel(900, 4);
  const view = model.get("_view") as View["published"];
  model.set("_view", { ...view, rows: { ...view.rows, cut: 700.5 } });
  const page = await mounted(model);
  await atRest(page);
  const { width, height } = page.region("row-dendrogram").getBoundingClientRect();
  const alpha = (out: number, share: number) =>
    page.pixel("row-dendrogram", out * width, share * height)[3] as number;
  const shares = Array.from({ length: 40 }, (_, i) => 0.8 + i / 250);
  await expect.poll(() => alpha(0.1, 0.3)).toBe(255);
  const band = new Set(shares.map((share) => alpha(0.1, share)));
  expect([...band]).toHaveLength(1);
  expect(alpha(0.1, 0.9)).toBeGreaterThan(80);
  expect(alpha(0.1, 0.9)).toBeLessThan(200);
  expect(shares.every((share) => alpha(0.5, share) === 0)).toBe(true);
  expect(alpha(0.5, 0.3)).toBe(255);
});
