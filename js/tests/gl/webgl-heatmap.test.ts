import { afterEach, describe, expect, test } from "vitest";
import { lutIndex } from "../../src/color/lut.ts";
import { SharedContext } from "../../src/gl/shared-context.ts";
import { WebGLHeatmap } from "../../src/gl/webgl-heatmap.ts";
import { rasterize } from "../../src/lod/rasterize.ts";
import type { HeatmapScene } from "../../src/lod/scene.ts";
import { scaleItems } from "../../src/matrix/row-scaling.ts";
import { MASKED_BELOW, MISSING_BELOW } from "../../src/matrix/sentinels.ts";
import { Canvas2DHeatmap } from "../../src/panels/heatmap/canvas2d-heatmap.ts";
import { canvasOf, countingColors, randomScene, type SceneSpec } from "./fixture.ts";

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

function createRenderer(onReady: () => void = () => {}): WebGLHeatmap {
  const context = SharedContext.acquire();
  if (!context) throw new Error("this browser has no WebGL2");
  const life = new AbortController();
  const renderer = new WebGLHeatmap(context, onReady, life.signal);
  cleanups.push(() => {
    life.abort();
    renderer.dispose();
  });
  return renderer;
}

function drawn(renderer: WebGLHeatmap, scene: HeatmapScene): Uint8ClampedArray {
  const target = canvasOf(scene.width, scene.height);
  renderer.draw(scene, target);
  return target.getImageData(0, 0, scene.width, scene.height).data;
}

/** Draws until the renderer has nothing better to offer. */
async function drawnAtRest(scene: HeatmapScene): Promise<Uint8ClampedArray> {
  let ready: () => void = () => {};
  const renderer = createRenderer(() => ready());
  let pixels = drawn(renderer, scene);
  if (scene.matrix.values.length > 400_000) {
    await new Promise<void>((resolve) => {
      ready = resolve;
    });
    pixels = drawn(renderer, scene);
  }
  return pixels;
}

/** How many pixels differ from the picture computed cell by cell by more than one colour step. */
function countWrongPixels(scene: HeatmapScene, pixels: Uint8ClampedArray): number {
  const { colors } = scene;
  let wrong = 0;
  rasterize(scene).forEach((value, pixel) => {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(pixel * 4, pixel * 4 + 4);
    const isBlank = value < MISSING_BELOW;
    const isRight = isBlank
      ? blue === 255 && [red, green].every((c) => c === (value < MASKED_BELOW ? 255 : 0))
      : blue === 0 && Math.abs(red - lutIndex(colors, value)) <= 1;
    if (!isRight) wrong += 1;
  });
  return wrong;
}

const logarithmic = { ...countingColors(0.01, 0.9), norm: "log" } as const;

const EXACT: Readonly<Record<string, SceneSpec>> = {
  "a log scale over large cells": {
    rowCount: 30,
    colCount: 20,
    width: 307,
    height: 211,
    least: -0.2,
    missingShare: 0.1,
    colors: logarithmic,
  },
  "a log scale over means": {
    rowCount: 700,
    colCount: 1100,
    width: 300,
    height: 200,
    colors: { ...logarithmic, vmin: 0.3, vmax: 0.7 },
  },
  "cells larger than a pixel": { rowCount: 30, colCount: 20, width: 307, height: 211 },
  "one cell": { rowCount: 1, colCount: 1, width: 50, height: 40 },
  "one row": { rowCount: 1, colCount: 900, width: 300, height: 40 },
  "rows narrower than a pixel": { rowCount: 900, colCount: 20, width: 200, height: 210 },
  "columns narrower than a pixel": { rowCount: 25, colCount: 1001, width: 333, height: 150 },
  "both narrower than a pixel": { rowCount: 700, colCount: 1100, width: 300, height: 200 },
  "missing values among large cells": {
    rowCount: 40,
    colCount: 30,
    width: 300,
    height: 200,
    missingShare: 0.3,
  },
  "missing values averaged away": {
    rowCount: 900,
    colCount: 700,
    width: 200,
    height: 150,
    missingShare: 0.4,
  },
  "pixels without any value": {
    rowCount: 300,
    colCount: 300,
    width: 200,
    height: 150,
    missingShare: 0.9,
  },
  "masked cells among large ones": {
    rowCount: 40,
    colCount: 30,
    width: 300,
    height: 200,
    missingShare: 0.2,
    maskedShare: 0.3,
  },
  "masked cells averaged away": {
    rowCount: 900,
    colCount: 700,
    width: 200,
    height: 150,
    maskedShare: 0.4,
  },
  "pixels of masked and missing cells alone": {
    rowCount: 300,
    colCount: 300,
    width: 200,
    height: 150,
    missingShare: 0.6,
    maskedShare: 0.7,
  },
  "masked cells, each row scaled": {
    rowCount: 700,
    colCount: 4,
    width: 300,
    height: 200,
    missingShare: 0.2,
    maskedShare: 0.4,
    ownRange: "rows",
  },
  "large cells, each row scaled": {
    rowCount: 40,
    colCount: 4,
    width: 300,
    height: 200,
    missingShare: 0.3,
    ownRange: "rows",
  },
  "small cells, each row scaled": {
    rowCount: 700,
    colCount: 4,
    width: 300,
    height: 200,
    missingShare: 0.3,
    ownRange: "rows",
  },
  "masked cells, each column scaled": {
    rowCount: 700,
    colCount: 60,
    width: 300,
    height: 200,
    missingShare: 0.2,
    maskedShare: 0.4,
    ownRange: "cols",
  },
  "large cells, each column scaled": {
    rowCount: 4,
    colCount: 40,
    width: 300,
    height: 200,
    missingShare: 0.3,
    ownRange: "cols",
  },
  "small cells, each column scaled": {
    rowCount: 900,
    colCount: 700,
    width: 300,
    height: 200,
    missingShare: 0.3,
    ownRange: "cols",
  },
  "a part, magnified": {
    rowCount: 500,
    colCount: 400,
    width: 200,
    height: 150,
    rows: [100.4, 120.9],
    cols: [30.25, 47.75],
  },
  "a part at a doubling": {
    rowCount: 1600,
    colCount: 1600,
    width: 200,
    height: 200,
    rows: [400, 800],
    cols: [800, 1200],
  },
};

