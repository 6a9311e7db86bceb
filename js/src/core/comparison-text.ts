import type { ComparedLine } from "./compare.ts";

const HEADER = ["name", "mean_a", "mean_b", "difference", "effect", "p", "adjusted_p"];
const SPECIAL = /[\t"\r\n]/;

/** Compared lines as tab-separated text, with the columns of `w.compare`. */
export function* comparisonText(
  lines: readonly ComparedLine[],
  label: (position: number) => string,
): Generator<string> {
  yield `${HEADER.join("\t")}\n`;
  for (const { position, meanA, meanB, difference, effect, p, adjustedP } of lines) {
    const numbers = [meanA, meanB, difference, effect, p, adjustedP].map((one) => one ?? "");
    yield `${[quoted(label(position)), ...numbers].join("\t")}\n`;
  }
}

function quoted(text: string): string {
  const cell = text.replaceAll("\0", "\ufffd");
  return SPECIAL.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
