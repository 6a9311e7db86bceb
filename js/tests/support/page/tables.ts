import { lutIndex } from "../../../src/color/lut.ts";
import type { Unit } from "../../../src/model/annotation.ts";
import type { Colors } from "../../../src/model/colors.ts";
import type { Reals } from "../../../src/model/matrix.ts";
import { countingColors } from "../../gl/fixture.ts";
import {
  type AxisSpec,
  type HandMadeModel,
  handMadeModel,
  wireArray,
  wireColorMaps,
} from "../hand-made-model.ts";
import type { Rgba } from "./mounted.ts";

/** What `countingModel` draws with: red tells the place in the colour table. */
export const COLORS: Colors = countingColors(-1, 1);
const MISSING: Rgba = [0, 0, 255, 255];

export function labels(count: number, prefix: string): string[] {
  return Array.from({ length: count }, (_, i) => `${prefix}${i}`);
}

export function textCategory(title: string, values: readonly string[], codes: readonly number[]) {
  const colors = values.map((_, i) => `#${(0x204060 + i * 0x1f3b).toString(16)}`);
  return { kind: "text", title, values, colors, codes: wireArray(Int32Array.from(codes)) };
}

export function numberCategory(title: string, given: readonly number[], unit: Unit = "number") {
  const numbers = wireArray(Float64Array.from(given));
  return { kind: "number", title, positive: "#804000", negative: "#004080", numbers, unit };
}

/** A value in the middle of a step of the colour table, so that no rounding can move it. */
export function valueOfStep(step: number): number {
  return (step + 0.5) / 128 - 1;
}

/** Values that are different in neighbouring cells, each in the middle of a step. */
export function steppedValues(rowCount: number, colCount: number): Float32Array {
  return Float32Array.from({ length: rowCount * colCount }, (_, i) => valueOfStep((i * 37) % 256));
}

export function countingModel(values: Reals, rows: AxisSpec, cols: AxisSpec): HandMadeModel {
  const model = handMadeModel(values, rows, cols);
  const lut = wireArray(COLORS.lut, [256, 4]);
  model.set("_colors", { ...(model.get("_colors") as object), ...COLORS, lut });
  return model;
}

/** The same table with these of its cells masked, counted row by row. */
export function masked(model: HandMadeModel, isMasked: (cell: number) => boolean): HandMadeModel {
  const matrix = model.get("_matrix") as { values: { shape: [number, number] } };
  const [rowCount, colCount] = matrix.values.shape;
  const mask = new Uint8Array(Math.ceil((rowCount * colCount) / 8));
  for (let cell = 0; cell < rowCount * colCount; cell++) {
    if (isMasked(cell)) mask[cell >> 3] = (mask[cell >> 3] as number) | (1 << (cell & 7));
  }
  model.set("_matrix", { ...matrix, mask: wireArray(mask) });
  return model;
}

/** A table of neighbouring colours with trees on both sides. */
export function steppedModel(rowCount: number, colCount: number): HandMadeModel {
  return countingModel(
    steppedValues(rowCount, colCount),
    { labels: labels(rowCount, "row ") },
    { labels: labels(colCount, "col ") },
  );
}

export function colorOf(value: number): Rgba {
  const step = lutIndex(COLORS, value);
  return step < 0 ? MISSING : [...COLORS.lut.subarray(step * 4, step * 4 + 4)];
}

/** The colours of the cells as displayed, row by row. */
export function expectedColors(
  values: Float32Array,
  rowOrder: readonly number[],
  colOrder: readonly number[],
): Rgba[] {
  return rowOrder.flatMap((row) =>
    colOrder.map((col) => colorOf(values[row * colOrder.length + col] as number)),
  );
}

export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

function lut(blue: number): Uint8Array {
  return Uint8Array.from({ length: 1024 }, (_, i) => [i >> 2, 10, blue, 255][i % 4] as number);
}

/** With a diverging map, `vlag`, and a sequential one, `mako`, to choose from. */
export function withMaps(model = steppedModel(3, 4)) {
  const map = (name: string, diverging: boolean, blue: number) => ({
    name,
    diverging,
    lut: lut(blue),
  });
  model.set("_colormaps", wireColorMaps([map("vlag", true, 50), map("mako", false, 90)]));
  return model;
}
