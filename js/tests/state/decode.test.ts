import { describe, expect, test } from "vitest";
import type { Axis, Category, Tree } from "../../src/core/types.ts";
import {
  decodeArray,
  decodeAxis,
  decodeColors,
  decodeMatrix,
  WireError,
} from "../../src/state/decode.ts";
import { number, readFixture, type SharedNumber } from "../core/fixture.ts";
import { wireArray, wireAxis, wireColors } from "../hand-made-model.ts";

type Json = Record<string, unknown>;

interface SpelledTree {
  readonly merges: number[];
  readonly heights: number[];
  readonly leaves: number[];
}

interface SpelledAxis {
  readonly title: string;
  readonly labels: string[];
  readonly categories: (Json & { kind: string; codes?: number[]; numbers?: SharedNumber[] })[];
  readonly orders: Record<string, number[]>;
  readonly tree: SpelledTree | null;
}

interface WireCase {
  readonly name: string;
  readonly traits: Record<"_matrix" | "_rows" | "_cols" | "_colors", unknown>;
  readonly matrix: { rowCount: number; colCount: number; values: SharedNumber[] };
  readonly rows: SpelledAxis;
  readonly cols: SpelledAxis;
  readonly colors: Json & { lut: number[] };
}

/** What hosts hand over in the place of bytes. */
const CARRIERS: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
  "an ArrayBuffer": (bytes) => bytes.slice().buffer,
  "a Uint8Array": (bytes) => bytes.slice(),
  "a DataView at an odd place in a larger message": (bytes) => {
    const message = new Uint8Array(bytes.length + 9).fill(170);
    message.set(bytes, 5);
    return new DataView(message.buffer, 5, bytes.length);
  },
};

function withBytes(value: unknown, carry: (bytes: Uint8Array) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withBytes(item, carry));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    key === "data" ? carry(new Uint8Array(Buffer.from(item, "base64"))) : withBytes(item, carry),
  ]);
  return Object.fromEntries(entries);
}

function spelledTree(tree: Tree | null): SpelledTree | null {
  if (!tree) return null;
  const { merges, heights, leaves } = tree;
  return { merges: [...merges], heights: [...heights], leaves: [...leaves] };
}

function spelledCategory(category: Category): Json {
  if (category.kind === "number") return { ...category, numbers: [...category.numbers] };
  return { ...category, codes: [...category.codes] };
}

function spelledAxis(axis: Axis): Json {
  return {
    title: axis.title,
    labels: Array.from({ length: axis.count }, (_, i) => axis.label(i)),
    categories: axis.categories.map(spelledCategory),
    orders: Object.fromEntries(Object.entries(axis.orders).map(([by, order]) => [by, [...order]])),
    tree: spelledTree(axis.tree),
  };
}

function expectedAxis(axis: SpelledAxis): Json {
  const categories = axis.categories.map(({ numbers, ...category }) =>
    numbers ? { ...category, numbers: numbers.map(number) } : category,
  );
  return { ...axis, categories };
}

const cases = readFixture<WireCase[]>("wire");
const combinations = cases.flatMap((wire) =>
  Object.entries(CARRIERS).map(([carrier, carry]) => ({ wire, name: wire.name, carrier, carry })),
);

describe("what the kernel sent is what the page reads", () => {
  test.each(combinations)("$name, bytes in $carrier", ({ wire, carry }) => {
    const traits = withBytes(wire.traits, carry) as WireCase["traits"];
    const matrix = decodeMatrix(traits._matrix);
    expect([matrix.rowCount, matrix.colCount]).toEqual([
      wire.matrix.rowCount,
      wire.matrix.colCount,
    ]);
    wire.matrix.values.map(number).forEach((value, i) => {
      const read = (matrix.values[i] as number) * matrix.scale;
      if (!Number.isFinite(value) || value === 0) expect(read).toBe(value);
      else expect(Math.abs(read / value - 1)).toBeLessThan(2 ** -24);
    });
    expect(spelledAxis(decodeAxis(traits._rows, matrix.rowCount, "rows"))).toEqual(
      expectedAxis(wire.rows),
    );
    expect(spelledAxis(decodeAxis(traits._cols, matrix.colCount, "cols"))).toEqual(
      expectedAxis(wire.cols),
    );
    const colors = decodeColors(traits._colors);
    expect({ ...colors, lut: [...colors.lut] }).toEqual(wire.colors);
  });
});

const matrixTrait = () => ({
  version: 1,
  values: wireArray(new Float32Array(6), [2, 3]),
  scale: 1,
});
const categories = [
  {
    kind: "text",
    title: "t",
    values: ["a"],
    colors: ["#000000"],
    codes: wireArray(new Int32Array(3)),
  },
  {
    kind: "number",
    title: "n",
    positive: "#000000",
    negative: "#000000",
    numbers: wireArray(new Float64Array(3)),
  },
];
const axisTrait = () => wireAxis({ labels: ["a", "b", "c"], categories });

/** A copy with the field at `path` replaced, or left out. */
function tampered(
  value: unknown,
  [key, ...rest]: (string | number)[],
  replacement?: unknown,
): unknown {
  if (key === undefined) return replacement;
  const copy = Array.isArray(value) ? [...value] : { ...(value as Json) };
  const fields = copy as Record<string | number, unknown>;
  if (rest.length === 0 && replacement === undefined) delete fields[key];
  else fields[key] = tampered(fields[key], rest, replacement);
  return copy;
}

