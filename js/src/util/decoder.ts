import { type Fields, isObject, mapValues } from "./objects.ts";

/** A value from outside that can't be what it should: of another version, cut short, forged. */
export class FieldError extends Error {
  constructor(field: string, problem: string) {
    super(`${field}: ${problem}`);
  }
}

/** Reads a value from outside; throws a `FieldError` when it is not as it must be. */
export type Decoder<T> = (json: unknown, field: string) => T;

export function fail(field: string, wanted: string, value: unknown): never {
  const shown = JSON.stringify(value)?.slice(0, 80) ?? String(value);
  throw new FieldError(field, `${wanted} was expected; got ${shown}`);
}

/** What passes a test, as it is. */
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

export function oneOf<T extends string | number>(...known: readonly T[]): Decoder<T> {
  const wanted = known.map((one) => JSON.stringify(one)).join(" or ");
  return predicate((json) => known.some((one) => one === json), wanted);
}

/** A whole number from `least` to below `end`. */
export function integer(end: number, least = 0): Decoder<number> {
  return predicate(
    (json) => Number.isInteger(json) && (json as number) >= least && (json as number) < end,
    `a whole number from ${least} to ${end - 1}`,
  );
}

export function nullable<T>(read: Decoder<T>): Decoder<T | null> {
  return (json, field) => (json === null ? null : read(json, field));
}

export function array<T>(read: Decoder<T>, most = Number.POSITIVE_INFINITY): Decoder<T[]> {
  return (json, field) =>
    Array.isArray(json) && json.length <= most
      ? Array.from(json, (item, i) => read(item, `${field}[${i}]`))
      : fail(field, most < Number.POSITIVE_INFINITY ? `a list of at most ${most}` : "a list", json);
}

/** With what is asked of the value as a whole. */
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

/** These fields of an object, whatever others it has. */
export function object<T extends object>(shape: Shape<T>): Decoder<T> {
  return (json, field) => {
    const given = plainObject(json, field);
    const readers: Readonly<Record<string, Decoder<unknown>>> = shape;
    return mapValues(readers, (read, key) => read(given[key], `${field}.${key}`)) as T;
  };
}

/** An object with these fields and no others. */
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

/** Reads ascending positions below `count`. */
export function ascendingIndices(count: number): Decoder<number[]> {
  return refine(
    array(integer(count), count),
    (items) => items.every((item, i) => i === 0 || item > (items[i - 1] as number)),
    "ascending without repeats",
  );
}

export function nonEmpty(read: Decoder<number[]>): Decoder<number[]> {
  return refine(read, ({ length }) => length > 0, "of one or more");
}

/** Reads every position below `count` once. */
export function permutationOf(count: number): Decoder<number[]> {
  return refine(
    array(integer(count), count),
    (items) => items.length === count && new Set(items).size === count,
    `each position from 0 to ${count - 1} once`,
  );
}
