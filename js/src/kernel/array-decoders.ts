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

/** Decode numbers in the precision they come in. */
export function reals(value: unknown, shape: readonly number[], path: string): Reals {
  return read(value, REAL, shape, path);
}

/** Decode numbers as double precision. */
export function doubles(value: unknown, shape: readonly number[], path: string): Float64Array {
  const numbers = read(value, REAL, shape, path);
  return numbers instanceof Float64Array ? numbers : Float64Array.from(numbers);
}

/** Decode bytes. */
export function bytes(value: unknown, shape: readonly number[], path: string): Uint8Array {
  return read(value, ["uint8"], shape, path);
}

/** Decode integers from `least` to `most`. */
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

/** Decode `length` ascending indices below `end`. */
export function ascendingIndices(
  value: unknown,
  length: number,
  end: number,
  path: string,
): Int32Array {
  return checkAscending(integers(value, [length], [0, end - 1], path), path);
}

/** Check that indices ascend. */
export function checkAscending(positions: Int32Array, path: string): Int32Array {
  const isAscending = positions.every(
    (position, i) => i === 0 || position > (positions[i - 1] as number),
  );
  if (!isAscending) throw new FieldError(path, "positions that do not ascend");
  return positions;
}

/** Decode a permutation of the indices below `count`. */
export function permutationOf(value: unknown, count: number, path: string): Int32Array {
  const order = integers(value, [count], [0, count - 1], path);
  if (!areDistinct(order, count)) throw new FieldError(path, "a position came twice");
  return order;
}

/** Return whether no two of the numbers, from 0 to below `end`, are equal. */
export function areDistinct(numbers: Int32Array, end: number): boolean {
  const isSeen = new Uint8Array(end);
  return numbers.every((number) => {
    const isNew = isSeen[number] === 0;
    isSeen[number] = 1;
    return isNew;
  });
}

/** Decode an array of one of these types. Unaligned views are copied. */
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

/** Return how many numbers an array of this shape has; NaN for what is no shape. */
export function sizeOf(shape: unknown): number {
  return Array.isArray(shape) ? shape.reduce((product, side) => product * side, 1) : Number.NaN;
}

/** Return how many bytes a number of this type has; NaN for an unknown type. */
export function widthOf(dtype: unknown): number {
  return Object.hasOwn(ARRAYS, String(dtype))
    ? ARRAYS[dtype as Dtype].BYTES_PER_ELEMENT
    : Number.NaN;
}

/** Decode a buffer. */
export function bytesOf(value: unknown, path: string): Uint8Array<ArrayBuffer> {
  const found = bytesIn(value);
  if (!found) throw new FieldError(path, "bytes were expected");
  return found;
}

/** Make a decoder of numbers of one shape in double precision. */
export function doublesOf(shape: readonly number[]): Decoder<Float64Array> {
  return (value, path) => doubles(value, shape, path);
}
