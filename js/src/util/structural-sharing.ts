import { deepEqual, isObject, mapValues } from "./objects.ts";

/** Keeps the identity of what did not change, so that nothing is computed or uploaded again. */
export function reuseUnchanged<T>(known: T, next: T): T {
  if (deepEqual(known, next)) return known;
  if (Array.isArray(next) || !isObject(next) || !isObject(known)) return next;
  return mapValues(next, (value, key) => reuseUnchanged(known[key], value)) as T;
}
