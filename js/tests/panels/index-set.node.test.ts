import { describe, expect, test } from "vitest";
import { indexIntervals } from "../../src/panels/index-set.ts";

const order = (count: number) => Int32Array.from({ length: count }, (_, i) => count - 1 - i);

describe("stretches of what is selected", () => {
  test("are exact where each row has a pixel", () => {
    const selected = new Set([0, 1, 4]);
    expect(indexIntervals(order(6), [0, 6], selected, 300)).toEqual([
      [1, 2],
      [4, 6],
    ]);
    expect(indexIntervals(order(6), [1.5, 4.5], selected, 300)).toEqual([
      [1, 2],
      [4, 5],
    ]);
    expect(indexIntervals(order(6), [2, 4], selected, 300)).toEqual([]);
  });

  test("are as many as pixels at most, and have every pixel with a selected row", () => {
    const rows = order(200_000);
    const everyOther = new Set(rows.filter((row) => row % 2 === 0));
    expect(indexIntervals(rows, [0, 200_000], everyOther, 500)).toEqual([[0, 200_000]]);
    const one = indexIntervals(rows, [0, 200_000], new Set([199_999 - 1234]), 500);
    expect(one).toEqual([[1200, 1600]]);
    const scattered = new Set(Array.from({ length: 20_000 }, (_, i) => i * 10));
    expect(indexIntervals(rows, [0, 200_000], scattered, 500).length).toBeLessThanOrEqual(500);
  });

  test("are counted once for a selection, and each frame looks at pixels alone", () => {
    const rows = order(10_000);
    let asked = 0;
    const counted = {
      has: (row: number) => {
        asked += 1;
        return row % 3 === 0;
      },
    };
    for (let frame = 0; frame < 20; frame++) {
      indexIntervals(rows, [frame, 5000 + frame], counted, 400);
    }
    expect(asked).toBe(10_000);
  });

  test("are those of another selection when that changes", () => {
    const rows = order(4);
    expect(indexIntervals(rows, [0, 4], new Set([0]), 100)).toEqual([[3, 4]]);
    expect(indexIntervals(rows, [0, 4], new Set([3]), 100)).toEqual([[0, 1]]);
  });
});
