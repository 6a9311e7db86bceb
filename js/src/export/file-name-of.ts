/** A file's name made of what it is about: letters and digits of any script, hyphens between. */
export function fileNameOf(about: string, suffix: string): string {
  const plain =
    about
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join("-") ?? "";
  return `${plain.slice(0, 80) || "clustergram"}.${suffix}`;
}
