import type { ComparedItem } from "./compare.ts";

const HEADER = ["name", "mean_a", "mean_b", "difference", "effect", "p", "adjusted_p"];
const SPECIAL = /[\t"\r\n]/;

/** Write compared items as tab-separated text, with the columns of `w.compare`. */
export function* comparisonTsv(
  items: readonly ComparedItem[],
  label: (sourceIndex: number) => string,
): Generator<string> {
  yield `${HEADER.join("\t")}\n`;
  for (const { sourceIndex, meanA, meanB, difference, effect, p, adjustedP } of items) {
    const numbers = [meanA, meanB, difference, effect, p, adjustedP].map((one) => one ?? "");
    yield `${[quoted(label(sourceIndex)), ...numbers].join("\t")}\n`;
  }
}

function quoted(text: string): string {
  const cell = text.replaceAll("\0", "\ufffd");
  return SPECIAL.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
