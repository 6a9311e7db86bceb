import { describe, expect, test } from "vitest";
import {
  cellSize,
  clampViewport,
  fullViewport,
  type Geometry,
  isFull,
  mixViewports,
  pan,
  toViewport,
  toViewportState,
  type Viewport,
  zoomAt,
} from "../../src/view/viewport.ts";

const TALL: Geometry = {
  width: 500,
  height: 500,
  counts: { rows: 1000, cols: 50 },
  square: false,
  maxCellPx: 60,
};

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function full({ counts }: Geometry): Viewport {
  return fullViewport(counts);
}

function expectClose(actual: Viewport, expected: Viewport) {
  for (const side of ["rows", "cols"] as const) {
    expect(actual[side][0]).toBeCloseTo(expected[side][0], 6);
    expect(actual[side][1]).toBeCloseTo(expected[side][1], 6);
  }
}

function expectInside(viewport: Viewport, { counts }: Geometry) {
  for (const side of ["rows", "cols"] as const) {
    const [[start, end], count] = [viewport[side], counts[side]];
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(count);
    expect(end).toBeGreaterThan(start);
  }
}

describe("zooming in", () => {
  test("magnifies only the more compressed direction until cells are square", () => {
    const once = zoomAt(full(TALL), 4, { row: 300, col: 20 }, TALL);
    expect(once.cols).toEqual([0, 50]);
    expect(cellSize(once, TALL)).toEqual({ width: 10, height: 2 });
  });

  test("then magnifies both, cells staying square", () => {
    const deep = zoomAt(full(TALL), 40, { row: 300, col: 20 }, TALL);
    const { width, height } = cellSize(deep, TALL);
    expect(width).toBeCloseTo(20);
    expect(height).toBeCloseTo(20);
  });

  test("begins with the columns where those are compressed", () => {
    const wide = { ...TALL, counts: { rows: 50, cols: 1000 } };
    const once = zoomAt(full(wide), 4, { row: 20, col: 300 }, wide);
    expect(once.rows).toEqual([0, 50]);
    expect(cellSize(once, wide).width).toBe(2);
  });

  test("keeps what is under the pointer under the pointer", () => {
    const anchor = { row: 300, col: 20 };
    const deep = zoomAt(full(TALL), 40, anchor, TALL);
    const at = ([start, end]: readonly [number, number], place: number) =>
      (place - start) / (end - start);
    expect(at(deep.rows, anchor.row)).toBeCloseTo(0.3);
    expect(at(deep.cols, anchor.col)).toBeCloseTo(0.4);
  });

  test("stops at the largest cell", () => {
    const deepest = zoomAt(full(TALL), 1e9, { row: 300, col: 20 }, TALL);
    const { width, height } = cellSize(deepest, TALL);
    expect(width).toBeCloseTo(60);
    expect(height).toBeCloseTo(60);
    expectClose(zoomAt(deepest, 2, { row: 300, col: 20 }, TALL), deepest);
  });

  test("leaves alone a direction that was zoomed in further by other means", () => {
    const oneColumn: Viewport = { rows: [0, 1000], cols: [3, 4] };
    const { rows, cols } = zoomAt(oneColumn, 4, { row: 500, col: 3.5 }, TALL);
    expect(cols).toEqual([3, 4]);
    expect(rows).toEqual([375, 625]);
  });

  test("does not shrink cells which are larger than that already", () => {
    const few = { ...TALL, counts: { rows: 3, cols: 3 } };
    expect(zoomAt(full(few), 3, { row: 1, col: 1 }, few)).toEqual(full(few));
  });

  test("of a matrix against itself magnifies both directions alike from the start", () => {
    const square = { ...TALL, counts: { rows: 1000, cols: 1000 }, width: 800, square: true };
    const once = zoomAt(full(square), 4, { row: 300, col: 300 }, square);
    expectClose(once, { rows: [225, 475], cols: [225, 475] });
  });

  test("of a matrix against itself stops in both directions together", () => {
    const square = { ...TALL, counts: { rows: 1000, cols: 1000 }, width: 800, square: true };
    const { rows, cols } = zoomAt(full(square), 1e9, { row: 300, col: 300 }, square);
    expect(rows[1] - rows[0]).toBeCloseTo(cols[1] - cols[0]);
  });
});

