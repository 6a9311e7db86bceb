import type { Reals } from "../model/matrix.ts";
import { bytesIn } from "../util/buffers.ts";
import { type Decoder, FieldError, plainObject } from "../util/decoder.ts";
import { deepEqual } from "../util/objects.ts";

const ARRAYS = {
  float32: Float32Array,
  float64: Float64Array,
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
} as const;

type Dtype = keyof typeof ARRAYS;

type ArrayOf<D extends Dtype> = InstanceType<(typeof ARRAYS)[D]>;

const WHOLE = ["uint8", "int8", "uint16", "int16", "int32"] as const;
const REAL = ["float32", "float64"] as const;

/** Numbers as they are shown and ordered by: in double precision where single would not do. */
export function reals(value: unknown, shape: readonly number[], path: string): Reals {
  return read(value, REAL, shape, path);
}

export function doubles(value: unknown, shape: readonly number[], path: string): Float64Array {
  const numbers = read(value, REAL, shape, path);
  return numbers instanceof Float64Array ? numbers : Float64Array.from(numbers);
}

export function bytes(value: unknown, shape: readonly number[], path: string): Uint8Array {
  return read(value, ["uint8"], shape, path);
}

/** Whole numbers from `least` to `most`. */
export function integers(
  value: unknown,
  shape: readonly number[],
  [least, most]: readonly [number, number],
  path: string,
): Int32Array {
  const numbers = Int32Array.from(read(value, WHOLE, shape, path));
  const wrong = numbers.find((number) => number < least || number > most);
  if (wrong !== undefined) {
    throw new FieldError(path, `${wrong} where numbers from ${least} to ${most} were expected`);
  }
  return numbers;
}

/** So many of the positions below `end`, ascending. */
export function ascendingIndices(
  value: unknown,
  length: number,
  end: number,
  path: string,
): Int32Array {
  return checkAscending(integers(value, [length], [0, end - 1], path), path);
}

/** The same positions, checked to ascend. */
export function checkAscending(positions: Int32Array, path: string): Int32Array {
  const isAscending = positions.every(
    (position, i) => i === 0 || position > (positions[i - 1] as number),
  );
  if (!isAscending) throw new FieldError(path, "positions that do not ascend");
  return positions;
}

/** Each of the positions below `count`, once. */
export function permutationOf(value: unknown, count: number, path: string): Int32Array {
  const order = integers(value, [count], [0, count - 1], path);
  if (!areDistinct(order, count)) throw new FieldError(path, "a position came twice");
  return order;
}

/** Whether no two are the same of numbers from 0 to below `end`. */
export function areDistinct(numbers: Int32Array, end: number): boolean {
  const isSeen = new Uint8Array(end);
  return numbers.every((number) => {
    const isNew = isSeen[number] === 0;
    isSeen[number] = 1;
    return isNew;
  });
}

/** An array in any of these types; hosts hand over views at any offset, so unaligned ones are copied. */
function read<D extends Dtype>(
  value: unknown,
  dtypes: readonly D[],
  shape: readonly number[],
  path: string,
): ArrayOf<D> {
  const record = plainObject(value, path);
  const dtype = dtypes.find((known) => known === record.dtype);
  if (!dtype) {
    throw new FieldError(path, `${dtypes.join(" or ")} was expected, ${String(record.dtype)} came`);
  }
  if (!deepEqual(record.shape, shape)) {
    throw new FieldError(path, `shape ${JSON.stringify(record.shape)} instead of [${shape}]`);
  }
  if (typeof record.problem === "string") throw new FieldError(path, record.problem);
  const type = ARRAYS[dtype];
  const length = sizeOf(shape);
  const data = bytesOf(record.data, path);
  if (data.byteLength !== length * type.BYTES_PER_ELEMENT) {
    throw new FieldError(path, `${data.byteLength} bytes for ${length} numbers of ${dtype}`);
  }
  const aligned = data.byteOffset % type.BYTES_PER_ELEMENT === 0 ? data : data.slice();
  return new type(aligned.buffer as ArrayBuffer, aligned.byteOffset, length) as ArrayOf<D>;
}

/** How many numbers an array of this shape has; NaN where it is no shape. */
export function sizeOf(shape: unknown): number {
  return Array.isArray(shape) ? shape.reduce((product, side) => product * side, 1) : Number.NaN;
}

/** How many bytes a number of this type has; NaN where there is no such type. */
export function widthOf(dtype: unknown): number {
  return Object.hasOwn(ARRAYS, String(dtype))
    ? ARRAYS[dtype as Dtype].BYTES_PER_ELEMENT
    : Number.NaN;
}

export function bytesOf(value: unknown, path: string): Uint8Array<ArrayBuffer> {
  const found = bytesIn(value);
  if (!found) throw new FieldError(path, "bytes were expected");
  return found;
}

export function doublesOf(shape: readonly number[]): Decoder<Float64Array> {
  return (value, path) => doubles(value, shape, path);
}
