import { expect, test } from "vitest";
import type { ViewState } from "../../../src/model/view-state.ts";
import { wireArray } from "../../support/hand-made-model.ts";
import { FrameClock, MOTION_MS } from "../../support/page/frame-clock.ts";
import { mounted, type Rgba, type View } from "../../support/page/mounted.ts";
import {
  countingModel,
  expectedColors,
  labels,
  steppedModel,
  steppedValues,
  upTo,
} from "../../support/page/tables.ts";

const [ROWS, COLS] = [12, 4];
const VALUES = steppedValues(ROWS, COLS);
const SHUFFLED = upTo(ROWS).map((i) => (i * 5) % ROWS);
/** Neighbours have changed places. */
const SWAPPED = upTo(ROWS).map((i) => i ^ 1);
/** The factor of a wheel's notch. */
const NOTCH = Math.exp(0.22);

function orderRows(view: View, order: ViewState["rows"]["order"]): void {
  const { published } = view;
  view.model.set("_view", { ...published, rows: { ...published.rows, order } });
}

/** What the first column shows at a height, in CSS pixels. */
function colorAt(view: View, y: number): Rgba {
  const { width } = view.region("heatmap").getBoundingClientRect();
  return view.pixel("heatmap", width / (2 * COLS), y);
}

const heightOf = (view: View) => view.region("heatmap").getBoundingClientRect().height;

function expectAtRest(view: View, order: number[]): void {
  expect(view.root.dataset.animating).toBe("false");
  expect(view.cellColors([ROWS, COLS])).toEqual(expectedColors(VALUES, order, upTo(COLS)));
}

function expectSamePicture(a: ImageData, b: ImageData): void {
  const unlike = a.data.filter((channel, i) => Math.abs(channel - (b.data[i] as number)) > 2);
  expect(unlike).toHaveLength(0);
}

test("another order is taken up from where everything is, and reached", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  const clock = await FrameClock.stopped();
  orderRows(view, { by: "sum" });
  await clock.startMotion(0.3);
  const [heatmap, rowLabels] = [view.picture("heatmap"), view.picture("row-labels")];
  expect(view.cellColors([ROWS, COLS])).not.toEqual(expectedColors(VALUES, upTo(ROWS), upTo(COLS)));
  orderRows(view, { by: "custom", indices: SHUFFLED });
  await clock.startMotion();
  expectSamePicture(view.picture("heatmap"), heatmap);
  expectSamePicture(view.picture("row-labels"), rowLabels);
  await clock.pass(0.9 * MOTION_MS);
  expect(view.root.dataset.animating).toBe("true");
  await clock.pass(0.2 * MOTION_MS);
  expectAtRest(view, SHUFFLED);
});

test("so are the means of rows that share pixels, twice over", async () => {
  const count = 2000;
  const values = Float32Array.from({ length: count * 2 }, (_, i) => Math.sin(i / 700));
  const axis = (length: number, prefix: string) => ({ labels: labels(length, prefix) });
  const view = await mounted(countingModel(values, axis(count, "row "), axis(2, "col ")));
  const clock = await FrameClock.stopped();
  const shuffled = (step: number) => upTo(count).map((i) => (i * step) % count);
  orderRows(view, { by: "custom", indices: shuffled(7) });
  await clock.startMotion(0.4);
  for (const step of [13, 1001]) {
    const before = view.picture("heatmap");
    orderRows(view, { by: "custom", indices: shuffled(step) });
    await clock.startMotion();
    expectSamePicture(view.picture("heatmap"), before);
    await clock.pass(0.5 * MOTION_MS);
  }
});

test("an order taken back at once leaves everything where it was", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  const clock = await FrameClock.stopped();
  const before = view.picture("heatmap");
  orderRows(view, { by: "sum" });
  orderRows(view, { by: "cluster" });
  await clock.startMotion(0.5);
  expectSamePicture(view.picture("heatmap"), before);
});

test("rows that fade come back from the half light when the filter is taken back", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  const clock = await FrameClock.stopped();
  const crop = (crops: ViewState["rows"]["crops"]) => {
    const { published } = view;
    view.model.set("_view", { ...published, rows: { ...published.rows, crops } });
  };
  crop([{ kept: [0, 1, 2], cut: null }]);
  await clock.startMotion(0.2);
  const fading = view.picture("heatmap");
  crop([]);
  await clock.startMotion();
  expectSamePicture(view.picture("heatmap"), fading);
  await clock.pass(MOTION_MS);
  expectAtRest(view, upTo(ROWS));
});

test("the wheel magnifies what moves, at the pointer, and the motion goes on", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  const clock = await FrameClock.stopped();
  const height = heightOf(view);
  orderRows(view, { by: "custom", indices: SWAPPED });
  await clock.startMotion(0.3);
  const pointer = (height / ROWS) * 4;
  const wanted = upTo(40).map((i) => (i + 0.5) * (height / 40));
  const before = wanted.map((y) => colorAt(view, pointer + (y - pointer) / NOTCH));
  view.wheelAt(50, pointer, -100);
  await clock.pass(0);
  expect(view.root.dataset.animating).toBe("true");
  const unlike = wanted.filter((y, i) => String(colorAt(view, y)) !== String(before[i]));
  expect(unlike.length).toBeLessThanOrEqual(1);
  expect(new Set(before.map(String)).size).toBeGreaterThan(4);
  await clock.pass(MOTION_MS);
  expect(view.root.dataset.animating).toBe("false");
  const line = SWAPPED.slice(3, 4);
  expect(colorAt(view, pointer - 4)).toEqual(expectedColors(VALUES, line, upTo(COLS))[0]);
});

test("a drag takes along what moves in a magnified picture", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  const height = heightOf(view);
  view.wheelAt(50, height / 2, -200);
  await expect.poll(() => view.published.viewport.rows).not.toBeNull();
  const clock = await FrameClock.stopped();
  orderRows(view, { by: "custom", indices: SWAPPED });
  await clock.startMotion(0.3);
  const wanted = upTo(30).map((i) => 40 + i * ((height - 80) / 30));
  const before = wanted.map((y) => colorAt(view, y));
  const heatmap = view.region("heatmap");
  const { left, top } = heatmap.getBoundingClientRect();
  const pointer = (type: string, y: number) => {
    const place = { clientX: left + 50, clientY: top + y, buttons: 1 };
    heatmap.dispatchEvent(new PointerEvent(type, { ...place, pointerId: 7, bubbles: true }));
  };
  pointer("pointerdown", 200);
  pointer("pointermove", 210);
  pointer("pointermove", 225);
  pointer("pointerup", 225);
  await clock.pass(0);
  expect(view.root.dataset.animating).toBe("true");
  const unlike = wanted.filter((y, i) => String(colorAt(view, y + 25)) !== String(before[i]));
  expect(unlike.length).toBeLessThanOrEqual(1);
});

test("other values come while rows move, and the rows arrive with them", async () => {
  const view = await mounted(steppedModel(ROWS, COLS));
  const clock = await FrameClock.stopped();
  orderRows(view, { by: "sum" });
  await clock.startMotion(0.3);
  const values = VALUES.map((value) => -value);
  const _matrix = { version: 1, values: wireArray(values, [ROWS, COLS]), scale: 1 };
  await view.model.receive({ _matrix });
  await clock.pass(0);
  expect(view.root.dataset.animating).toBe("true");
  await clock.pass(MOTION_MS);
  expect(view.root.dataset.animating).toBe("false");
  const reversed = upTo(ROWS).reverse();
  expect(view.cellColors([ROWS, COLS])).toEqual(expectedColors(values, reversed, upTo(COLS)));
});