describe("the picture made by the GPU is the one computed cell by cell", () => {
  test.each(Object.entries(EXACT))("%s", async (_, spec) => {
    const scene = randomScene(spec);
    expect(countWrongPixels(scene, await drawnAtRest(scene))).toBe(0);
  });

  test("between two doublings a mean is off by no more than its neighbourhood", async () => {
    const spec = { rowCount: 2000, colCount: 2000, width: 200, height: 200 };
    const scene = randomScene({ ...spec, rows: [300.3, 1021.7], cols: [511, 1232.4] });
    const pixels = await drawnAtRest(scene);
    const errors = Array.from(rasterize(scene), (value, i) =>
      Math.abs((pixels[i * 4] as number) / 256 - value),
    );
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    expect(mean).toBeLessThan(0.03);
  });
});

test.each(Object.entries(EXACT))("without a GPU it is the same: %s", (_, spec) => {
  const scene = randomScene(spec);
  const target = canvasOf(scene.width, scene.height);
  new Canvas2DHeatmap().draw(scene, target);
  const { data } = target.getImageData(0, 0, scene.width, scene.height);
  expect(countWrongPixels(scene, data)).toBe(0);
});

describe("where pixels show the value of largest magnitude", () => {
  const signed = { least: -1, reduction: "extreme" } as const;

  test.each(Object.entries(EXACT))(
    "the GPU makes the picture cell by cell too: %s",
    async (_, spec) => {
      const scene = randomScene({ ...spec, ...signed });
      expect(countWrongPixels(scene, await drawnAtRest(scene))).toBe(0);
    },
  );

  test("between two doublings a pixel shows none smaller than that of its own cells", async () => {
    const spec = { rowCount: 2000, colCount: 2000, width: 200, height: 200, ...signed };
    const scene = randomScene({ ...spec, rows: [300.3, 1021.7], cols: [511, 1232.4] });
    const pixels = await drawnAtRest(scene);
    const shown = Array.from(rasterize(scene), (_, i) => (pixels[i * 4] as number) / 128 - 1);
    const losses = Array.from(
      rasterize(scene),
      (value, i) => Math.abs(value) - Math.abs(shown[i] as number),
    );
    expect(Math.max(...losses)).toBeLessThan(0.02);
  });

  test("one value among 4,000 × 4,000 zeros is seen at full zoom-out, and only there", async () => {
    const empty = randomScene({ rowCount: 1, colCount: 1, width: 500, height: 400 });
    const count = 4000;
    const values = new Float32Array(count * count);
    values[2345 * count + 1234] = -1;
    const order = Int32Array.from({ length: count }, (_, i) => i);
    const scene: HeatmapScene = {
      ...empty,
      matrix: { ...empty.matrix, rowCount: count, colCount: count, values },
      rowOrder: order,
      colOrder: order.slice().reverse(),
      colors: countingColors(-1, 1),
      reduction: "extreme",
      rows: [0, count],
      cols: [0, count],
    };
    const reds = (await drawnAtRest(scene)).filter((_, i) => i % 4 === 0);
    const [row, col] = [Math.floor(2345 / 10), Math.floor((count - 1 - 1234) / 8)];
    expect([...reds.keys()].filter((pixel) => reds[pixel] !== 128)).toEqual([row * 500 + col]);
    expect(reds[row * 500 + col]).toBe(0);
  });
});

