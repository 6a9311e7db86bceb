import { deepEqual, isObject, mapValues } from "./objects.ts";

/**
 * Replace the parts of a value that did not change by those known, so that nothing is computed or
 * uploaded again.
 */
export function reuseUnchanged<T>(known: T, next: T): T {
  if (deepEqual(known, next)) return known;
  if (Array.isArray(next) || !isObject(next) || !isObject(known)) return next;
  return mapValues(next, (value, key) => reuseUnchanged(known[key], value)) as T;
}
