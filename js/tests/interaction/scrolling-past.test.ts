import { expect, onTestFinished, test } from "vitest";
import { cdp } from "vitest/browser";
import { mounted, type View } from "../support/page/mounted.ts";
import { steppedModel } from "../support/page/tables.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The mouse that the browser has: it makes moves of its own when something scrolls under it. */
function mouse(type: "mouseMoved" | "mouseWheel", { x, y }: Point, deltaY = 0): Promise<unknown> {
  const frame = window.frameElement?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const session = cdp() as unknown as { send(name: string, input: object): Promise<unknown> };
  const at = { x: frame.left + x, y: frame.top + y };
  return session.send("Input.dispatchMouseEvent", { type, ...at, deltaX: 0, deltaY });
}

/** A heatmap below other cells of a page that scrolls. */
async function belowOthers(): Promise<View> {
  const above = document.createElement("div");
  above.style.height = "900px";
  document.body.style.height = "4000px";
  document.body.prepend(above);
  onTestFinished(() => {
    above.remove();
    document.body.style.height = "";
    window.scrollTo(0, 0);
  });
  const view = await mounted(steppedModel(60, 12));
  window.scrollTo(0, 0);
  return view;
}

const boxOf = (view: View) => view.region("heatmap").getBoundingClientRect();
const isUnder = (view: View, { x, y }: Point) => {
  const { left, right, top, bottom } = boxOf(view);
  return x > left && x < right && y > top + 20 && y < bottom;
};

/** Turns the wheel a notch at a time, until the heatmap is under the pointer. */
async function scrollOnto(view: View, at: Point): Promise<void> {
  await mouse("mouseMoved", at);
  expect(isUnder(view, at)).toBe(false);
  while (!isUnder(view, at)) {
    const before = window.scrollY;
    await mouse("mouseWheel", at, 120);
    await expect.poll(() => window.scrollY).toBeGreaterThan(before);
  }
}

test("a wheel that began elsewhere scrolls the page on over a heatmap, and does not zoom it", async () => {
  const view = await belowOthers();
  const at = { x: boxOf(view).left + 200, y: 300 };
  await scrollOnto(view, at);
  for (const delta of [60, -60, 60]) {
    const before = window.scrollY;
    await mouse("mouseWheel", at, delta);
    await expect.poll(() => window.scrollY).not.toBe(before);
    expect(isUnder(view, at)).toBe(true);
  }
  expect(view.published.viewport).toEqual({ rows: null, cols: null });
});

test("once the pointer has moved over the heatmap the wheel zooms", async () => {
  const view = await belowOthers();
  const at = { x: boxOf(view).left + 200, y: 300 };
  await scrollOnto(view, at);
  const moved = { ...at, y: at.y + 3 };
  await mouse("mouseMoved", moved);
  const scrolled = window.scrollY;
  await mouse("mouseWheel", moved, -120);
  await expect.poll(() => view.published.viewport.rows).not.toBeNull();
  expect(window.scrollY).toBe(scrolled);
});

test("a pointer that is put onto the heatmap at once zooms there", async () => {
  const view = await belowOthers();
  await mouse("mouseMoved", { x: 5, y: 5 });
  await mouse("mouseWheel", { x: 5, y: 5 }, 700);
  await expect.poll(() => window.scrollY).toBeGreaterThan(0);
  const { left, top } = boxOf(view);
  const there = { x: left + 100, y: top + 200 };
  await mouse("mouseMoved", there);
  await mouse("mouseWheel", there, -120);
  await expect.poll(() => view.published.viewport.rows).not.toBeNull();
});
