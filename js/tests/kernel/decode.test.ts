import { describe, expect, test } from "vitest";
import { findBases } from "../../src/axis/base.ts";
import { decodeAnnotations, decodeLabelsOf, decodeOrders } from "../../src/kernel/decode-axis.ts";
import { decodeColorMaps, decodeColors } from "../../src/kernel/decode-colors.ts";
import { decodeMatrix } from "../../src/kernel/decode-matrix.ts";
import { decodeOptions } from "../../src/kernel/decode-options.ts";
import {
  decodeSubsetClusterings,
  decodeTopRowsClusterings,
} from "../../src/kernel/decode-trees.ts";
import { rankBySumAndVariance } from "../../src/matrix/rank.ts";
import { isMasked } from "../../src/matrix/render-matrix.ts";
import type { Annotation } from "../../src/model/annotation.ts";
import type { Axis } from "../../src/model/axis.ts";
import type { Matrix } from "../../src/model/matrix.ts";
import type { SubsetClustering, TopRowsClustering } from "../../src/model/subset.ts";
import type { Tree } from "../../src/model/tree.ts";
import { FieldError } from "../../src/util/decoder.ts";
import { number, readFixture, type SharedNumber } from "../support/fixture.ts";
import {
  wireArray,
  wireCategories,
  wireColorMaps,
  wireColors,
  wireNames,
  wireOrders,
} from "../support/hand-made-model.ts";
import { wireReclusterings } from "../support/reclusterings.ts";
import { topStop, wireStops } from "../support/top-stops.ts";
import { asRead } from "../support/wire-fixture.ts";

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
  readonly traits: Record<`_${string}`, unknown>;
  readonly matrix: {
    rowCount: number;
    colCount: number;
    values: SharedNumber[];
    masked?: number[];
  };
  readonly rows: SpelledAxis;
  readonly cols: SpelledAxis;
  readonly colors: Json & { lut: number[] };
  readonly tops: Json[];
  readonly reclusterings: Json[];
  readonly color_maps: (Json & { lut: number[] })[];
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

function spelledTree(tree: Tree | null): SpelledTree | null {
  if (!tree) return null;
  const { merges, heights, leaves } = tree;
  return { merges: [...merges], heights: [...heights], leaves: [...leaves] };
}

function spelledCategory(category: Annotation): Json {
  if (category.kind === "number") return { ...category, numbers: [...category.numbers] };
  return { ...category, codes: [...category.codes] };
}

function spelledAxis(axis: Axis): Json {
  return {
    title: axis.title,
    labels: Array.from({ length: axis.count }, (_, i) => axis.label(i)),
    categories: axis.annotations.map(spelledCategory),
    orders: Object.fromEntries(Object.entries(axis.orders).map(([by, order]) => [by, [...order]])),
    constant: axis.constant ?? [],
    tree: spelledTree(axis.tree),
  };
}

function spelledStop({ rows, rowTree, colTree, ...top }: TopRowsClustering, matrix: Matrix): Json {
  const { sum, variance } = rankBySumAndVariance(matrix, "cols", rows);
  return {
    ...top,
    rows: [...rows],
    rowTree: spelledTree(rowTree),
    colTree: spelledTree(colTree),
    colOrders: { sum: [...sum], variance: [...variance] },
  };
}

function spelledReclustered(one: SubsetClustering): Json {
  return {
    recluster: one.recluster,
    rowTree: spelledTree(one.rowTree),
    colTree: spelledTree(one.colTree),
  };
}

/** The original positions of an axis by a score, as far as they are of what was clustered. */
function ranked(one: SubsetClustering, side: "rows" | "cols", matrix: Matrix) {
  const standing = findBases(
    { top: null, recluster: one.recluster },
    { topRowsClusterings: [], subsetClusterings: [one] },
  );
  if (typeof standing === "string") throw new Error("what was sent is there");
  const { members, others } = standing[side];
  if (!others) return {};
  const isMember = (position: number) => !members || members.includes(position);
  const { sum, variance } = rankBySumAndVariance(matrix, side, others);
  return { sum: [...sum].filter(isMember), variance: [...variance].filter(isMember) };
}

