import type { HeatmapScene } from "../../src/lod/scene.ts";
import { toRenderMatrix } from "../../src/matrix/render-matrix.ts";
import { scaleItems } from "../../src/matrix/row-scaling.ts";
import type { AxisName } from "../../src/model/axes.ts";
import type { GroundedColors, Reduction } from "../../src/model/colors.ts";

/** Red encodes the colour table's index, so that a pixel tells the value it was made from. */
export function countingColors(vmin: number, vmax: number): GroundedColors {
  const lut = new Uint8Array(1024);
  for (let i = 0; i < 256; i++) lut.set([i, 255 - i, 0, 255], i * 4);
  const [missing, masked] = ["#0000ff", "#ffffff"];
  const linear = {
    norm: "linear",
    isDefaultMap: true,
    keepsCenter: true,
    ranges: {},
    isSkewed: false,
    unequal: null,
    ownRange: null,
  } as const;
  return { name: "counting", lut, vmin, vmax, center: null, missing, masked, ...linear };
}

export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function shuffled(count: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}

export interface SceneSpec {
  readonly rowCount: number;
  readonly colCount: number;
  readonly width: number;
  readonly height: number;
  readonly missingShare?: number;
  readonly maskedShare?: number;
  readonly rows?: readonly [number, number];
  readonly cols?: readonly [number, number];
  readonly colors?: GroundedColors;
  readonly ownRange?: AxisName;
  readonly reduction?: Reduction;
  /** The values are from here to 1. */
  readonly least?: number;
}

export function randomScene(spec: SceneSpec, seed = 1): HeatmapScene {
  const { rowCount, colCount, width, height } = spec;
  const { missingShare = 0, maskedShare = 0, least = 0 } = spec;
  const random = seededRandom(seed);
  const values = new Float32Array(rowCount * colCount);
  for (let i = 0; i < values.length; i++) {
    values[i] = random() < missingShare ? Number.NaN : least + (1 - least) * random();
  }
  const mask = new Uint8Array(Math.ceil(values.length / 8));
  for (let i = 0; maskedShare > 0 && i < values.length; i++) {
    if (random() < maskedShare) mask[i >> 3] = (mask[i >> 3] as number) | (1 << (i & 7));
  }
  const matrix = toRenderMatrix({
    rowCount,
    colCount,
    values,
    scale: 1,
    ...(maskedShare > 0 && { mask }),
  });
  return {
    matrix: spec.ownRange ? scaleItems(matrix, spec.ownRange, false) : matrix,
    rowOrder: shuffled(rowCount, random),
    colOrder: shuffled(colCount, random),
    colors: spec.colors ?? countingColors(least, 1),
    reduction: spec.reduction ?? "mean",
    rows: spec.rows ?? [0, rowCount],
    cols: spec.cols ?? [0, colCount],
    width,
    height,
  };
}

export function canvasOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas.getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
}