const readers = {
  matrix: (trait: unknown) => decodeMatrix(trait),
  axis: (trait: unknown) => decodeAxis(trait, 3, "rows"),
  colors: (trait: unknown) => decodeColors(trait),
};
const traits = { matrix: matrixTrait, axis: axisTrait, colors: () => wireColors(1) };

const doubles = new Float64Array(6);
const HOSTILE: [keyof typeof readers, (string | number)[], unknown, string][] = [
  ["matrix", [], null, "matrix: an object"],
  ["matrix", [], [], "matrix: an object"],
  ["matrix", ["version"], 2, "matrix: version 2 of the data, but this page reads version 1"],
  ["matrix", ["version"], undefined, "matrix: version undefined"],
  ["matrix", ["values"], undefined, "matrix.values: an object"],
  [
    "matrix",
    ["values"],
    wireArray(doubles, [2, 3]),
    "matrix.values: float32 was expected, float64",
  ],
  ["matrix", ["values", "shape"], undefined, "matrix.values.shape[0]: a positive whole number"],
  ["matrix", ["values", "shape"], [0, 3], "matrix.values.shape[0]: a positive"],
  ["matrix", ["values", "shape"], [2, 1.5], "matrix.values.shape[1]: a positive"],
  ["matrix", ["values", "shape"], [2, 3, 1], "matrix.values: shape [2,3,1] instead of [2,3]"],
  ["matrix", ["values", "shape"], [1e9, 1e9], "matrix.values: 24 bytes for"],
  ["matrix", ["values", "data"], new Uint8Array(23), "matrix.values: 23 bytes for 6 numbers"],
  ["matrix", ["values", "data"], "AAAA", "matrix.values: bytes were expected"],
  ["matrix", ["scale"], undefined, "matrix.scale: a finite number"],
  ["matrix", ["scale"], Number.NaN, "matrix.scale: a finite number"],
  ["axis", ["version"], "1", "rows: version 1"],
  ["axis", ["title"], undefined, "rows.title: text"],
  ["axis", ["labels"], undefined, "rows.labels: an object"],
  ["axis", ["labels", "offsets"], wireArray(new Uint32Array(3)), "rows.labels.offsets: shape [3]"],
  ["axis", ["labels", "offsets"], wireArray(new Int32Array(4)), "rows.labels.offsets: uint32"],
  ["axis", ["labels", "text"], wireArray(new Uint8Array(2)), "rows.labels.text: shape [2]"],
  ["axis", ["categories"], {}, "rows.categories: a list"],
  ["axis", ["categories", 0, "kind"], "date", 'rows.categories[0].kind: "text" or "number"'],
  ["axis", ["categories", 0, "title"], 7, "rows.categories[0].title: text"],
  ["axis", ["categories", 0, "values", 0], null, "rows.categories[0].values[0]: text"],
  ["axis", ["categories", 0, "colors"], "#000", "rows.categories[0].colors: a list"],
  ["axis", ["categories", 0, "codes"], undefined, "rows.categories[0].codes: an object"],
  ["axis", ["categories", 1, "negative"], undefined, "rows.categories[1].negative: text"],
  ["axis", ["categories", 1, "numbers"], wireArray(doubles), "rows.categories[1].numbers: shape"],
  ["axis", ["orders"], undefined, "rows.orders: an object"],
  ["axis", ["orders", "variance"], undefined, "rows.orders.variance: an object"],
  ["axis", ["orders", "sum"], wireArray(new Int32Array(2)), "rows.orders.sum: shape [2]"],
  ["axis", ["tree"], undefined, "rows.tree: an object"],
  ["axis", ["tree", "merges"], wireArray(new Int32Array(4)), "rows.tree.merges: shape [4]"],
  ["axis", ["tree", "heights"], wireArray(new Float64Array(3)), "rows.tree.heights: shape [3]"],
  ["axis", ["tree", "leaves", "dtype"], "float32", "rows.tree.leaves: int32 was expected"],
  ["colors", ["version"], 2, "colors: version 2"],
  ["colors", ["name"], null, "colors.name: text"],
  ["colors", ["lut", "shape"], [1024], "colors.lut: shape [1024] instead of [256,4]"],
  ["colors", ["vmin"], Number.NEGATIVE_INFINITY, "colors.vmin: a finite number"],
  ["colors", ["vmax"], "1", "colors.vmax: a finite number"],
  ["colors", ["center"], undefined, "colors.center: a finite number"],
  ["colors", ["missing"], undefined, "colors.missing: text"],
];

describe("what no kernel of this release sends is refused by its path", () => {
  test.each(HOSTILE)("%s %j = %j", (trait, path, replacement, message) => {
    const read = () => readers[trait](tampered(traits[trait](), path, replacement));
    expect(() => readers[trait](traits[trait]())).not.toThrow();
    expect(read).toThrow(WireError);
    expect(read).toThrow(message);
  });
});

test("bytes at a place where numbers can't start are read all the same", () => {
  const numbers = Float64Array.of(1.5, -2, Number.NaN);
  for (let shift = 0; shift < 8; shift++) {
    const message = new Uint8Array(numbers.byteLength + shift);
    message.set(new Uint8Array(numbers.buffer), shift);
    const data = message.subarray(shift);
    const array = { dtype: "float64", shape: [3], data };
    expect(decodeArray(array, "float64", [3], "numbers")).toEqual(numbers);
  }
});
