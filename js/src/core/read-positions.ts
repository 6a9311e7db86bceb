import { listOf, type Read, suchThat, whole } from "./json-reader.ts";

/** Reads ascending positions below `count`. */
export function ascending(count: number): Read<number[]> {
  return suchThat(
    listOf(whole(count), count),
    (items) => items.every((item, i) => i === 0 || item > (items[i - 1] as number)),
    "ascending without repeats",
  );
}

export function some(read: Read<number[]>): Read<number[]> {
  return suchThat(read, ({ length }) => length > 0, "of one or more");
}

/** Reads every position below `count` once. */
export function permutation(count: number): Read<number[]> {
  return suchThat(
    listOf(whole(count), count),
    (items) => items.length === count && new Set(items).size === count,
    `each position from 0 to ${count - 1} once`,
  );
}
