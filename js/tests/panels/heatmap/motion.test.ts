import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { ViewState } from "../../../src/model/view-state.ts";
import type { RegionName } from "../../../src/panels/stage/hit-test.ts";
import { PREPARING_REST_MS } from "../../../src/panels/stage/stage-renderer.ts";
import { FrameClock, MOTION_MS, spyOnReading } from "../../support/page/frame-clock.ts";
import { askForLessMotion, mounted, type View } from "../../support/page/mounted.ts";
import {
  type Change,
  COLS,
  change,
  colorsOf,
  eightRows,
  firstColumn,
  GROUND,
  kindOf,
  onlyRows,
  ROWS,
  rowsBy,
  VALUES,
} from "../../support/page/moving-rows.ts";
import {
  countingModel,
  expectedColors,
  labels,
  masked,
  textCategory,
  upTo,
  valueOfStep,
} from "../../support/page/tables.ts";
import { atRest } from "../../support/page/trees.ts";

const PANELS: readonly RegionName[] = [
  "heatmap",
  "row-labels",
  "col-labels",
  "row-categories",
  "col-categories",
  "row-dendrogram",
  "col-dendrogram",
];

const eased = (t: number) => Math.sin((t * Math.PI) / 2);

describe("the first and the last frame of a motion are the pictures at rest", () => {
  const zoomed: Change = () => ({ viewport: { rows: [103.3, 611.8], cols: null } });
  const thin = () =>
    countingModel(
      Float32Array.from({ length: 1500 * 30 }, (_, i) => Math.sin(i / 900)),
      {
        labels: labels(1500, "row "),
        categories: [
          textCategory(
            "Kind",
            ["a", "b", "c"],
            upTo(1500).map((i) => (i * i) % 3),
          ),
        ],
      },
      { labels: labels(30, "col ") },
    );

  test.each([
    { name: "of thick rows", model: eightRows, to: rowsBy("sum") },
    {
      name: "of masked cells",
      model: () => masked(eightRows(), (i) => i % 5 < 2),
      to: rowsBy("sum"),
    },
    { name: "of swapped clusters", model: eightRows, to: flipped },
    { name: "of a crop", model: eightRows, to: onlyRows(1, 2, 5) },
    { name: "of rows thinner than a pixel", model: thin, to: rowsBy("sum") },
    { name: "of a part of them", model: thin, to: rowsBy("sum"), from: zoomed },
    { name: "of a crop of them", model: thin, to: onlyRows(...upTo(900).map((i) => i + 300)) },
  ])("$name", async ({ model, to, from }) => {
    const view = await mounted(model());
    if (from) {
      change(view, from);
      await atRest(view);
    }
    const pictures = () => new Map(PANELS.map((name) => [name, view.picture(name)]));
    const clock = await FrameClock.stopped();
    const before = pictures();
    change(view, to);
    await clock.startMotion();
    expectAlike(pictures(), before);
    await clock.pass(MOTION_MS / 2);
    expect(countUnlike(view.picture("heatmap"), before.get("heatmap"))).toBeGreaterThan(1000);
    await clock.pass(MOTION_MS / 2 - 0.01);
    expect(view.root.dataset.animating).toBe("true");
    const last = pictures();
    await clock.pass(1);
    expect(view.root.dataset.animating).toBe("false");
    expectAlike(last, pictures());
  });

  function flipped({ rows }: ViewState): Partial<ViewState> {
    return { rows: { ...rows, flips: [6] } };
  }

  function countUnlike(a: ImageData, b: ImageData | undefined): number {
    expect([a.width, a.height]).toEqual([b?.width, b?.height]);
    return a.data.filter((channel, i) => Math.abs(channel - (b?.data[i] as number)) > 2).length;
  }

  function expectAlike(a: Map<RegionName, ImageData>, b: Map<RegionName, ImageData>): void {
    const unlike = PANELS.map((name) => [name, countUnlike(a.get(name) as ImageData, b.get(name))]);
    expect(unlike).toEqual(PANELS.map((name) => [name, 0]));
  }
});

