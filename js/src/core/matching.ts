import type { Axis } from "./types.ts";

/** Lines by number, with what they are called. */
export type Lines = Pick<Axis, "count" | "label">;

export const ABSENT = -1;

/** The place of each line among others by label, the k-th of equal ones as the k-th. */
export function placesAmong(wanted: Lines, known: Lines): Int32Array {
  const places = new Map<string, number[]>();
  for (let line = known.count - 1; line >= 0; line--) {
    const label = known.label(line);
    const equal = places.get(label);
    if (equal) equal.push(line);
    else places.set(label, [line]);
  }
  return Int32Array.from(
    { length: wanted.count },
    (_, line) => places.get(wanted.label(line))?.pop() ?? ABSENT,
  );
}
