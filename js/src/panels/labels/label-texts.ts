import { sortedUnique } from "../../util/arrays.ts";
import { singleLine } from "../../util/text.ts";
import {
  isBorder,
  type MeasuredText,
  measureText,
  type Stretch,
  shorten,
  shortenToParts,
} from "./shorten.ts";

export interface LabelSource {
  readonly count: number;
  readonly label: (index: number) => string;
}

const LONGEST_READ = 300;
const MOST_SAMPLED = 400;
/** Up to so many labels of an axis are compared with each other. */
const MOST_COMPARED = 3000;
const MOST_ROUNDS = 6;
/** Widths are rounded to this share of the font size. */
const ROOM_STEP = 0.5;
const MOST_ROOMS = 24;

/**
 * The labels of an axis, shortened in the middle around what differs.
 *
 * What all labels have in common at their beginning and end gives way first. Where two labels would
 * still be the same, each shows the stretch in which they differ.
 */
export class LabelTexts {
  readonly #source: LabelSource;
  readonly #widthOf: (character: string) => number;
  readonly #measured = new Map<number, MeasuredText>();
  readonly #byRoom = new Map<number, Map<number, string>>();
  #shared: readonly [start: number, end: number] | null = null;

  /** `widthOf` is the width of a character in units of the font size. */
  constructor(source: LabelSource, widthOf: (character: string) => number) {
    this.#source = source;
    this.#widthOf = widthOf;
  }

  /** How many labels the axis has. */
  get count(): number {
    return this.#source.count;
  }

  /** Return a label as it is written in so many pixels. */
  text(index: number, pixels: number, fontSize: number): string {
    const room = Math.floor(pixels / fontSize / ROOM_STEP) * ROOM_STEP;
    const exact = pixels / fontSize;
    const text = this.#read(index);
    if ((text.ends.at(-1) as number) <= exact) return text.characters.join("");
    if (this.#source.count > MOST_COMPARED) return this.#shortened(index, room);
    return this.#distinct(room).get(index) ?? this.#shortened(index, room);
  }

  #read(index: number): MeasuredText {
    const known = this.#measured.get(index);
    if (known) return known;
    const text = singleLine(this.#source.label(index).slice(0, LONGEST_READ));
    const read = measureText(text, this.#widthOf);
    if (this.#measured.size > MOST_COMPARED) this.#measured.clear();
    this.#measured.set(index, read);
    return read;
  }

  #shortened(index: number, room: number): string {
    const text = this.#read(index);
    return shorten(text, this.#core(text), room, this.#widthOf("…"));
  }

  /** Return the part of a text that not all labels share. */
  #core({ characters }: MeasuredText): Stretch {
    this.#shared ??= sharedEnds(this.#sample());
    const [start, end] = this.#shared;
    return start + end < characters.length
      ? [start, characters.length - end]
      : [0, characters.length];
  }

  #sample(): readonly (readonly string[])[] {
    const { count } = this.#source;
    const stride = Math.max(1, count / MOST_SAMPLED);
    const sample: (readonly string[])[] = [];
    for (let i = 0; i < count; i += stride) sample.push(this.#read(Math.floor(i)).characters);
    return sample;
  }

  /** Shorten all labels for a width, so that no two are alike where there is room. */
  #distinct(room: number): Map<number, string> {
    const known = this.#byRoom.get(room);
    if (known) return known;
    const texts = new Map<number, string>();
    for (let index = 0; index < this.#source.count; index++) {
      texts.set(index, this.#shortened(index, room));
    }
    const starts = new Map<number, readonly number[]>();
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const groups = this.#alike(texts);
      if (groups.length === 0) break;
      for (const group of groups) this.#distinguish(group, room, texts, starts);
    }
    if (this.#byRoom.size >= MOST_ROOMS) this.#byRoom.clear();
    this.#byRoom.set(room, texts);
    return texts;
  }

  /** Group labels that differ but are shortened to the same text. */
  #alike(texts: ReadonlyMap<number, string>): number[][] {
    const groups = new Map<string, number[]>();
    for (const [index, text] of texts) {
      const group = groups.get(text);
      if (group) group.push(index);
      else groups.set(text, [index]);
    }
    const whole = (index: number) => this.#read(index).characters.join("");
    return [...groups.values()].filter(
      (group) => group.length > 1 && new Set(group.map(whole)).size > 1,
    );
  }

  /** Make each label of a group show also the place where they differ. */
  #distinguish(
    group: readonly number[],
    room: number,
    texts: Map<number, string>,
    starts: Map<number, readonly number[]>,
  ): void {
    const read = group.map((index) => this.#read(index));
    const [differing] = sharedEnds(
      read.map(({ characters }) => characters),
      false,
    );
    group.forEach((index, i) => {
      const text = read[i] as MeasuredText;
      const known = starts.get(index) ?? [this.#core(text)[0]];
      const share = room / (known.length + 1);
      const own = sortedUnique([...known, beginOfWord(text, differing, share / 2)]);
      starts.set(index, own);
      texts.set(index, shortenToParts(text, own, room, this.#widthOf("…")));
    });
  }
}

/** Return how many characters all texts have in common at their beginning and at their end. */
function sharedEnds(
  texts: readonly (readonly string[])[],
  atBorders = true,
): readonly [start: number, end: number] {
  const [first, ...others] = texts;
  if (!first || others.length === 0) return [0, 0];
  let start = first.length;
  let end = first.length;
  for (const other of others) {
    start = Math.min(start, other.length);
    let same = 0;
    while (same < start && other[same] === first[same]) same++;
    start = same;
  }
  for (const other of others) {
    end = Math.min(end, other.length, first.length);
    let same = 0;
    while (same < end && other.at(-1 - same) === first.at(-1 - same)) same++;
    end = same;
  }
  const shortest = Math.min(...texts.map(({ length }) => length));
  end = Math.min(end, shortest - Math.min(start, shortest));
  if (!atBorders) return [start, end];
  while (start > 0 && !texts.every((text) => isBorder(text, start))) start--;
  while (end > 0 && !texts.every((text) => isBorder(text, text.length - end))) end--;
  return [start, end];
}

/** Where the word begins in which a character stands, unless that is too far before it. */
function beginOfWord({ characters, ends }: MeasuredText, at: number, most: number): number {
  let from = Math.min(at, characters.length);
  while (from > 0 && !isBorder(characters, from)) from--;
  const width = (ends[Math.min(at, characters.length)] as number) - (ends[from] as number);
  return width <= most ? from : at;
}