describe("while rows move", () => {
  test("cell, label and category of a row and the trapezoid of its cluster keep one height", async () => {
    const view = await mounted(eightRows());
    const clock = await FrameClock.stopped();
    const { height } = view.region("heatmap").getBoundingClientRect();
    change(view, ({ rows }) => ({ rows: { ...rows, flips: [6] } }));
    await clock.startMotion();
    for (const t of [0.1, 0.2, 0.3]) {
      await clock.pass(0.1 * MOTION_MS);
      // rows 4 to 7 rise by half the height, in front of the others
      const bottomOf7 = height * (1 - 0.5 * eased(t));
      const top = bottomOf7 - height / ROWS;
      expect(firstColumn(view, (top + 3) / height, (bottomOf7 - 3) / height)).toEqual(
        colorsOf(7, 7),
      );
      expect(firstColumn(view, (bottomOf7 + 3) / height)).toEqual([GROUND]);
      const kind = (y: number) => view.pixel("row-categories", 3, y);
      expect([kind(top + 3), kind(bottomOf7 - 4)]).toEqual([kindOf(view, 7), kindOf(view, 7)]);
      expect(kind(bottomOf7 + 3)[3]).toBe(0);
      const tree = (y: number) => view.pixel("row-dendrogram", 3, y)[3];
      expect([tree(bottomOf7 - 4), tree(bottomOf7 + 2)]).toEqual([255, 0]);
      const ink = labelInk(view, height);
      expect(ink.at(-1)).toBeCloseTo((top + bottomOf7) / 2, -1);
    }
  });

  test("a cluster whose members part is gone from the tree, and comes back with them", async () => {
    const view = await mounted(eightRows());
    const { height } = view.region("heatmap").getBoundingClientRect();
    const tree = () =>
      upTo(ROWS).map((row) => view.pixel("row-dendrogram", 3, ((row + 0.5) / ROWS) * height)[3]);
    expect(tree()).toEqual(upTo(ROWS).map(() => 255));
    const clock = await FrameClock.stopped();
    const shuffled = [3, 7, 2, 6, 1, 5, 0, 4];
    change(view, ({ rows }) => ({ rows: { ...rows, order: { by: "custom", indices: shuffled } } }));
    await clock.startMotion(0.6);
    expect(tree()).toEqual(upTo(ROWS).map(() => 0));
    await clock.pass(MOTION_MS);
    change(view, ({ rows }) => ({ rows: { ...rows, order: { by: "cluster" } } }));
    await clock.startMotion(0.4);
    expect(tree()).toEqual(upTo(ROWS).map(() => 0));
    await clock.pass(MOTION_MS);
    expect(tree()).toEqual(upTo(ROWS).map(() => 255));
  });

  test("where several share a pixel, every pixel shows means of them in every frame", async () => {
    const [count, width] = [6000, 3];
    // neighbours of opposite sign, before and after
    const indices = upTo(count).map((i) => 2 * (((i >> 1) * 1009) % (count / 2)) + (i % 2));
    const loud = Float32Array.from({ length: count * width }, (_, i) =>
      valueOfStep(Math.floor(i / width) % 2 === 0 ? 8 : 247),
    );
    const view = await mounted(
      countingModel(
        loud,
        { labels: labels(count, "row "), hasTree: false },
        { labels: labels(width, "col "), hasTree: false },
      ),
    );
    const clock = await FrameClock.stopped();
    change(view, ({ rows }) => ({ rows: { ...rows, order: { by: "custom", indices } } }));
    await clock.startMotion();
    for (let frame = 0; frame < 8; frame++) {
      await clock.pass(MOTION_MS / 9);
      const { data } = view.picture("heatmap");
      const steps = data.filter((_, i) => i % 4 === 0 && data[i + 2] === 0);
      expect(steps.length).toBeGreaterThan(data.length / 8);
      expect(steps.filter((step) => Math.abs(step - 127) > 24)).toHaveLength(0);
    }
  });
});

test("pixels are read while the page rests, or later, and never waited for", async () => {
  const waited = vi.spyOn(CanvasRenderingContext2D.prototype, "getImageData");
  onTestFinished(() => waited.mockRestore());
  const { asked, came } = spyOnReading();
  const view = await mounted(eightRows());
  await expect.poll(() => came.mock.calls.length).toBe(1);
  const clock = await FrameClock.stopped();
  change(view, rowsBy("sum"));
  await clock.startMotion(0.05);
  expect(view.root.dataset.animating).toBe("true");
  expect(asked).toHaveBeenCalledTimes(1);
  await clock.pass(MOTION_MS / 2);
  expect(asked).toHaveBeenCalledTimes(2);
  expect(waited).not.toHaveBeenCalled();
});

test("what moves as soon as it is on the page is read at once", async () => {
  const waited = vi.spyOn(CanvasRenderingContext2D.prototype, "getImageData");
  const { setTimeout } = window;
  const timers = vi.spyOn(window, "setTimeout");
  // however slow this machine is, the page has not rested yet
  timers.mockImplementation(((callback: () => void, ms?: number, ...how: unknown[]) =>
    ms === PREPARING_REST_MS ? 0 : setTimeout(callback, ms, ...how)) as typeof setTimeout);
  onTestFinished(() => {
    waited.mockRestore();
    timers.mockRestore();
  });
  const view = await mounted(eightRows());
  const clock = await FrameClock.stopped();
  change(view, rowsBy("sum"));
  await clock.startMotion(0.05);
  expect(view.root.dataset.animating).toBe("true");
  expect(waited).toHaveBeenCalled();
});

