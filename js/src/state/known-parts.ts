/** Keeps the identity of what did not change, so that nothing is computed or uploaded again. */
export function withKnownParts<T>(known: T, next: T): T {
  if (sameJson(known, next)) return known;
  if (Array.isArray(next) || !isObject(next) || !isObject(known)) return next;
  const entries = Object.entries(next).map(([key, value]) => [
    key,
    withKnownParts((known as Record<string, unknown>)[key], value),
  ]);
  return Object.fromEntries(entries) as T;
}

export function sameJson(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
