import { expect, test } from "vitest";
import { levelStatus } from "../../src/lod/level-status.ts";
import type { Reduction } from "../../src/model/colors.ts";

const box = { width: 500, height: 500 };

const status = (rows: number, cols: number, reduction: Reduction = "mean") =>
  levelStatus({ rows: [0, rows], cols: [0, cols] }, box, reduction);

test("says how many rows and columns share a pixel", () => {
  expect(status(7000, 1500)).toBe("1 px = 14 rows × 3 columns");
});

test("mentions only the direction that is compressed", () => {
  expect(status(7000, 20)).toBe("1 px = 14 rows");
  expect(status(20, 1500)).toBe("1 px = 3 columns");
});

test("is silent where every cell has a pixel of its own", () => {
  expect(status(500, 500)).toBe("");
  expect(status(20, 20)).toBe("");
  expect(status(510, 20)).toBe("");
});

test("rounds to what matters", () => {
  expect(status(1250, 20)).toBe("1 px = 2.5 rows");
  expect(status(4990, 20)).toBe("1 px = 10 rows");
  expect(status(7123, 20)).toBe("1 px = 14 rows");
  expect(status(600_000, 20)).toBe("1 px = 1,200 rows");
});

test("is silent while the heatmap has no size", () => {
  expect(levelStatus({ rows: [0, 10], cols: [0, 10] }, { width: 0, height: 0 }, "mean")).toBe("");
});

test("says when a pixel shows the largest magnitude instead of the mean", () => {
  expect(status(7000, 1500, "extreme")).toBe("1 px = 14 rows × 3 columns, largest magnitude");
  expect(status(20, 30, "extreme")).toBe("");
});
