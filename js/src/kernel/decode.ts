import type { ColorMap } from "../color/color-view.ts";
import type {
  Annotation,
  Axis,
  ColorRange,
  Colors,
  Interval,
  InverseTransform,
  Matrix,
  Norm,
  Scaling,
} from "../model/types.ts";
import {
  array,
  type Decoder,
  FieldError,
  type Fields,
  finite,
  flag,
  nullable,
  object,
  oneOf,
  plainObject,
  refine,
  text,
} from "../util/decoder.ts";
import { bytes, doubles, integers, permutationOf, reals } from "./array-decoders.ts";
import { decodeTrees } from "./decode-trees.ts";
import { isSent, positiveInteger, versioned } from "./field-decoders.ts";

const LUT_SIZE = 256;
const GIVEN = "values as given";
const LONGEST_TEXT = 2 ** 31 - 1;

export interface WidgetOptions {
  readonly theme: "auto" | "light" | "dark";
  readonly width: string;
  readonly height: string;
}

export function decodeMatrix(trait: unknown): Matrix {
  const record = versioned(trait, "matrix");
  const shape = plainObject(record.values, "matrix.values").shape;
  const [rows, cols] = Array.isArray(shape) ? shape : [];
  const rowCount = positiveInteger(rows, "matrix.values.shape[0]");
  const colCount = positiveInteger(cols, "matrix.values.shape[1]");
  return {
    rowCount,
    colCount,
    values: reals(record.values, [rowCount, colCount], "matrix.values"),
    scale: finite(record.scale, "matrix.scale"),
    ...(record.mask !== undefined && {
      mask: bytes(record.mask, [Math.ceil((rowCount * colCount) / 8)], "matrix.mask"),
    }),
  };
}

/** How the values come from those given; `null` when they are the same. */
export function decodeScaling(
  trait: unknown,
  { rowCount, colCount }: Pick<Matrix, "rowCount" | "colCount">,
): InverseTransform | null {
  if (!isSent(trait)) return null;
  const record = versioned(trait, "scaling");
  if (record.values) {
    const values = reals(record.values, [rowCount, colCount], "scaling.values");
    return { rowCount, colCount, values, scale: finite(record.scale, "scaling.scale") };
  }
  return decodeWayBack(record, { rowCount, colCount });
}

/** The way back to the values by which the lines of the scaled axis are ranked. */
export function decodeRankScaling(
  trait: unknown,
  shape: Pick<Matrix, "rowCount" | "colCount">,
): Scaling | null {
  if (!isSent(trait)) return null;
  const record = versioned(trait, "scaling");
  return record.axis === undefined ? null : decodeWayBack(record, shape);
}

function decodeWayBack(
  record: Fields,
  { rowCount, colCount }: Pick<Matrix, "rowCount" | "colCount">,
): Scaling {
  const axis = oneOf("rows", "cols")(record.axis, "scaling.axis");
  const numbers = doublesOf([axis === "rows" ? rowCount : colCount]);
  return { axis, ...object({ offset: numbers, factor: numbers })(record, "scaling") };
}

/** What the values are, in words: those given where the kernel does not say. */
export function decodeUnits(trait: unknown): string {
  if (!isSent(trait)) return GIVEN;
  return text(versioned(trait, "scaling").units, "scaling.units");
}

/** Labels stay bytes until somebody looks at one. */
function decodeLabels(value: unknown, count: number, path: string): Axis["label"] {
  const record = plainObject(value, path);
  const within = [0, LONGEST_TEXT] as const;
  const lengths = integers(record.lengths, [count], within, `${path}.lengths`);
  const offsets = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) offsets[i + 1] = (offsets[i] as number) + (lengths[i] as number);
  const encoded = bytes(record.text, [offsets[count] as number], `${path}.text`);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return (i) => decoder.decode(encoded.subarray(offsets[i], offsets[i + 1]));
}

function doublesOf(shape: readonly number[]): Decoder<Float64Array> {
  return (value, path) => doubles(value, shape, path);
}

function decodeAnnotation(value: unknown, count: number, path: string): Annotation {
  const record = plainObject(value, path);
  const kind = oneOf("text", "number")(record.kind, `${path}.kind`);
  if (kind === "number") {
    const numbers = doublesOf([count]);
    const unit = oneOf("number", "date", "duration");
    const shape = { title: text, positive: text, negative: text, numbers, unit };
    return { kind, ...object(shape)(record, path) };
  }
  const texts = object({ title: text, values: array(text), colors: array(text) })(record, path);
  const { values, colors } = texts;
  if (colors.length !== values.length) {
    throw new FieldError(`${path}.colors`, `${colors.length} colours for ${values.length} values`);
  }
  const codes = integers(record.codes, [count], [-1, values.length - 1], `${path}.codes`);
  return { kind, ...texts, codes };
}

