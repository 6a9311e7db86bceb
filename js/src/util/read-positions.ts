import { array, type Decoder, integer, refine } from "./decoder.ts";

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
