import { isObject } from "../core/json-reader.ts";
import { mapValues } from "../core/map-values.ts";
import { sameJson } from "../core/same-json.ts";

/** Keeps the identity of what did not change, so that nothing is computed or uploaded again. */
export function withKnownParts<T>(known: T, next: T): T {
  if (sameJson(known, next)) return known;
  if (Array.isArray(next) || !isObject(next) || !isObject(known)) return next;
  return mapValues(next, (value, key) => withKnownParts(known[key], value)) as T;
}
