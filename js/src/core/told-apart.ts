/** A text in two parts: where there is little room, the first is cut before the second. */
export type TwoParts = readonly [head: string, tail: string];

/** Shorter texts are hardly ever cut. */
const LEAST_SHARED = 8;
const TAIL = 12;
const ELLIPSIS = "…";

/**
 * Split texts so that those which begin alike stay apart when they are cut: the second part of such
 * a text begins a little before it differs from its neighbours, and has all else where that is short.
 */
export function toldApart(texts: readonly string[]): TwoParts[] {
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

function splitAt(text: string, difference: number): TwoParts {
  if (difference < LEAST_SHARED) return [text, ""];
  const at = wholeCharacter(text, Math.max(0, Math.min(difference, text.length - 1)));
  const end = wholeCharacter(text, at + TAIL);
  return [text.slice(0, at), text.length > end ? text.slice(at, end) + ELLIPSIS : text.slice(at)];
}

/** A place that is not between the halves of one character. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
