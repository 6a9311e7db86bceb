import { describe, expect, test } from "vitest";
import { displayIndexAt, toPixels } from "../../../src/axis/axis-scale.ts";
import { addWantedLabels } from "../../../src/layout/label-placing.ts";
import { labelPlan } from "../../../src/layout/label-plan.ts";
import { cellAt } from "../../../src/panels/heatmap/cell-at.ts";
import { labelAt, slantedLabelAt } from "../../../src/panels/labels/label-at.ts";

describe("the row under a pixel", () => {
  test("is found at every zoom", () => {
    expect(displayIndexAt(0, [0, 10], 100, 10)).toBe(0);
    expect(displayIndexAt(99.9, [0, 10], 100, 10)).toBe(9);
    expect(displayIndexAt(50, [4.5, 5.5], 100, 10)).toBe(5);
    expect(displayIndexAt(49, [4.5, 5.5], 100, 10)).toBe(4);
  });

  test("is none outside the box or without one", () => {
    for (const px of [-0.1, 100, Number.NaN])
      expect(displayIndexAt(px, [0, 10], 100, 10)).toBeNull();
    expect(displayIndexAt(0, [0, 10], 0, 10)).toBeNull();
    expect(displayIndexAt(100, [0, 5], 100, 10)).toBeNull();
    expect(displayIndexAt(95, [5, 15], 100, 10)).toBeNull();
  });
});

test("the cell under a point comes with its original row and column", () => {
  const viewport = { rows: [0, 2], cols: [1, 3] } as const;
  const size = { width: 100, height: 40 };
  const rowOrder = Int32Array.from([1, 0]);
  const colOrder = Int32Array.from([2, 0, 1]);
  expect(cellAt(75, 10, viewport, size, rowOrder, colOrder)).toEqual({
    row: 0,
    col: 2,
    rowIndex: 1,
    colIndex: 1,
  });
  expect(cellAt(75, 40, viewport, size, rowOrder, colOrder)).toBeNull();
  expect(cellAt(-1, 10, viewport, size, rowOrder, colOrder)).toBeNull();
});

test("a stretch of rows lies where its cells are drawn", () => {
  expect(toPixels([2, 4], [0, 10], 100)).toEqual([20, 40]);
  expect(toPixels([0, 10], [5, 7.5], 100)).toEqual([-200, 200]);
});

describe("the label under the pointer", () => {
  const interval = [0, 100] as const;
  const angle = Math.PI / 4;

  test("is the drawn one, also over rows whose own label was left out", () => {
    const plan = labelPlan({ interval, pixels: 300, count: 100 });
    const area = { interval, pixels: 300, count: 100 };
    const [, second] = plan.displayIndices;
    const center = plan.centers[1] as number;
    expect(labelAt(center + 4, { ...area, plan })).toBe(second);
    expect(labelAt(center - 4, { ...area, plan })).toBe(second);
    expect(labelAt(center + 4, area)).toBe((second as number) + 1);
  });

  test("is one that is wanted, where others gave way to it", () => {
    const even = labelPlan({ interval, pixels: 300, count: 100 });
    const plan = addWantedLabels(even, [[42]], { interval, pixels: 300, angle: Math.PI / 2 });
    const area = { interval, pixels: 300, count: 100, plan };
    expect(labelAt(42.5 * 3, area)).toBe(42);
    expect(labelAt(42.5 * 3 + 4, area)).toBe(42);
    expect(labelAt(42.5 * 3 - 4, area)).toBe(42);
    expect(labelAt(plan.centers[0] as number, area)).toBe(plan.displayIndices[0]);
  });

  test("between two labels is the row at that height", () => {
    const plan = labelPlan({ interval: [0, 10], pixels: 600, count: 10 });
    expect(labelAt(2, { interval: [0, 10], pixels: 600, count: 10, plan })).toBe(0);
  });

  test("of a slanted column is followed up along its slope", () => {
    const area = { interval: [0, 10] as const, pixels: 500, count: 10, height: 120, gap: 0, angle };
    expect(slantedLabelAt(175, 120, area)).toBe(3);
    expect(slantedLabelAt(275, 20, area)).toBe(3);
    expect(slantedLabelAt(550, 20, area)).toBe(9);
    const steep = { ...area, angle: Math.atan(2) };
    expect(slantedLabelAt(225, 20, steep)).toBe(3);
  });

  test("of a slanted column begins at its foot, and below that is the column's", () => {
    const area = { interval: [0, 10] as const, pixels: 500, count: 10, height: 120, gap: 6, angle };
    expect(slantedLabelAt(152, 120, area)).toBe(3);
    expect(slantedLabelAt(152, 114, area)).toBe(3);
    expect(slantedLabelAt(252, 14, area)).toBe(3);
    expect(slantedLabelAt(248, 14, area)).toBe(2);
  });

  test("is none left of the first slanted label and outside the area", () => {
    const area = { interval: [0, 10] as const, pixels: 500, count: 10, height: 120, gap: 0, angle };
    expect(slantedLabelAt(50, 20, area)).toBeNull();
    expect(slantedLabelAt(175, 121, area)).toBeNull();
    expect(slantedLabelAt(175, -1, area)).toBeNull();
  });

  test("of thinned out slanted columns is the drawn one", () => {
    const plan = labelPlan({ interval, pixels: 300, count: 100, angle });
    const area = { interval, pixels: 300, count: 100, height: 100, gap: 0, angle, plan };
    const center = plan.centers[1] as number;
    expect(slantedLabelAt(center + 50 + 5, 50, area)).toBe(plan.displayIndices[1]);
  });
});
