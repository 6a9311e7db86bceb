import { describe, expect, test } from "vitest";
import { addWantedLabels, thinOut, visibleAmong } from "../../src/layout/label-placing.ts";
import { type LabelPlan, labelGap, labelPlan } from "../../src/layout/label-plan.ts";
import type { Interval } from "../../src/model/interval.ts";

const PIXELS = 700;
const ANGLE = Math.PI / 2;

function placed(
  wanted: readonly (readonly number[])[],
  interval: Interval = [0, 5000],
  count = 5000,
): LabelPlan {
  const plan = labelPlan({ interval, pixels: PIXELS, count });
  return addWantedLabels(plan, wanted, { interval, pixels: PIXELS, angle: ANGLE });
}

function expectApart({ centers, fontSize }: LabelPlan): void {
  for (let i = 1; i < centers.length; i++) {
    const gap = (centers[i] as number) - (centers[i - 1] as number);
    expect(gap).toBeGreaterThanOrEqual(labelGap(fontSize) - 1e-3);
  }
}

describe("labels that are wanted", () => {
  test("are drawn, and those that they would overlap give way", () => {
    const plan = placed([[1234], [40, 2600]]);
    expect(plan.displayIndices).toEqual(expect.arrayContaining([40, 1234, 2600]));
    expectApart(plan);
    const without = placed([]);
    expect(without.displayIndices.length - plan.displayIndices.length).toBeLessThanOrEqual(3);
    expect(plan.fontSize).toBe(without.fontSize);
  });

  test("give way to what matters more", () => {
    const plan = placed([[1000], [1001]]);
    expect(plan.displayIndices).toContain(1000);
    expect(plan.displayIndices).not.toContain(1001);
  });

  test("are whole at both ends of the axis", () => {
    const plan = placed([[0, 4999]]);
    const half = labelGap(plan.fontSize) / 2;
    expect(plan.displayIndices[0]).toBe(0);
    expect(plan.centers[0]).toBeCloseTo(half, 6);
    expect(plan.displayIndices.at(-1)).toBe(4999);
    expect(plan.centers.at(-1)).toBeCloseTo(PIXELS - half, 6);
    expectApart(plan);
  });

  test("leave out what is out of sight", () => {
    expect(placed([[3]], [1000, 1100]).displayIndices).toEqual(
      placed([], [1000, 1100]).displayIndices,
    );
  });

  test("change nothing where all labels fit", () => {
    expect(placed([[3, 7]], [0, 20], 20)).toEqual(placed([], [0, 20], 20));
  });
});

test("of many that are wanted those stay while panning that stand apart", () => {
  const places = Array.from({ length: 900 }, (_, i) => i * 3);
  const chosen = thinOut(places, 8);
  expect(chosen.slice(0, 4)).toEqual([0, 9, 18, 27]);
  expect(visibleAmong(chosen, [100.5, 130.5])).toEqual([108, 117, 126]);
});
