export function isSameList(a: Int32Array, b: Int32Array): boolean {
  return a === b || (a.length === b.length && a.every((item, i) => item === b[i]));
}
