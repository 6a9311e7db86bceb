/**
 * A text in three parts. In little room the last is cut first, then the first, so that the
 * difference stays.
 */
export type TextParts = readonly [head: string, difference: string, rest: string];

/** Shorter texts are hardly ever cut. */
const LEAST_SHARED = 8;
/** So many characters stay from where a text differs. */
const DIFFERENCE = 12;

/**
 * Split texts where they differ from their neighbours in the alphabet. A text that differs at once
 * is not split.
 */
export function splitAtDifference(texts: readonly string[]): TextParts[] {
  const sorted = [...new Set(texts)].sort();
  const shared = new Map<string, number>();
  for (const [i, text] of sorted.entries()) {
    const before = sharedStart(text, sorted[i - 1] ?? "");
    const after = sharedStart(text, sorted[i + 1] ?? "");
    shared.set(text, Math.max(before, after));
  }
  return texts.map((text) => splitAt(text, shared.get(text) as number));
}

function sharedStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a[count] === b[count]) count += 1;
  return count;
}

function splitAt(text: string, difference: number): TextParts {
  if (difference < LEAST_SHARED) return [text, "", ""];
  const at = wholeCharacter(text, Math.max(0, Math.min(difference, text.length - 1)));
  const end = wholeCharacter(text, at + DIFFERENCE);
  return [text.slice(0, at), text.slice(at, end), text.slice(end)];
}

/** A place that is not between the halves of one character. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