function decodedAxis(
  traits: WireCase["traits"],
  side: "row" | "col",
  { rowCount, colCount }: Matrix,
): Axis {
  const count = side === "row" ? rowCount : colCount;
  return {
    ...decodeLabelsOf(traits[`_${side}s`], count, `${side}s`),
    annotations: decodeAnnotations(traits[`_${side}_categories`], count, "categories"),
    ...decodeOrders(traits[`_${side}_orders`], count, "orders"),
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
  test.each(combinations)("$name, bytes in $carrier", async ({ wire, carry }) => {
    const traits = await asRead(wire.traits, carry);
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
    const cells = [...matrix.values.keys()];
    expect(cells.filter((cell) => isMasked(matrix, cell))).toEqual(wire.matrix.masked ?? []);
    expect(spelledAxis(decodedAxis(traits, "row", matrix))).toEqual(expectedAxis(wire.rows));
    expect(spelledAxis(decodedAxis(traits, "col", matrix))).toEqual(expectedAxis(wire.cols));
    const colors = decodeColors(traits._colors);
    expect({ ...colors, lut: [...colors.lut] }).toEqual(wire.colors);
    expect(
      decodeTopRowsClusterings(traits._tops, matrix).map((stop) => spelledStop(stop, matrix)),
    ).toEqual(wire.tops);
    const anew = decodeSubsetClusterings(traits._reclusterings, matrix).map((one) => ({
      ...spelledReclustered(one),
      rowOrders: ranked(one, "rows", matrix),
      colOrders: ranked(one, "cols", matrix),
    }));
    expect(anew).toEqual(wire.reclusterings);
    const maps = decodeColorMaps(traits._colormaps);
    expect(maps.map(({ lut, ...map }) => ({ ...map, lut: [...lut] }))).toEqual(wire.color_maps);
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
    unit: "date",
  },
];

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

const table = { rowCount: 4, colCount: 3, values: new Float32Array(12), scale: 1 };
const topsTrait = () => wireStops(3, topStop("sum", [0, 2, 3]), topStop("variance", [1]));

const luts = () =>
  wireColorMaps([{ name: "mako", diverging: false, lut: new Uint8Array(1024).fill(255) }]);

const readers = {
  matrix: (trait: unknown) => decodeMatrix(trait),
  rows: (trait: unknown) => decodeLabelsOf(trait, 3, "rows"),
  categories: (trait: unknown) => decodeAnnotations(trait, 3, "categories"),
  orders: (trait: unknown) => decodeOrders(trait, 3, "orders"),
  tops: (trait: unknown) => decodeTopRowsClusterings(trait, table),
  reclusterings: (trait: unknown) => decodeSubsetClusterings(trait, table),
  colors: (trait: unknown) => decodeColors(trait),
  colormaps: (trait: unknown) => decodeColorMaps(trait),
  options: (trait: unknown) => decodeOptions(trait),
};

const traits = {
  matrix: matrixTrait,
  rows: () => wireNames(["a", "b", "c"]),
  categories: () => wireCategories(categories),
  orders: () => wireOrders(3),
  tops: topsTrait,
  reclusterings: () => wireReclusterings([4, 3], { rows: [0, 2, 3] }),
  colors: () => wireColors(1),
  colormaps: luts,
  options: () => ({ version: 1, theme: "auto", width: "100%", height: "700px" }),
};

const doubles = new Float64Array(6);
const merges = (...nodes: number[]) => wireArray(Int32Array.from(nodes), [2, 2]);

const HOSTILE: [keyof typeof readers, (string | number)[], unknown, string][] = [
  ["matrix", [], null, "matrix: an object"],
  ["matrix", [], [], "matrix: an object"],
  ["matrix", ["version"], 2, "matrix: version 2 of the data, but this page reads version 1"],
  ["matrix", ["version"], undefined, "matrix: version undefined"],
  ["matrix", ["values"], undefined, "matrix.values: an object"],
  [
    "matrix",
    ["values"],
    wireArray(new Uint8Array(6), [2, 3]),
    "matrix.values: float32 or float64 was expected, uint8",
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
  ["matrix", ["mask"], null, "matrix.mask: an object"],
  ["matrix", ["mask"], wireArray(new Uint8Array(6)), "matrix.mask: shape [6] instead of [1]"],
  ["matrix", ["mask"], wireArray(new Float32Array(1)), "matrix.mask: uint8 was expected"],
  ["rows", ["version"], "1", "rows: version 1"],
  ["rows", ["title"], undefined, "rows.title: text"],
  ["rows", ["labels"], undefined, "rows.labels: an object"],
  ["rows", ["labels", "lengths"], wireArray(new Uint8Array(4)), "rows.labels.lengths: shape [4]"],
  ["rows", ["labels", "lengths"], wireArray(doubles.slice(0, 3)), "rows.labels.lengths: uint8 or"],
  [
    "rows",
    ["labels", "lengths"],
    wireArray(Int32Array.of(1, -1, 3)),
    "rows.labels.lengths: -1 where",
  ],
  ["rows", ["labels", "text"], wireArray(new Uint8Array(2)), "rows.labels.text: shape [2]"],
  ["categories", ["categories"], {}, "categories: a list"],
  ["categories", ["categories", 0, "kind"], "date", 'categories[0].kind: "text" or "number"'],
  ["categories", ["categories", 0, "title"], 7, "categories[0].title: text"],
  ["categories", ["categories", 0, "values", 0], null, "categories[0].values[0]: text"],
  ["categories", ["categories", 0, "colors"], "#000", "categories[0].colors: a list"],
  ["categories", ["categories", 0, "codes"], undefined, "categories[0].codes: an object"],
  ["categories", ["categories", 0, "colors"], [], "categories[0].colors: 0 colours for 1 values"],
  [
    "categories",
    ["categories", 0, "codes"],
    wireArray(Int32Array.of(0, 1, 0)),
    "codes: 1 where numbers from -1 to 0",
  ],
  ["categories", ["categories", 1, "negative"], undefined, "categories[1].negative: text"],
  ["categories", ["categories", 1, "numbers"], wireArray(doubles), "categories[1].numbers: shape"],
  ["categories", ["categories", 1, "unit"], "year", 'categories[1].unit: "number" or "date" or'],
  ["categories", ["categories", 1, "unit"], undefined, 'categories[1].unit: "number" or "date" or'],
  ["orders", ["orders"], undefined, "orders: an object"],
  ["orders", ["orders", "variance"], undefined, "orders.variance: an object"],
  ["orders", ["orders", "sum"], wireArray(new Int32Array(2)), "orders.sum: shape [2]"],
  ["orders", ["orders", "sum"], wireArray(Int32Array.of(0, 3, 1)), "orders.sum: 3 where"],
  [
    "orders",
    ["orders", "sum"],
    wireArray(Int32Array.of(0, 1, 1)),
    "orders.sum: a position came twice",
  ],
  ["orders", ["tree"], undefined, "orders.tree: an object"],
  ["orders", ["tree", "merges"], wireArray(new Int32Array(4)), "orders.tree.merges: shape [4]"],
  [
    "orders",
    ["tree", "merges"],
    merges(0, 1, 4, 4),
    "orders.tree.merges: these merges make no tree",
  ],
  [
    "orders",
    ["tree", "merges"],
    merges(0, 1, 0, 2),
    "orders.tree.merges: these merges make no tree",
  ],
  [
    "orders",
    ["tree", "merges"],
    merges(3, 4, 0, 1),
    "orders.tree.merges: these merges make no tree",
  ],
  ["orders", ["tree", "merges"], merges(0, 1, 2, 99), "orders.tree.merges: 99 where numbers"],
  ["orders", ["tree", "heights"], wireArray(new Float64Array(3)), "orders.tree.heights: shape [3]"],
  ["orders", ["tree", "heights", "dtype"], "int32", "orders.tree.heights: float32 or float64 was"],
  ["tops", ["version"], 2, "tops: version 2"],
  ["tops", ["stops"], {}, "tops.stops: a list"],
  ["tops", ["stops", 1, "by"], "size", 'tops.stops[1].by: "sum" or "variance"'],
  ["tops", ["stops", 0, "count"], 5, "tops.stops[0].count: there are 4 rows"],
  ["tops", ["stops", 0, "count"], 2, "tops.rows: shape [4] instead of [3]"],
  ["tops", ["rows"], wireArray(Int32Array.of(0, 2, 4, 1)), "tops.rows: 4 where"],
  [
    "tops",
    ["rows"],
    wireArray(Int32Array.of(0, 3, 2, 1)),
    "tops.rows: positions that do not ascend",
  ],
  ["tops", ["row_trees"], undefined, "tops.row_trees: an object"],
  ["tops", ["col_trees", "merges"], merges(0, 1, 2, 3), "tops.col_trees.merges: shape [2,2]"],
  ["reclusterings", ["version"], 2, "reclusterings: version 2"],
  ["reclusterings", ["reclusterings"], {}, "reclusterings: a list"],
  ["reclusterings", ["reclusterings", 0, "cols"], undefined, "[0].cols: an object"],
  ["reclusterings", ["reclusterings", 0, "rows", "method"], 3, "[0].rows.method: text"],
  ["reclusterings", ["reclusterings", 0, "rows", "metric"], null, "[0].rows.metric: text"],
  ["reclusterings", ["reclusterings", 0, "rows", "members"], {}, "rows.members.shape[0]: a"],
  [
    "reclusterings",
    ["reclusterings", 0, "rows", "members"],
    wireArray(Int32Array.of(0, 2, 4)),
    "rows.members: 4 where",
  ],
  [
    "reclusterings",
    ["reclusterings", 0, "rows", "members"],
    wireArray(Int32Array.of(0, 3, 2)),
    "rows.members: positions that do not ascend",
  ],
  ["reclusterings", ["reclusterings", 0, "rows", "members"], null, "rows.tree.merges: shape"],
  ["reclusterings", ["reclusterings", 0, "cols", "tree", "merges"], merges(0, 1, 0, 2), "no tree"],
  ["colors", ["version"], 2, "colors: version 2"],
  ["colors", ["name"], null, "colors.name: text"],
  ["colors", ["lut", "shape"], [1024], "colors.lut: shape [1024] instead of [256,4]"],
  ["colors", ["vmin"], Number.NEGATIVE_INFINITY, "colors.vmin: a finite number"],
  ["colors", ["vmax"], "1", "colors.vmax: a finite number"],
  ["colors", ["center"], undefined, "colors.center: a finite number"],
  ["colors", ["missing"], undefined, "colors.missing: text"],
  ["colors", ["norm"], "symlog", 'colors.norm: "linear" or "log"'],
  ["colors", ["default_map"], null, "colors.default_map: true or false"],
  ["colors", ["keeps_center"], 1, "colors.keeps_center: true or false"],
  ["colors", ["skewed"], undefined, "colors.skewed: true or false"],
  ["colors", ["unequal"], "both", 'colors.unequal: "rows" or "cols"'],
  ["colors", ["own_range"], true, 'colors.own_range: "rows" or "cols"'],
  ["colors", ["ranges"], null, "colors.ranges: an object"],
  [
    "colors",
    ["ranges", "log"],
    { ends: [2, 1], full: [1, 2] },
    "colors.ranges.log.ends: two numbers",
  ],
  ["colors", ["ranges", "log"], { ends: [1, 2] }, "colors.ranges.log.full: a list"],
  ["colormaps", ["version"], 2, "colormaps: version 2"],
  ["colormaps", ["maps", 0, "name"], 7, "colormaps.maps[0].name: text"],
  [
    "colormaps",
    ["steps", "shape"],
    [2, 3, 256],
    "colormaps.steps: shape [2,3,256] instead of [1,3,256]",
  ],
  ["options", ["version"], undefined, "options: version undefined"],
  ["options", ["theme"], "pink", 'options.theme: "auto" or "light" or "dark"'],
  ["options", ["width"], 900, "options.width: text"],
];

describe("what no kernel of this release sends is refused by its path", () => {
  test.each(HOSTILE)("%s %j = %j", (trait, path, replacement, message) => {
    const read = () => readers[trait](tampered(traits[trait](), path, replacement));
    expect(() => readers[trait](traits[trait]())).not.toThrow();
    expect(read).toThrow(FieldError);
    expect(read).toThrow(message);
  });
});
