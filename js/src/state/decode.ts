import type { ColorMap } from "../core/color-view.ts";
import type { Axis, Category, Colors, Matrix, TopStop, Tree } from "../core/types.ts";

const WIRE_VERSION = 1;

/** A trait that can't be what the kernel sent: another version, a wrong size, a forged message. */
export class WireError extends Error {
  constructor(path: string, problem: string) {
    super(`${path}: ${problem}`);
    this.name = "WireError";
  }
}

const ARRAYS = {
  float32: Float32Array,
  float64: Float64Array,
  int32: Int32Array,
  uint32: Uint32Array,
  uint8: Uint8Array,
} as const;

type Dtype = keyof typeof ARRAYS;
type ArrayOf<D extends Dtype> = InstanceType<(typeof ARRAYS)[D]>;
type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown, path: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new WireError(path, "an object was expected");
  }
  return value as Fields;
}

function versioned(value: unknown, path: string): Fields {
  const record = fields(value, path);
  if (record.version !== WIRE_VERSION) {
    throw new WireError(
      path,
      `version ${String(record.version)} of the data, but this page reads version ${WIRE_VERSION}; ` +
        "restart the kernel and reload the page so that both are of one release",
    );
  }
  return record;
}

function text(value: unknown, path: string): string {
  if (typeof value !== "string") throw new WireError(path, "text was expected");
  return value;
}

function finite(value: unknown, path: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw new WireError(path, "a finite number was expected");
  }
  return value;
}

function texts(value: unknown, path: string): readonly string[] {
  if (!Array.isArray(value)) throw new WireError(path, "a list was expected");
  return value.map((item, i) => text(item, `${path}[${i}]`));
}

function bytesOf(value: unknown, path: string): Uint8Array {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength);
  }
  throw new WireError(path, "bytes were expected");
}

/** An array of the wire; hosts hand over views at any offset, so unaligned ones are copied. */
export function decodeArray<D extends Dtype>(
  value: unknown,
  dtype: D,
  shape: readonly number[],
  path: string,
): ArrayOf<D> {
  const record = fields(value, path);
  if (record.dtype !== dtype) {
    throw new WireError(path, `${dtype} was expected, ${String(record.dtype)} came`);
  }
  if (JSON.stringify(record.shape) !== JSON.stringify(shape)) {
    throw new WireError(path, `shape ${JSON.stringify(record.shape)} instead of [${shape}]`);
  }
  const bytes = bytesOf(record.data, path);
  const length = shape.reduce((product, side) => product * side, 1);
  const type = ARRAYS[dtype];
  if (bytes.byteLength !== length * type.BYTES_PER_ELEMENT) {
    throw new WireError(path, `${bytes.byteLength} bytes for ${length} numbers of ${dtype}`);
  }
  const aligned = bytes.byteOffset % type.BYTES_PER_ELEMENT === 0 ? bytes : bytes.slice();
  return new type(aligned.buffer as ArrayBuffer, aligned.byteOffset, length) as ArrayOf<D>;
}

function matrixSide(value: unknown, path: string): number {
  if (!Number.isInteger(value) || (value as number) < 1) {
    throw new WireError(path, "a positive whole number was expected");
  }
  return value as number;
}

export function decodeMatrix(trait: unknown): Matrix {
  const record = versioned(trait, "matrix");
  const shape = fields(record.values, "matrix.values").shape;
  const [rows, cols] = Array.isArray(shape) ? shape : [];
  const rowCount = matrixSide(rows, "matrix.values.shape[0]");
  const colCount = matrixSide(cols, "matrix.values.shape[1]");
  return {
    rowCount,
    colCount,
    values: decodeArray(record.values, "float32", [rowCount, colCount], "matrix.values"),
    scale: finite(record.scale, "matrix.scale"),
  };
}

/** Labels stay bytes until somebody looks at one. */
function decodeLabels(value: unknown, count: number, path: string): (i: number) => string {
  const record = fields(value, path);
  const offsets = decodeArray(record.offsets, "uint32", [count + 1], `${path}.offsets`);
  const size = offsets[count] as number;
  const bytes = decodeArray(record.text, "uint8", [size], `${path}.text`);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return (i) => decoder.decode(bytes.subarray(offsets[i], offsets[i + 1]));
}