test("another order, other colours, another size, scaled rows and columns and another reduction show at once", () => {
  const renderer = createRenderer();
  const scene = randomScene({ rowCount: 60, colCount: 50, width: 100, height: 120 });
  drawn(renderer, scene);
  const reversed = { ...scene, rowOrder: scene.rowOrder.slice().reverse() };
  expect(countWrongPixels(reversed, drawn(renderer, reversed))).toBe(0);
  const recolored = { ...reversed, colors: countingColors(-1, 3) };
  expect(countWrongPixels(recolored, drawn(renderer, recolored))).toBe(0);
  const resized = { ...recolored, width: 311, height: 47 };
  expect(countWrongPixels(resized, drawn(renderer, resized))).toBe(0);
  for (const side of ["rows", "cols", "rows"] as const) {
    const scaled = { ...resized, matrix: scaleItems(resized.matrix, side, false) };
    expect(countWrongPixels(scaled, drawn(renderer, scaled))).toBe(0);
  }
  const small = { ...resized, width: 30, height: 20 };
  expect(countWrongPixels(small, drawn(renderer, small))).toBe(0);
  const extreme = { ...small, reduction: "extreme" as const };
  expect(countWrongPixels(extreme, drawn(renderer, extreme))).toBe(0);
  expect(countWrongPixels(small, drawn(renderer, small))).toBe(0);
  expect(countWrongPixels(resized, drawn(renderer, resized))).toBe(0);
});

test("a value between two colours of a domain with a centre has the colour of the rule", () => {
  const colors = { ...countingColors(-1, 3), center: 0 };
  const scene = randomScene({ rowCount: 20, colCount: 20, width: 80, height: 80, colors });
  expect(countWrongPixels(scene, drawn(createRenderer(), scene))).toBe(0);
});

test("infinite values have the end colours", () => {
  const scene = randomScene({ rowCount: 1, colCount: 2, width: 20, height: 10 });
  const values = new Float32Array([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
  const infinite = {
    ...scene,
    colOrder: new Int32Array([0, 1]),
    matrix: { ...scene.matrix, values: values.map((v) => Math.sign(v) * 3e37) },
  };
  const pixels = drawn(createRenderer(), infinite);
  expect([pixels[0], pixels[19 * 4]]).toEqual([255, 0]);
});

test("thirty heatmaps on one page all keep their picture", () => {
  const scenes = Array.from({ length: 30 }, (_, i) =>
    randomScene({ rowCount: 10 + i, colCount: 12, width: 60, height: 50 }, i + 1),
  );
  const views = scenes.map((scene) => {
    const target = canvasOf(scene.width, scene.height);
    createRenderer().draw(scene, target);
    return target;
  });
  const wrong = views.map((view, i) =>
    countWrongPixels(scenes[i] as HeatmapScene, view.getImageData(0, 0, 60, 50).data),
  );
  expect(wrong).toEqual(scenes.map(() => 0));
});

test("pixels that are read are those that are drawn, row by row, also beside a larger view", async () => {
  const scene = randomScene({ rowCount: 40, colCount: 30, width: 97, height: 61 });
  const renderer = createRenderer();
  drawn(renderer, randomScene({ rowCount: 10, colCount: 10, width: 200, height: 150 }));
  const read = renderer.read(scene);
  drawn(renderer, randomScene({ rowCount: 9, colCount: 7, width: 97, height: 61 }, 2));
  const pixels = (await read) as Uint32Array;
  expect(new Uint8ClampedArray(pixels.buffer)).toEqual(drawn(renderer, scene));
});

test("pixels that a lost GPU context held are nowhere", async () => {
  const scene = randomScene({ rowCount: 40, colCount: 30, width: 97, height: 61 });
  const renderer = createRenderer();
  const context = SharedContext.acquire() as SharedContext;
  cleanups.push(() => context.release());
  const loss = context.gl.getExtension("WEBGL_lose_context") as WEBGL_lose_context;
  const isLost = new Promise((resolve) =>
    context.gl.canvas.addEventListener("webglcontextlost", resolve),
  );
  const read = renderer.read(scene);
  loss.loseContext();
  expect(await read).toBe(null);
  await isLost;
  expect(await renderer.read(scene)).toBe(null);
});