describe("zooming out", () => {
  test("takes the same path back, wherever the pointer and however large the steps", () => {
    const random = seeded(1);
    for (let run = 0; run < 500; run++) {
      const rows = 1 + Math.floor(random() ** 3 * 20_000);
      const square = random() < 0.3;
      const geometry = {
        width: 100 + random() * 900,
        height: 100 + random() * 900,
        counts: { rows, cols: square ? rows : 1 + Math.floor(random() ** 3 * 20_000) },
        square,
        maxCellPx: Number.POSITIVE_INFINITY,
      };
      const anchor = { row: random() * rows, col: random() * geometry.counts.cols };
      const limit = Math.min(geometry.width, geometry.height);
      const start = full(geometry);
      const path = [start];
      const factors: number[] = [];
      for (let step = 0; step < 8; step++) {
        const here = path.at(-1) as Viewport;
        const size = cellSize(here, geometry);
        const factor = 1 + random() * 2;
        if (Math.max(size.width, size.height) * factor > limit) break;
        factors.push(factor);
        path.push(zoomAt(here, factor, anchor, geometry));
      }
      let back = path.at(-1) as Viewport;
      while (factors.length > 0) {
        back = zoomAt(back, 1 / (factors.pop() as number), anchor, geometry);
        path.pop();
        expectClose(back, path.at(-1) as Viewport);
      }
      expect(isFull(back, geometry.counts)).toBe(true);
    }
  });

  test("ends at the whole matrix exactly, also from an uneven zoom", () => {
    const odd: Viewport = { rows: [900, 1000], cols: [3, 4] };
    expect(zoomAt(odd, 1e-6, { row: 950, col: 3.5 }, TALL)).toEqual(full(TALL));
  });

  test("near an edge stops at the edge", () => {
    const corner: Viewport = { rows: [0, 10], cols: [40, 50] };
    const out = zoomAt(corner, 0.5, { row: 9, col: 41 }, TALL);
    expectClose(out, { rows: [0, 20], cols: [30, 50] });
  });
});

test("no series of gestures leaves the matrix or loses the view, down to one cell", () => {
  const random = seeded(2);
  for (const [rows, cols] of [
    [1, 1],
    [1, 3000],
    [3000, 1],
    [7, 20_000],
    [50_000, 50_000],
  ] as const) {
    for (const square of rows === cols ? [false, true] : [false]) {
      const geometry = { width: 640, height: 480, counts: { rows, cols }, square, maxCellPx: 60 };
      let viewport = full(geometry);
      for (let i = 0; i < 400; i++) {
        const anchor = { row: random() * rows, col: random() * cols };
        viewport =
          random() < 0.3
            ? pan(viewport, (random() - 0.5) * 100, (random() - 0.5) * 100, geometry.counts)
            : zoomAt(viewport, 10 ** (random() * 2 - 1), anchor, geometry);
        expectInside(viewport, geometry);
      }
    }
  }
});

test("a heatmap without a size ignores zooming", () => {
  const hidden = { ...TALL, width: 0, height: 0 };
  expect(zoomAt(full(TALL), 2, { row: 0, col: 0 }, hidden)).toEqual(full(TALL));
});

describe("panning", () => {
  const viewport: Viewport = { rows: [100, 200], cols: [10, 20] };

  test("moves without changing the zoom", () => {
    expect(pan(viewport, 5, -3, { rows: 1000, cols: 50 })).toEqual({
      rows: [105, 205],
      cols: [7, 17],
    });
  });

  test("stops at the edges", () => {
    expect(pan(viewport, -500, 500, { rows: 1000, cols: 50 })).toEqual({
      rows: [0, 100],
      cols: [40, 50],
    });
  });
});

describe("a viewport from outside", () => {
  test("means the whole axis where it says null, and back", () => {
    const state = { rows: null, cols: [5, 10] } as const;
    const viewport = toViewport(state, { rows: 100, cols: 20 });
    expect(viewport).toEqual({ rows: [0, 100], cols: [5, 10] });
    expect(toViewportState(viewport, { rows: 100, cols: 20 })).toEqual(state);
  });

  test("is brought inside, and becomes the whole axis where it makes no sense", () => {
    const beyond: Viewport = { rows: [90, 110], cols: [-5, 5] };
    expect(clampViewport(beyond, { rows: 100, cols: 20 })).toEqual({
      rows: [80, 100],
      cols: [0, 10],
    });
    for (const bad of [
      [5, 5],
      [8, 2],
      [Number.NaN, 3],
      [0, Number.POSITIVE_INFINITY],
    ] as const) {
      expect(clampViewport({ rows: bad, cols: [0, 20] }, { rows: 100, cols: 20 }).rows).toEqual([
        0, 100,
      ]);
    }
  });

  test("is known to be the whole", () => {
    const few = { rows: 3, cols: 4 };
    expect(isFull(fullViewport(few), few)).toBe(true);
    expect(isFull({ rows: [0, 3], cols: [0, 3.9] }, few)).toBe(false);
  });
});

describe("an animated zoom", () => {
  const a: Viewport = { rows: [0, 1000], cols: [0, 50] };
  const b: Viewport = { rows: [990, 1000], cols: [0, 50] };

  test("begins and ends exactly at its two views", () => {
    expect(mixViewports(a, b, 0)).toEqual(a);
    expect(mixViewports(a, b, 1)).toEqual(b);
  });

  test("magnifies by equal factors in equal times", () => {
    const rows = mixViewports(a, b, 0.5).rows;
    expect(rows[1] - rows[0]).toBeCloseTo(100);
    expect(rows[1]).toBeCloseTo(1000);
  });

  test("never shows more than both views cover", () => {
    for (let t = 0; t <= 1; t += 0.05) expectInside(mixViewports(b, a, t), TALL);
  });

  test("between views of one size moves evenly", () => {
    const c: Viewport = { rows: [0, 10], cols: [0, 50] };
    expect(mixViewports(b, c, 0.5).rows[0]).toBeCloseTo(495);
  });
});
