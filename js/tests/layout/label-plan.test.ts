import { describe, expect, test } from "vitest";
import { type LabelPlan, LINE_HEIGHT, labelPlan } from "../../src/layout/label-plan.ts";

const rows = (count: number, pixels: number) => labelPlan({ interval: [0, count], pixels, count });

function smallestGap({ centers }: LabelPlan): number {
  return Math.min(...centers.slice(1).map((center, i) => center - (centers[i] as number)));
}

describe("labels beside rows", () => {
  test("are all drawn, as large as 16 px, where there is room", () => {
    const plan = rows(10, 600);
    expect(plan).toMatchObject({ fontSize: 16, step: 1 });
    expect(plan.displayIndices).toHaveLength(10);
    expect(plan.centers[0]).toBe(30);
  });

  test("shrink to 9 px before any is left out, and no further", () => {
    const plan = rows(100, 1000);
    expect(plan.displayIndices).toHaveLength(100);
    expect(plan.fontSize).toBeCloseTo(9.09, 2);
    for (let count = 1; count < 3000; count += 7) {
      expect(rows(count, 700).fontSize).toBeGreaterThanOrEqual(9);
    }
  });

  test("are thinned out evenly where not all fit, as many as do", () => {
    const plan = rows(100, 980);
    expect(plan.step).toBe(2);
    expect(plan.fontSize).toBe(11);
    expect(rows(5000, 700).displayIndices.length).toBeGreaterThanOrEqual(68);
    expect(
      new Set(plan.displayIndices.slice(1).map((p, i) => p - (plan.displayIndices[i] as number))),
    ).toEqual(new Set([2]));
  });

  test("never overlap, and leave no room for one more between two", () => {
    for (let count = 1; count < 3000; count += 7) {
      const plan = rows(count, 700);
      if (plan.displayIndices.length < 2) continue;
      const line = plan.fontSize * LINE_HEIGHT;
      expect(smallestGap(plan)).toBeGreaterThanOrEqual(line - 1e-9);
      if (plan.step > 1) expect(smallestGap(plan) - 700 / count).toBeLessThan(9 * LINE_HEIGHT);
    }
  });

  test("are whole at both ends of the axis", () => {
    for (let count = 1; count < 3000; count += 7) {
      const { displayIndices: positions, centers, fontSize, step } = rows(count, 300);
      const half = (fontSize * LINE_HEIGHT) / 2 - 1e-6;
      expect(positions.length).toBeGreaterThan(0);
      expect(centers[0]).toBeGreaterThanOrEqual(half);
      expect(centers.at(-1)).toBeLessThanOrEqual(300 - half);
      if (positions.length > 1) expect(positions[0]).toBeLessThanOrEqual(step / 2);
    }
  });

  test("stay the same ones while panning", () => {
    const plans = [0, 0.4, 1, 7.3, 500].map((start) =>
      labelPlan({ interval: [start, start + 400], pixels: 500, count: 1000 }),
    );
    const [first] = plans;
    for (const plan of plans) {
      expect(plan.step).toBe(first?.step);
      const phases = new Set(plan.displayIndices.map((position) => position % plan.step));
      expect(phases).toEqual(new Set([(first?.displayIndices[0] as number) % plan.step]));
    }
  });

  test("are whole at the edges of a magnified view", () => {
    const plan = labelPlan({ interval: [2.5, 5.5], pixels: 60, count: 8 });
    expect(plan.displayIndices).toEqual([3, 4]);
    expect(plan.centers).toEqual([20, 40]);
  });

  test("number no more than fit for half a million rows", () => {
    expect(rows(500_000, 700).displayIndices.length).toBeLessThanOrEqual(71);
  });

  test("include one where the rows share less than a line", () => {
    expect(rows(40, 12).displayIndices).toHaveLength(1);
    expect(rows(1, 700).displayIndices).toEqual([0]);
  });

  test("are none where there is no room at all", () => {
    expect(rows(40, 0).displayIndices).toEqual([]);
    expect(rows(40, 8).displayIndices).toEqual([]);
    expect(rows(1, 4).displayIndices).toEqual([]);
  });
});

test("slanted labels need their distance across the text, not along the axis", () => {
  const angle = Math.PI / 4;
  const space = { interval: [0, 100], pixels: 1100, count: 100 } as const;
  expect(labelPlan(space).step).toBe(1);
  const slanted = labelPlan({ ...space, angle });
  expect(slanted.step).toBe(2);
  expect(slanted.fontSize * LINE_HEIGHT).toBeLessThanOrEqual(
    smallestGap(slanted) * Math.sin(angle) + 1e-9,
  );
});

test("font limits can be set", () => {
  const space = { interval: [0, 100], pixels: 900, count: 100 } as const;
  expect(labelPlan({ ...space, minFont: 5 }).step).toBe(1);
  expect(labelPlan({ ...space, minFont: 20, maxFont: 20 })).toMatchObject({
    fontSize: 20,
    step: 3,
  });
});
