/** One name a line, whatever the names contain. */
export function nameLines(names: readonly string[]): string {
  return names.map((name) => name.replace(/[\r\n\u2028\u2029]+/g, " ")).join("\n");
}
