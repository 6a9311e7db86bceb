import { describe, expect, onTestFinished, test } from "vitest";
import { cdp } from "vitest/browser";
import type { Interval } from "../../src/model/interval.ts";
import { mounted, type View } from "../support/page/mounted.ts";
import { steppedModel } from "../support/page/tables.ts";

const ROWS = 60;
const COLS = 60;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A finger, or any pointer, on the heatmap, in CSS pixels from its top left. */
class Finger {
  readonly #heatmap: HTMLElement;
  readonly #id: number;
  readonly #type: string;

  constructor(view: View, id: number, type = "touch") {
    this.#heatmap = view.region("heatmap");
    this.#id = id;
    this.#type = type;
  }

  send(name: string, { x, y }: Point, init: PointerEventInit = {}): void {
    const { left, top } = this.#heatmap.getBoundingClientRect();
    const event = new PointerEvent(name, {
      pointerId: this.#id,
      pointerType: this.#type,
      clientX: left + x,
      clientY: top + y,
      button: name === "pointermove" ? -1 : 0,
      buttons: name === "pointerup" ? 0 : 1,
      bubbles: true,
      cancelable: true,
      ...init,
    });
    this.#heatmap.dispatchEvent(event);
  }
}

function errors(): unknown[] {
  const seen: unknown[] = [];
  const listen = (event: ErrorEvent) => seen.push(event.error);
  window.addEventListener("error", listen);
  onTestFinished(() => window.removeEventListener("error", listen));
  return seen;
}

const span = ([start, end]: Interval) => end - start;
const viewportOf = (view: View) => view.published.viewport as { rows: Interval; cols: Interval };

async function zoomed(view: View): Promise<void> {
  for (let notch = 0; notch < 6; notch++) view.wheelAt(200, 200, -100);
  await expect.poll(() => view.published.viewport.rows).not.toBeNull();
}

test("the browser leaves fingers on the heatmap to the widget", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  expect(getComputedStyle(view.region("heatmap")).touchAction).toBe("none");
});

test("two fingers magnify at their middle, and move the picture with it", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  const { width, height } = view.region("heatmap").getBoundingClientRect();
  const [one, two] = [new Finger(view, 11), new Finger(view, 12)];
  one.send("pointerdown", { x: 150, y: 200 });
  two.send("pointerdown", { x: 250, y: 200 });
  one.send("pointermove", { x: 100, y: 200 });
  two.send("pointermove", { x: 300, y: 200 });
  one.send("pointerup", { x: 100, y: 200 });
  two.send("pointerup", { x: 300, y: 200 });
  await expect.poll(() => view.published.viewport.rows).not.toBeNull();
  const { rows, cols } = viewportOf(view);
  expect(span(rows)).toBeCloseTo(ROWS / 2, 1);
  expect(span(cols)).toBeCloseTo(COLS / 2, 1);
  const rowBefore = (200 / height) * ROWS;
  const colBefore = (200 / width) * COLS;
  expect(Math.abs(rows[0] + (200 / height) * span(rows) - rowBefore)).toBeLessThan(2);
  expect(Math.abs(cols[0] + (200 / width) * span(cols) - colBefore)).toBeLessThan(2);
});

test("real fingers do the same", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  const frame = window.frameElement?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const { left, top } = view.region("heatmap").getBoundingClientRect();
  const seen = errors();
  const touch = (type: string, ...points: Point[]) =>
    (cdp() as unknown as { send(name: string, input: object): Promise<unknown> }).send(
      "Input.dispatchTouchEvent",
      {
        type,
        touchPoints: points.map(({ x, y }, id) => ({
          x: frame.left + left + x,
          y: frame.top + top + y,
          id,
        })),
      },
    );
  await touch("touchStart", { x: 200, y: 240 });
  await touch("touchStart", { x: 200, y: 240 }, { x: 200, y: 300 });
  for (let step = 1; step <= 6; step++) {
    await touch("touchMove", { x: 200, y: 240 - step * 10 }, { x: 200, y: 300 + step * 10 });
  }
  await touch("touchEnd");
  await expect.poll(() => span(view.published.viewport.rows ?? [0, ROWS])).toBeCloseTo(ROWS / 3, 3);
  const pinched = viewportOf(view);
  await touch("touchStart", { x: 200, y: 200 });
  for (let step = 1; step <= 6; step++) await touch("touchMove", { x: 200, y: 200 - step * 10 });
  await touch("touchEnd");
  await expect.poll(() => viewportOf(view).rows[0]).toBeGreaterThan(pinched.rows[0] + 1);
  expect(span(viewportOf(view).rows)).toBeCloseTo(span(pinched.rows), 6);
  expect(view.region("heatmap").dataset.dragging).toBeUndefined();
  expect(seen).toEqual([]);
});

