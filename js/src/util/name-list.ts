/** One name a line, whatever the names contain. */
export function joinNames(names: readonly string[]): string {
  return names.map((name) => name.replace(/[\r\n\u2028\u2029]+/g, " ")).join("\n");
}
