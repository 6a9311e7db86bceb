import { describe, expect, test } from "vitest";
import { FrameClock, MOTION_MS } from "../../support/page/frame-clock.ts";
import { mounted, type Rgba, type View } from "../../support/page/mounted.ts";
import {
  change,
  colorsOf,
  eightRows,
  firstColumn,
  GROUND,
  kindOf,
  onlyRows,
  ROWS,
} from "../../support/page/moving-rows.ts";
import { expectedColors, steppedModel, steppedValues, upTo } from "../../support/page/tables.ts";
import { topStop, wireStops } from "../../support/top-stops.ts";

const between = (a: Rgba, b: Rgba, share: number) =>
  a.map((channel, i) => Math.round(channel + ((b[i] as number) - channel) * share));

function expectNear(found: Rgba | undefined, expected: Rgba): void {
  found?.forEach((channel, i) => {
    expect(Math.abs(channel - (expected[i] as number))).toBeLessThanOrEqual(2);
  });
}

describe("rows that go", () => {
  test("fade, with label and category, before the others move; they come back last", async () => {
    const view = await mounted(eightRows());
    const clock = await FrameClock.stopped();
    const all = upTo(ROWS).map((row) => (row + 0.5) / ROWS);
    const kept = [1, 2, 5];
    const [kindOf0, kindOf1] = [kindOf(view, 0), kindOf(view, 1)];
    const { height } = view.region("heatmap").getBoundingClientRect();
    const categories = () =>
      [0, 1].map((row) => view.pixel("row-categories", 3, ((row + 0.5) / ROWS) * height));
    change(view, onlyRows(...kept));
    await clock.startMotion(0.15);
    for (const [row, color] of firstColumn(view, ...all).entries()) {
      const [own = GROUND] = colorsOf(row);
      expectNear(color, kept.includes(row) ? own : between(GROUND, own, 0.5));
    }
    expectNear(categories()[0], [...kindOf0.slice(0, 3), 128]);
    expectNear(categories()[1], kindOf1);
    const [label0 = 0, label1 = 0] = labelStrengths(view);
    expect(label0).toBeGreaterThan(label1 * 0.4);
    expect(label0).toBeLessThan(label1 * 0.6);
    await clock.pass(0.15 * MOTION_MS);
    expect(firstColumn(view, ...all)).toEqual(
      upTo(ROWS).map((row) => (kept.includes(row) ? colorsOf(row)[0] : GROUND)),
    );
    expect(categories().map(([, , , alpha]) => alpha)).toEqual([0, 255]);
    await clock.pass(MOTION_MS);
    expect(firstColumn(view, 1 / 6, 3 / 6, 5 / 6)).toEqual(colorsOf(...kept));

    change(view, ({ rows }) => ({ rows: { ...rows, crops: [] } }));
    await clock.startMotion(0.699);
    for (const [row, color] of firstColumn(view, ...all).entries()) {
      expectNear(color, kept.includes(row) ? (colorsOf(row)[0] as Rgba) : GROUND);
    }
    await clock.pass(0.151 * MOTION_MS);
    for (const [row, color] of firstColumn(view, ...all).entries()) {
      const [own = GROUND] = colorsOf(row);
      expectNear(color, kept.includes(row) ? own : between(GROUND, own, 0.5));
    }
  });

  test("do so for the top rows too, and the columns wait as well", async () => {
    const [count, width] = [12, 4];
    const model = steppedModel(count, width);
    const top = upTo(10).map((i) => i + 2);
    model.set("_tops", wireStops(width, topStop("sum", top)));
    const view = await mounted(model);
    const before = view.cellColors([count, width]);
    const clock = await FrameClock.stopped();
    change(view, () => ({ top: { by: "sum", count: 10 } }));
    await clock.startMotion(0.15);
    for (const [cell, color] of view.cellColors([count, width]).entries()) {
      const own = before[cell] as Rgba;
      expectNear(color, cell < 2 * width ? between(GROUND, own, 0.5) : own);
    }
    await clock.pass(MOTION_MS);
    const values = steppedValues(count, width);
    const rows = top.map((row) => expectedColors(values, [row], upTo(width)).reverse());
    expect(view.cellColors([10, width])).toEqual(rows.flat());
  });
});

/** How opaque the label beside each row is at most. */
function labelStrengths(view: View): number[] {
  const { data, width, height } = view.picture("row-labels");
  const rowLength = Math.floor(height / ROWS) * width * 4;
  return upTo(ROWS).map((row) =>
    data
      .subarray(row * rowLength, (row + 1) * rowLength)
      .reduce((most, value, i) => (i % 4 === 3 ? Math.max(most, value) : most), 0),
  );
}