/** What the items of an axis are called. */
export type AxisLabels = Pick<Axis, "count" | "title" | "label">;

/** How the items of an axis can be ordered, whatever is shown of them. */
export type AxisOrders = Pick<Axis, "orders" | "constant" | "tree">;

export function decodeLabelsOf(trait: unknown, count: number, path: string): AxisLabels {
  const record = versioned(trait, path);
  return {
    count,
    title: text(record.title, `${path}.title`),
    label: decodeLabels(record.labels, count, `${path}.labels`),
  };
}

export function decodeAnnotations(
  trait: unknown,
  count: number,
  path: string,
): readonly Annotation[] {
  const record = versioned(trait, path);
  return array((annotation, place) => decodeAnnotation(annotation, count, place))(
    record.categories,
    path,
  );
}

const readScores = array(oneOf("sum", "magnitude", "variance"), 3);

export function decodeOrders(trait: unknown, count: number, path: string): AxisOrders {
  const record = versioned(trait, path);
  const orders = plainObject(record.orders, path);
  const order = (name: string) => permutationOf(orders[name], count, `${path}.${name}`);
  return {
    orders: { sum: order("sum"), variance: order("variance"), label: order("label") },
    constant: record.constant === undefined ? [] : readScores(record.constant, `${path}.constant`),
    tree: decodeTrees(record.tree, [count], `${path}.tree`)?.[0] ?? null,
  };
}

const ends = refine(
  array(finite, 2) as Decoder<readonly number[]> as Decoder<Interval>,
  ({ length, 0: low, 1: high }) => length === 2 && low < high,
  "two numbers, the smaller first",
);
const colorRange = object<ColorRange>({ ends, full: ends });

const axisName = nullable(oneOf("rows", "cols"));

const readColors = object<
  Omit<Colors, "isDefaultMap" | "keepsCenter" | "ranges" | "isSkewed" | "unequal" | "ownRange">
>({
  name: text,
  lut: (value, path) => bytes(value, [LUT_SIZE, 4], path),
  vmin: finite,
  vmax: finite,
  center: nullable(finite),
  missing: text,
  norm: oneOf("linear", "log"),
});

export function decodeColors(trait: unknown): Colors {
  const colors = versioned(trait, "colors");
  const given = plainObject(colors.ranges, "colors.ranges");
  const ranges: Partial<Record<Norm, ColorRange>> = {};
  for (const norm of ["linear", "log"] as const) {
    if (given[norm] === undefined) continue;
    const path = `colors.ranges.${norm}`;
    ranges[norm] = colorRange(plainObject(given[norm], path), path);
  }
  return {
    ...readColors(colors, "colors"),
    isDefaultMap: flag(colors.default_map, "colors.default_map"),
    keepsCenter: flag(colors.keeps_center, "colors.keeps_center"),
    isSkewed: flag(colors.skewed, "colors.skewed"),
    unequal: axisName(colors.unequal, "colors.unequal"),
    ownRange: axisName(colors.own_range, "colors.own_range"),
    ranges,
  };
}

/** The colour maps to choose from; none when the kernel sent none. */
export function decodeColorMaps(trait: unknown): readonly ColorMap[] {
  if (!isSent(trait)) return [];
  const record = versioned(trait, "colormaps");
  const maps = array(plainObject)(record.maps, "colormaps.maps");
  const steps = bytes(record.steps, [maps.length, 3, LUT_SIZE], "colormaps.steps");
  return maps.map(({ name, diverging, safe }, i) => ({
    name: text(name, `colormaps.maps[${i}].name`),
    isDiverging: diverging === true,
    isSafe: safe === true,
    lut: opaqueLut(steps.subarray(i * 3 * LUT_SIZE, (i + 1) * 3 * LUT_SIZE)),
  }));
}

/** RGBA from the steps of red, then of green, then of blue, each from 0 and modulo 256. */
function opaqueLut(steps: Uint8Array): Uint8Array {
  const lut = new Uint8Array(4 * LUT_SIZE).fill(255);
  for (let channel = 0; channel < 3; channel++) {
    let value = 0;
    for (let i = 0; i < LUT_SIZE; i++) {
      value += steps[channel * LUT_SIZE + i] as number;
      lut[4 * i + channel] = value;
    }
  }
  return lut;
}

export function decodeOptions(trait: unknown): WidgetOptions {
  const shape = { theme: oneOf("auto", "light", "dark"), width: text, height: text };
  return object<WidgetOptions>(shape)(versioned(trait, "options"), "options");
}

/** What the values are called; a host that has no name for them leaves it out. */
export function decodeValueLabel(trait: unknown): string {
  return trait === undefined ? "value" : text(trait, "value_label");
}
