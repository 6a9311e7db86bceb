import { isObject } from "../core/json-reader.ts";
import { sameJson } from "../core/same-json.ts";

/** Keeps the identity of what did not change, so that nothing is computed or uploaded again. */
export function withKnownParts<T>(known: T, next: T): T {
  if (sameJson(known, next)) return known;
  if (Array.isArray(next) || !isObject(next) || !isObject(known)) return next;
  const entries = Object.entries(next).map(([key, value]) => [
    key,
    withKnownParts(known[key], value),
  ]);
  return Object.fromEntries(entries) as T;
}
