import type { Axis } from "../model/types.ts";

const LONGEST_TITLE = 40;

/** A name for what is saved from a widget: `clustergram-gene-cell-line-38x29.tsv`. */
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