function decodeTree(value: unknown, count: number, path: string): Tree | null {
  if (value === null) return null;
  const record = fields(value, path);
  return {
    merges: decodeArray(record.merges, "int32", [count - 1, 2], `${path}.merges`),
    heights: decodeArray(record.heights, "float64", [count - 1], `${path}.heights`),
    leaves: decodeArray(record.leaves, "int32", [count], `${path}.leaves`),
  };
}

function decodeCategory(value: unknown, count: number, path: string): Category {
  const record = fields(value, path);
  const title = text(record.title, `${path}.title`);
  if (record.kind === "text") {
    return {
      kind: "text",
      title,
      values: texts(record.values, `${path}.values`),
      colors: texts(record.colors, `${path}.colors`),
      codes: decodeArray(record.codes, "int32", [count], `${path}.codes`),
    };
  }
  if (record.kind === "number") {
    return {
      kind: "number",
      title,
      positive: text(record.positive, `${path}.positive`),
      negative: text(record.negative, `${path}.negative`),
      numbers: decodeArray(record.numbers, "float64", [count], `${path}.numbers`),
    };
  }
  throw new WireError(`${path}.kind`, `"text" or "number" was expected`);
}

export function decodeAxis(trait: unknown, count: number, path: string): Axis {
  const record = versioned(trait, path);
  const orders = fields(record.orders, `${path}.orders`);
  const order = (name: string) =>
    decodeArray(orders[name], "int32", [count], `${path}.orders.${name}`);
  if (!Array.isArray(record.categories)) {
    throw new WireError(`${path}.categories`, "a list was expected");
  }
  return {
    count,
    title: text(record.title, `${path}.title`),
    label: decodeLabels(record.labels, count, `${path}.labels`),
    categories: record.categories.map((category, i) =>
      decodeCategory(category, count, `${path}.categories[${i}]`),
    ),
    orders: { sum: order("sum"), variance: order("variance"), label: order("label") },
    tree: decodeTree(record.tree, count, `${path}.tree`),
  };
}

export function decodeColors(trait: unknown): Colors {
  const record = versioned(trait, "colors");
  return {
    name: text(record.name, "colors.name"),
    lut: decodeArray(record.lut, "uint8", [256, 4], "colors.lut"),
    vmin: finite(record.vmin, "colors.vmin"),
    vmax: finite(record.vmax, "colors.vmax"),
    center: record.center === null ? null : finite(record.center, "colors.center"),
    missing: text(record.missing, "colors.missing"),
  };
}

/** The colour maps to choose from; none when the kernel sent none. */
export function decodeColorMaps(trait: unknown): ColorMap[] {
  if (!isSent(trait)) return [];
  const { maps } = versioned(trait, "colormaps");
  if (!Array.isArray(maps)) throw new WireError("colormaps.maps", "a list was expected");
  return maps.map((item, i) => {
    const path = `colormaps.maps[${i}]`;
    const record = fields(item, path);
    return {
      name: text(record.name, `${path}.name`),
      isDiverging: record.diverging === true,
      lut: decodeArray(record.lut, "uint8", [256, 4], `${path}.lut`),
    };
  });
}

/** The stops of the top-rows sliders that have been clustered so far. */
export function decodeTopStops(trait: unknown, colCount: number): TopStop[] {
  if (!isSent(trait)) return [];
  const { stops } = versioned(trait, "tops");
  if (!Array.isArray(stops)) throw new WireError("tops.stops", "a list was expected");
  return stops.map((item, i) => {
    const path = `tops.stops[${i}]`;
    const record = fields(item, path);
    const { by } = record;
    if (by !== "sum" && by !== "variance") {
      throw new WireError(`${path}.by`, '"sum" or "variance" was expected');
    }
    const count = matrixSide(record.count, `${path}.count`);
    const orders = fields(record.col_orders, `${path}.col_orders`);
    const order = (name: string) =>
      decodeArray(orders[name], "int32", [colCount], `${path}.col_orders.${name}`);
    return {
      by,
      count,
      rows: decodeArray(record.rows, "int32", [count], `${path}.rows`),
      rowTree: decodeTree(record.row_tree, count, `${path}.row_tree`),
      colTree: decodeTree(record.col_tree, colCount, `${path}.col_tree`),
      colOrders: { sum: order("sum"), variance: order("variance") },
    };
  });
}

function isSent(trait: unknown): boolean {
  return typeof trait === "object" && trait !== null && Object.keys(trait).length > 0;
}
