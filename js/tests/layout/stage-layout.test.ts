import { describe, expect, test } from "vitest";
import { autoHeight, type LayoutInput, layoutStage } from "../../src/layout/stage-layout.ts";

function input(rowCount: number, colCount: number, more: Partial<LayoutInput> = {}): LayoutInput {
  const axis = { labels: 80, isLabelRoomAsked: false, titles: 40, stripCount: 1, hasTree: true };
  return {
    rows: { ...axis, count: rowCount },
    cols: { ...axis, count: colCount },
    width: 800,
    height: 600,
    reach: 60,
    isSymmetric: false,
    isTreeWhole: false,
    ...more,
  };
}

describe("where everything is drawn", () => {
  test("the heatmap takes the room that the rest leaves", () => {
    const { heatmap, rows, cols } = layoutStage(input(500, 30));
    expect(heatmap.x).toBeGreaterThanOrEqual(rows.categories.x + rows.categories.width);
    expect(rows.labels.x).toBe(6);
    expect(heatmap.y + heatmap.height).toBeLessThan(cols.dendrogram.y);
    expect(heatmap.width).toBeGreaterThan(600);
  });

  test("cells of a small table are at most 125 pixels, in the middle of their room", () => {
    const { heatmap, rows } = layoutStage(input(2, 3, { width: 1200 }));
    expect([heatmap.width, heatmap.height]).toEqual([375, 250]);
    const left = rows.labels.x;
    const right = 1200 - (heatmap.x + heatmap.width);
    expect(Math.abs(left - right)).toBeLessThan(80);
  });

  test.each([
    [1200, 600],
    [500, 900],
  ])("a symmetric table is square in %i by %i pixels", (width, height) => {
    const { heatmap } = layoutStage(input(30, 30, { width, height, isSymmetric: true }));
    expect(heatmap.width).toBe(heatmap.height);
    expect(heatmap.width).toBeGreaterThan(300);
  });
});

describe("the height that is left to the table", () => {
  const height = (rows: number, more: Partial<LayoutInput> = {}) =>
    autoHeight(input(rows, 30, more));

  test("gives each row 12 pixels, from 400 to 1,000 in all", () => {
    expect(height(1)).toBe(400);
    expect(height(5)).toBe(400);
    expect(height(60) - height(50)).toBe(120);
    expect(height(500)).toBe(1000);
    expect(height(100_000)).toBe(1000);
  });

  test("lets a symmetric table be square in the width it has", () => {
    const asked = input(200, 200, { isSymmetric: true, width: 700 });
    const { heatmap } = layoutStage({ ...asked, height: autoHeight(asked) });
    expect(heatmap.width).toBe(heatmap.height);
    expect(heatmap.width).toBe(layoutStage({ ...asked, height: 5000 }).heatmap.width);
  });
});