describe("the first frame of a motion", () => {
  /** What draws a moving heatmap takes so long; gives how often it was drawn. */
  function slowedBy(clock: FrameClock, ms: number) {
    const put = CanvasRenderingContext2D.prototype.putImageData;
    const spy = vi.spyOn(CanvasRenderingContext2D.prototype, "putImageData");
    spy.mockImplementation(function (this: CanvasRenderingContext2D, ...how) {
      clock.spend(ms);
      Reflect.apply(put, this, how);
    });
    onTestFinished(() => spy.mockRestore());
    return spy;
  }

  test.each([
    { cost: 2, rest: 12 },
    { cost: 50, rest: 60 },
  ])("has the processor for itself for $rest ms where it cost $cost ms", async ({ cost, rest }) => {
    const view = await mounted(eightRows());
    const clock = await FrameClock.stopped();
    const later = vi.spyOn(window, "setTimeout");
    onTestFinished(() => later.mockRestore());
    const drawn = slowedBy(clock, cost);
    change(view, rowsBy("sum"));
    await clock.pass(16);
    expect(drawn).toHaveBeenCalledTimes(1);
    expect(later.mock.calls.filter(([, ms]) => ms === rest)).toHaveLength(1);
    await expect.poll(() => clock.isAwaited).toBe(true);
    await clock.pass(16);
    expect(drawn.mock.calls.length).toBeGreaterThan(1);
    await clock.pass(MOTION_MS);
    expect(view.root.dataset.animating).toBe("false");
  });

  test("was rehearsed while the page rested, and nobody saw it", async () => {
    const put = vi.spyOn(CanvasRenderingContext2D.prototype, "putImageData");
    onTestFinished(() => put.mockRestore());
    const view = await mounted(eightRows());
    const states: (string | undefined)[] = [];
    const watcher = new MutationObserver(() => states.push(view.root.dataset.animating));
    watcher.observe(view.root, { attributes: true });
    const pictures = () => PANELS.map((name) => [...view.picture(name).data]);
    const before = pictures();
    const clock = await FrameClock.stopped();
    await expect.poll(() => put.mock.calls.length).toBe(1);
    await clock.pass(0);
    expect(pictures()).toEqual(before);
    expect(states).not.toContain("true");

    change(view, rowsBy("sum"));
    await clock.startMotion(0.3);
    expect(view.root.dataset.animating).toBe("true");
    expect(put.mock.calls.length).toBeGreaterThan(1);
    await clock.pass(MOTION_MS);
    const all = upTo(ROWS).map((row) => (row + 0.5) / ROWS);
    expect(firstColumn(view, ...all)).toEqual(colorsOf(...upTo(ROWS).reverse()));
  });
});

test("a column order moves the columns", async () => {
  const view = await mounted(eightRows());
  const clock = await FrameClock.stopped();
  const { width } = view.region("heatmap").getBoundingClientRect();
  change(view, ({ cols }) => ({ cols: { ...cols, order: { by: "sum" } } }));
  await clock.startMotion(0.3);
  const left = width * 0.75 * (1 - eased(0.3));
  const cell = expectedColors(VALUES, [0], upTo(COLS))[3];
  expect(view.pixel("heatmap", left + 3, 5)).toEqual(cell);
  expect(view.pixel("heatmap", left + width / COLS - 3, 5)).toEqual(cell);
});

test("nothing moves for those who asked their system for less motion", async () => {
  askForLessMotion();
  const view = await mounted(eightRows());
  const clock = await FrameClock.stopped();
  change(view, rowsBy("sum"));
  expect(view.root.dataset.animating).toBe("false");
  await clock.pass(0);
  const all = upTo(ROWS).map((row) => (row + 0.5) / ROWS);
  expect(firstColumn(view, ...all)).toEqual(colorsOf(...upTo(ROWS).reverse()));
});

/** The middles of the lines of text beside the heatmap, from top to bottom. */
function labelInk(view: View, height: number): number[] {
  const { data, width, height: pixels } = view.picture("row-labels");
  const hasInk = upTo(pixels).map((y) =>
    data.subarray(y * width * 4, (y + 1) * width * 4).some((value, i) => i % 4 === 3 && value > 99),
  );
  const middles: number[] = [];
  let start = -1;
  for (const [y, ink] of [...hasInk, false].entries()) {
    if (ink && start < 0) start = y;
    if (ink || start < 0) continue;
    middles.push(((start + y) / 2) * (height / pixels));
    start = -1;
  }
  return middles;
}
