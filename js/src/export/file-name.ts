import type { Axis } from "../model/axis.ts";

const LONGEST_TITLE = 40;

/** Name the file of a table: `clustergram-gene-cell-line-38x29.tsv`. */
export function tableFileName(
  rows: { readonly axis: Axis; readonly count: number },
  cols: { readonly axis: Axis; readonly count: number },
  suffix: string,
): string {
  const titles = [rows.axis.title, cols.axis.title].map(plain).filter((title) => title !== "");
  return `${["clustergram", ...titles, `${rows.count}x${cols.count}`].join("-")}.${suffix}`;
}

/** Letters and digits of any script, hyphens between. */
function plain(title: string): string {
  const parts = title
    .slice(0, LONGEST_TITLE)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return parts?.join("-") ?? "";
}

/** Name a file after its content: letters and digits of any script, hyphens between. */
export function fileNameOf(about: string, suffix: string): string {
  const plain =
    about
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join("-") ?? "";
  return `${plain.slice(0, 80) || "clustergram"}.${suffix}`;
}