describe("a drag", () => {
  test("by one finger moves the picture", async () => {
    const view = await mounted(steppedModel(ROWS, COLS));
    await zoomed(view);
    const before = viewportOf(view);
    const { height } = view.region("heatmap").getBoundingClientRect();
    const finger = new Finger(view, 21);
    finger.send("pointerdown", { x: 200, y: 200 });
    finger.send("pointermove", { x: 200, y: 140 });
    finger.send("pointerup", { x: 200, y: 140 });
    const moved = (60 / height) * span(before.rows);
    await expect.poll(() => viewportOf(view).rows[0]).toBeCloseTo(before.rows[0] + moved, 6);
  });

  test.each(["pointerup", "pointercancel", "lostpointercapture"])(
    "ends cleanly with %s, wherever the pointer is",
    async (name) => {
      const view = await mounted(steppedModel(ROWS, COLS));
      await zoomed(view);
      const seen = errors();
      const mouse = new Finger(view, 1, "mouse");
      mouse.send("pointerdown", { x: 200, y: 200 });
      mouse.send("pointermove", { x: -3000, y: 9000 });
      expect(view.region("heatmap").dataset.dragging).toBe("true");
      mouse.send(name, { x: -3000, y: 9000 });
      expect(view.region("heatmap").dataset.dragging).toBeUndefined();
      const settled = () => view.published.viewport.rows?.[0];
      await expect.poll(settled).toBe(0);
      mouse.send("pointermove", { x: 100, y: 0 });
      expect(view.region("heatmap").dataset.dragging).toBeUndefined();
      expect(seen).toEqual([]);
    },
  );

  test("whose release was never told ends with the next move", async () => {
    const view = await mounted(steppedModel(ROWS, COLS));
    await zoomed(view);
    const mouse = new Finger(view, 1, "mouse");
    mouse.send("pointerdown", { x: 200, y: 200 });
    mouse.send("pointermove", { x: 150, y: 150 });
    mouse.send("pointermove", { x: 100, y: 100 }, { buttons: 0 });
    expect(view.region("heatmap").dataset.dragging).toBeUndefined();
  });

  test("is not disturbed by a second, a third or a stray finger", async () => {
    const view = await mounted(steppedModel(ROWS, COLS));
    const seen = errors();
    const fingers = [31, 32, 33, 34].map((id) => new Finger(view, id));
    for (const [i, finger] of fingers.entries()) finger.send("pointerdown", { x: 50 + i, y: 60 });
    for (const [i, finger] of fingers.entries()) {
      finger.send("pointermove", { x: 50 + 90 * i, y: 60 });
    }
    fingers[0]?.send("pointerup", { x: 50, y: 60 });
    fingers[3]?.send("pointermove", { x: 0, y: 0 });
    fingers[1]?.send("pointermove", { x: 10, y: 20 });
    for (const finger of fingers) finger.send("pointercancel", { x: 0, y: 0 });
    fingers[2]?.send("pointerup", { x: 0, y: 0 });
    expect(view.region("heatmap").dataset.dragging).toBeUndefined();
    expect(seen).toEqual([]);
    await expect
      .poll(() => [view.published.viewport.rows, view.published.viewport.cols].flat())
      .not.toContain(Number.NaN);
  });
});
