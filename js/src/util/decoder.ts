import { type Fields, isObject, mapValues } from "./objects.ts";

/** An error in a value from outside: of another version, cut short, or forged. */
export class FieldError extends Error {
  constructor(field: string, problem: string) {
    super(`${field}: ${problem}`);
  }
}

/** A function that checks a value from outside; it throws a `FieldError` that names the field. */
export type Decoder<T> = (json: unknown, field: string) => T;

/** Throw a `FieldError` that says what was expected. */
export function fail(field: string, wanted: string, value: unknown): never {
  const shown = JSON.stringify(value)?.slice(0, 80) ?? String(value);
  throw new FieldError(field, `${wanted} was expected; got ${shown}`);
}

/** Make a decoder of values that pass a test. */
export function predicate<T>(isRight: (json: unknown) => boolean, wanted: string): Decoder<T> {
  return (json, field) => (isRight(json) ? (json as T) : fail(field, wanted, json));
}

export const flag = predicate<boolean>((json) => typeof json === "boolean", "true or false");
export const text = predicate<string>((json) => typeof json === "string", "text");
export const finite = predicate<number>(Number.isFinite, "a finite number");

export const plainObject = predicate<Fields>(
  (json) => isObject(json) && !Array.isArray(json),
  "an object",
);

/** Make a decoder of one of some values. */
export function oneOf<T extends string | number>(...known: readonly T[]): Decoder<T> {
  const wanted = known.map((one) => JSON.stringify(one)).join(" or ");
  return predicate((json) => known.some((one) => one === json), wanted);
}

/** Make a decoder of integers from `least` to below `end`. */
export function integer(end: number, least = 0): Decoder<number> {
  return predicate(
    (json) => Number.isInteger(json) && (json as number) >= least && (json as number) < end,
    `a whole number from ${least} to ${end - 1}`,
  );
}

/** Make a decoder that allows `null`. */
export function nullable<T>(read: Decoder<T>): Decoder<T | null> {
  return (json, field) => (json === null ? null : read(json, field));
}

/** Make a decoder of lists of at most `most` items. */
export function array<T>(read: Decoder<T>, most = Number.POSITIVE_INFINITY): Decoder<T[]> {
  return (json, field) =>
    Array.isArray(json) && json.length <= most
      ? Array.from(json, (item, i) => read(item, `${field}[${i}]`))
      : fail(field, most < Number.POSITIVE_INFINITY ? `a list of at most ${most}` : "a list", json);
}

/** Make a decoder with a further test of the value. */
export function refine<T>(
  read: Decoder<T>,
  isRight: (value: T) => boolean,
  wanted: string,
): Decoder<T> {
  return (json, field) => {
    const value = read(json, field);
    return isRight(value) ? value : fail(field, wanted, json);
  };
}

type Shape<T> = { readonly [K in keyof T]: Decoder<T[K]> };

/** Make a decoder of objects with these fields, whatever others they have. */
export function object<T extends object>(shape: Shape<T>): Decoder<T> {
  return (json, field) => {
    const given = plainObject(json, field);
    const readers: Readonly<Record<string, Decoder<unknown>>> = shape;
    return mapValues(readers, (read, key) => read(given[key], `${field}.${key}`)) as T;
  };
}

/** Make a decoder of objects with these fields and no others. */
export function strictObject<T extends object>(shape: Shape<T>): Decoder<T> {
  const read = object(shape);
  return (json, field) => {
    const given = plainObject(json, field);
    for (const key of Object.keys(given)) {
      if (!Object.hasOwn(shape, key)) fail(`${field}.${key}`, "nothing", given[key]);
    }
    return read(json, field);
  };
}

/** Make a decoder of ascending indices below `count`. */
export function ascendingIndices(count: number): Decoder<number[]> {
  return refine(
    array(integer(count), count),
    (items) => items.every((item, i) => i === 0 || item > (items[i - 1] as number)),
    "ascending without repeats",
  );
}

/** Make a decoder of lists with at least one item. */
export function nonEmpty(read: Decoder<number[]>): Decoder<number[]> {
  return refine(read, ({ length }) => length > 0, "of one or more");
}

/** Make a decoder of permutations of the indices below `count`. */
export function permutationOf(count: number): Decoder<number[]> {
  return refine(
    array(integer(count), count),
    (items) => items.length === count && new Set(items).size === count,
    `each position from 0 to ${count - 1} once`,
  );
}
