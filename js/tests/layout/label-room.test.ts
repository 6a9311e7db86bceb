import { describe, expect, test } from "vitest";
import {
  colLabelFont,
  type LabelSizes,
  labelRoom,
  rowLabelFont,
} from "../../src/layout/label-room.ts";

const ANGLE = Math.PI / 4;
const STAGE = { width: 1000, height: 700 };

function roomFor(length: number, sizes: Partial<LabelSizes> = {}, items = 10) {
  return labelRoom({
    lengths: { rows: length, cols: length },
    counts: { rows: items, cols: items },
    stage: STAGE,
    sizes: { rowWidth: null, colHeight: null, fontSize: null, ...sizes },
    angle: ANGLE,
  });
}

describe("the room for labels", () => {
  test("lets short ones be whole at 16 px", () => {
    for (const length of [10, 60, 120]) {
      const { width, height } = roomFor(length);
      expect(rowLabelFont({ rows: length }, width)).toBe(16);
      expect(colLabelFont({ cols: length }, height, ANGLE)).toBe(16);
      expect(width).toBeGreaterThan(length);
      expect(height / Math.sin(ANGLE)).toBeGreaterThan(length);
    }
  });

  test("lets longer ones be whole at a smaller size", () => {
    const { width } = roomFor(300);
    const font = rowLabelFont({ rows: 300 }, width);
    expect(font).toBeGreaterThanOrEqual(9);
    expect(font).toBeLessThan(16);
    expect((300 * font) / 16).toBeLessThanOrEqual(width);
  });

  test("is at most 30 % of the width and 35 % of the height", () => {
    const { width, height } = roomFor(1e5, {}, 40);
    expect(roomFor(1e9, {}, 40)).toEqual(roomFor(1e5, {}, 40));
    expect(width).toBeLessThanOrEqual(0.3 * STAGE.width);
    expect(height).toBeLessThanOrEqual(0.35 * STAGE.height);
    expect(width).toBeGreaterThan(220);
  });

  test("is up to 40 % of the width beside few columns", () => {
    const { width } = roomFor(1e5, {}, 4);
    expect(width).toBeGreaterThan(0.35 * STAGE.width);
    expect(width).toBeLessThanOrEqual(0.4 * STAGE.width);
    const [ten, six] = [roomFor(1e5, {}, 10).width, roomFor(1e5, {}, 6).width];
    expect(ten).toBeLessThan(0.3 * STAGE.width);
    expect(six).toBeGreaterThan(ten);
  });

  test("is for the font at which many labels are drawn", () => {
    expect(roomFor(100, {}, 500).width).toBeLessThan(roomFor(100, {}, 10).width);
  });

  test("is none where there is nothing to write", () => {
    expect(roomFor(0)).toMatchObject({ width: 0, height: 0 });
  });

  test("is what somebody asks for", () => {
    const asked = roomFor(500, { rowWidth: 400, colHeight: 30 });
    expect(asked).toMatchObject({ width: 400, height: 30 });
    expect(roomFor(500, { rowWidth: 0, colHeight: 0 })).toEqual({ width: 0, height: 0, reach: 0 });
    expect(roomFor(100, { fontSize: 12 }).width).toBeLessThan(roomFor(100).width);
  });
});

describe("labels that would not be whole", () => {
  test("shrink until they are, down to 9 px", () => {
    for (let width = 100; width > 60; width -= 5) {
      const font = rowLabelFont({ rows: 80 }, width);
      if (font !== 12) expect((80 / 16) * font).toBeLessThanOrEqual(width);
      if (font < 16) expect((80 / 16) * (font + 1)).toBeGreaterThan(width - 13);
    }
    expect(rowLabelFont({ rows: 80 }, 84)).toBeCloseTo(14.4, 9);
    expect(rowLabelFont({ rows: 80 }, 57)).toBe(9);
  });

  test("have 12 px where even 9 px would cut them", () => {
    expect(rowLabelFont({ rows: 80 }, 56)).toBe(12);
    expect(rowLabelFont({ rows: 80 }, 40)).toBe(12);
    expect(colLabelFont({ cols: 400 }, 100, ANGLE)).toBe(12);
  });

  test("of columns are whole along their slant", () => {
    for (let height = 120; height > 60; height -= 4) {
      const font = colLabelFont({ cols: 120 }, height, ANGLE);
      const alongSlant = (height - 6 - font / 2) / Math.sin(ANGLE);
      if (font > 9) expect((120 / 16) * font).toBeLessThanOrEqual(alongSlant);
    }
  });

  test("have it also where there is no room at all", () => {
    expect(rowLabelFont({ rows: 80 }, 0)).toBe(12);
    expect(colLabelFont({ cols: 80 }, 0, ANGLE)).toBe(12);
  });
});
