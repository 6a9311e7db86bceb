/** A text as the characters that people see, with the width of each. */
export interface MeasuredText {
  readonly characters: readonly string[];
  /** `ends[i]` is the width of the first i characters. */
  readonly ends: readonly number[];
}

/** A half-open range of characters. */
export type Stretch = readonly [from: number, to: number];

const ELLIPSIS = "…";
const graphemes =
  typeof Intl.Segmenter === "function" ? new Intl.Segmenter([], { granularity: "grapheme" }) : null;
const ASCII = /^[ -~]*$/;
const WORD = /[\p{L}\p{N}\p{M}]/u;
/** A part that all labels share stays where it takes no more than this share of the room. */
const MOST_FOR_SHARED = 0.25;
const HEAD_SHARE = 0.55;
/** A cut moves this far, in characters, to come to lie between words. */
const MOST_TO_BORDER = 3;
const LEAST_PART = 2;

function charactersOf(text: string): readonly string[] {
  if (!graphemes || ASCII.test(text)) return [...text];
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** Measure each character of a text. */
export function measureText(text: string, widthOf: (character: string) => number): MeasuredText {
  const characters = charactersOf(text);
  const ends = [0];
  for (const character of characters) ends.push((ends.at(-1) as number) + widthOf(character));
  return { characters, ends };
}

/** Return whether a cut before a character lies between words. */
export function isBorder(characters: readonly string[], at: number): boolean {
  const [before, after] = [characters[at - 1], characters[at]];
  if (before === undefined || after === undefined) return true;
  return !(WORD.test(before) && WORD.test(after));
}

/**
 * Shorten a text to a width. Its `core`, what tells it from others, stays as far as there is room.
 */
export function shorten(
  text: MeasuredText,
  [from, to]: Stretch,
  room: number,
  ellipsisWidth: number,
): string {
  const { characters } = text;
  const length = characters.length;
  const width = (start: number, end: number) => spanWidth(text, start, end);
  if (width(0, length) <= room) return characters.join("");
  if (ellipsisWidth > room) return "";
  const [head, tail] = bothEnds(text, [0, length], room - ellipsisWidth);
  if (tail <= from || head >= to) return joined(text, [0, head], [tail, length]);

  const first = width(0, from) <= room * MOST_FOR_SHARED ? 0 : from;
  const last = width(to, length) <= room * MOST_FOR_SHARED ? length : to;
  if (first > 0 && width(first, length) + ellipsisWidth <= room) {
    return joined(
      text,
      [0, fitting(text, 0, room - ellipsisWidth - width(first, length))],
      [first, length],
    );
  }
  if (last < length && width(0, last) + ellipsisWidth <= room) {
    const tail = fittingBack(text, length, room - ellipsisWidth - width(0, last));
    return joined(text, [0, last], [tail, length]);
  }
  const lead = first > 0 ? ellipsisWidth : 0;
  const trail = last < length ? ellipsisWidth : 0;
  const inner = room - lead - trail;
  const prefix = first > 0 ? ELLIPSIS : "";
  const suffix = last < length ? ELLIPSIS : "";
  if (width(first, last) <= inner) {
    return prefix + characters.slice(first, last).join("") + suffix;
  }
  if (inner <= ellipsisWidth) return ELLIPSIS;
  const [end, begin] = bothEnds(text, [first, last], inner - ellipsisWidth);
  return prefix + joined(text, [first, end], [begin, last]) + suffix;
}

/** Find where to cut a range so that its beginning and end fit into a width. */
function bothEnds(text: MeasuredText, [first, last]: Stretch, budget: number): Stretch {
  const head = toBorderBack(text, first, fitting(text, first, budget * HEAD_SHARE));
  const left = budget - spanWidth(text, first, head);
  return [head, toBorder(text, last, fittingBack(text, last, left, head))];
}

/** Shorten a text to parts that begin at each of the ascending `starts` and share the room. */
export function shortenToParts(
  text: MeasuredText,
  starts: readonly number[],
  room: number,
  ellipsisWidth: number,
): string {
  const { characters } = text;
  const length = characters.length;
  const width = (start: number, end: number) => spanWidth(text, start, end);
  if (width(0, length) <= room) return characters.join("");
  if (ellipsisWidth > room) return "";
  const isHeadShort = width(0, starts[0] ?? 0) <= room * MOST_FOR_SHARED;
  const begins = isHeadShort ? [0, ...starts.slice(1)] : starts;
  const limits = [...begins.slice(1), length];
  let left = room - ellipsisWidth * (begins.length + (isHeadShort ? 0 : 1));
  let shortened = isHeadShort ? "" : ELLIPSIS;
  begins.forEach((begin, i) => {
    const limit = limits[i] as number;
    const fits = fitting(text, begin, left / (begins.length - i));
    const end = fits >= limit ? limit : toBorderBack(text, begin, fits);
    left -= width(begin, end);
    shortened += characters.slice(begin, end).join("").trim();
    if (end < limit) shortened += ELLIPSIS;
  });
  return left < 0 ? ELLIPSIS : shortened;
}

function spanWidth({ ends }: MeasuredText, start: number, end: number): number {
  return (ends[end] as number) - (ends[start] as number);
}

/** How many characters from the first on fit into a width. */
function fitting({ ends }: MeasuredText, first: number, room: number): number {
  const begin = ends[first] as number;
  let end = first;
  while (end + 1 < ends.length && (ends[end + 1] as number) - begin <= room) end++;
  return end;
}

/** Find the first character from which the rest fits into a width. */
function fittingBack({ ends }: MeasuredText, last: number, room: number, least = 0): number {
  const stop = ends[last] as number;
  let begin = last;
  while (begin > least && stop - (ends[begin - 1] as number) <= room) begin--;
  return begin;
}

function toBorderBack({ characters }: MeasuredText, first: number, end: number): number {
  for (let at = end; at > end - MOST_TO_BORDER && at > first + LEAST_PART; at--) {
    if (isBorder(characters, at)) return at;
  }
  return end;
}

function toBorder({ characters }: MeasuredText, last: number, begin: number): number {
  for (let at = begin; at < begin + MOST_TO_BORDER && at < last - LEAST_PART; at++) {
    if (isBorder(characters, at)) return at;
  }
  return begin;
}

/** Two parts with an ellipsis between them, or one where they meet. */
function joined({ characters }: MeasuredText, head: Stretch, tail: Stretch): string {
  if (head[1] >= tail[0]) return characters.slice(head[0], tail[1]).join("");
  const before = characters
    .slice(...head)
    .join("")
    .trimEnd();
  const after = characters
    .slice(...tail)
    .join("")
    .trimStart();
  return before + ELLIPSIS + after;
}
