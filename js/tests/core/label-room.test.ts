import { describe, expect, test } from "vitest";
import { colLabelFont, labelRoom, rowLabelFont } from "../../src/core/label-room.ts";

const ANGLE = Math.PI / 4;

describe("the room for labels", () => {
  test("lets short ones be whole at 16 px", () => {
    for (const length of [0, 10, 60, 150]) {
      const { width, height } = labelRoom({ rows: length, cols: length }, ANGLE);
      expect(rowLabelFont({ rows: length }, width)).toBe(16);
      expect(colLabelFont({ cols: length }, height, ANGLE)).toBe(16);
      expect(width).toBeGreaterThan(length);
      expect(height / Math.sin(ANGLE)).toBeGreaterThan(length);
    }
  });

  test("does not grow without end", () => {
    const long = labelRoom({ rows: 1e5, cols: 1e5 }, ANGLE);
    expect(labelRoom({ rows: 1e9, cols: 1e9 }, ANGLE)).toEqual(long);
    expect(long.width).toBeLessThan(250);
    expect(long.height).toBeLessThan(150);
  });
});

describe("labels that would not be whole", () => {
  test("shrink until they are, down to 13 px", () => {
    for (let width = 100; width > 60; width -= 5) {
      const font = rowLabelFont({ rows: 80 }, width);
      const length = (80 / 16) * font;
      if (font > 13) expect(length).toBeLessThanOrEqual(width);
      if (font < 16) expect((80 / 16) * (font + 1)).toBeGreaterThan(width - 13);
    }
    expect(rowLabelFont({ rows: 80 }, 84)).toBeCloseTo(14.4, 9);
    expect(rowLabelFont({ rows: 80 }, 40)).toBe(13);
    expect(colLabelFont({ cols: 400 }, 100, ANGLE)).toBe(13);
  });

  test("of columns are whole along their slant", () => {
    for (let height = 120; height > 60; height -= 4) {
      const font = colLabelFont({ cols: 120 }, height, ANGLE);
      const alongSlant = (height - 6 - font / 2) / Math.sin(ANGLE);
      if (font > 13) expect((120 / 16) * font).toBeLessThanOrEqual(alongSlant);
    }
  });

  test("are 13 px where there is no room at all", () => {
    expect(rowLabelFont({ rows: 80 }, 0)).toBe(13);
    expect(colLabelFont({ cols: 80 }, 0, ANGLE)).toBe(13);
  });
});
