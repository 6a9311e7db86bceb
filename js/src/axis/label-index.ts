import { foldCase } from "../util/text.ts";

/** A name that a search found. */
export interface NameMatch {
  readonly name: string;
  /** The source indices that carry the name, ascending. */
  readonly sourceIndices: readonly number[];
  /** Where in the name the query is, `null` where that is unknown. */
  readonly at: readonly [start: number, end: number] | null;
}

/** The best matches of a search. */
export interface SearchAnswer {
  readonly matches: readonly NameMatch[];
  /** In how many labels the query was found before there were enough. */
  readonly hits: number;
}

/** The names of a pasted list that labels carry, and those that none does. */
export interface FoundNames {
  readonly found: readonly NameMatch[];
  readonly missing: readonly string[];
}

/** From the best: the name itself, its beginning, the beginning of a word in it, anywhere in it. */
const EXACT = 0;
const PREFIX = 1;
const WORD = 2;
const INSIDE = 3;
const RANKS = 4;
const END = "\n";
const DEADLINE_CHECKED_EVERY = 256;
/** After so many labels that only contain the query, the search for better ones ends. */
const MOST_HITS_INSIDE = 20_000;

/**
 * An index of the labels of one axis for searching, built in slices. All labels stand in one long
 * text, so that the engine's own string search finds them.
 */
export class LabelIndex {
  readonly #count: number;
  readonly #label: (sourceIndex: number) => string;
  /** The folded labels, each between two ends, and where each begins. */
  #text = END;
  #size = 0;
  readonly #starts: Int32Array;
  /**
   * The first source index of a folded label; `#next` has the next one with the same label, or -1.
   */
  readonly #first = new Map<string, number>();
  readonly #next: Int32Array;
  readonly #last: Int32Array;

  constructor(count: number, label: (sourceIndex: number) => string) {
    this.#count = count;
    this.#label = label;
    this.#starts = new Int32Array(count + 1).fill(1);
    this.#next = new Int32Array(count).fill(-1);
    this.#last = new Int32Array(count);
  }

  get isComplete(): boolean {
    return this.#size === this.#count;
  }

  /** Index labels until about `deadline` (of `performance.now()`); return whether all are in. */
  advance(deadline: number): boolean {
    for (let sourceIndex = this.#size; sourceIndex < this.#count; sourceIndex++) {
      if (sourceIndex % DEADLINE_CHECKED_EVERY === 0 && performance.now() > deadline) return false;
      const text = foldCase(this.#label(sourceIndex));
      this.#text += text + END;
      this.#starts[sourceIndex + 1] = (this.#starts[sourceIndex] as number) + text.length + 1;
      const first = this.#first.get(text) ?? sourceIndex;
      if (first === sourceIndex) this.#first.set(text, sourceIndex);
      else this.#next[this.#last[first] as number] = sourceIndex;
      this.#last[first] = sourceIndex;
      this.#size = sourceIndex + 1;
    }
    return true;
  }

  /**
   * Return the `most` best names for what was typed, among the labels indexed so far. Hidden names
   * come last, but for an exact match.
   */
  search(query: string, most: number, isVisible: (sourceIndex: number) => boolean): SearchAnswer {
    const wanted = foldCase(query.trim());
    if (wanted === "") return { matches: [], hits: 0 };
    const buckets = Array.from({ length: RANKS * 2 }, (): number[] => []);
    let hits = 0;
    /** Whether the bucket of what is visible is full. */
    const take = (sourceIndex: number, rank: number): boolean => {
      hits += 1;
      const bucket = buckets[isVisible(sourceIndex) ? rank : RANKS + rank] as number[];
      if (bucket.length < most && !this.#isRepeat(sourceIndex)) bucket.push(sourceIndex);
      return (buckets[rank] as number[]).length >= most;
    };
    const exact = this.#first.get(wanted);
    if (exact !== undefined) buckets[EXACT]?.push(exact);
    const isFull = this.#takeBeginnings(wanted, take);
    if (!isFull) this.#takeOthers(wanted, take);
    const matches = buckets
      .flat()
      .slice(0, most)
      .map((sourceIndex) => this.#match(sourceIndex, wanted));
    return { matches, hits };
  }

  /**
   * Return the ascending source indices whose label contains the query; `null` for more than
   * `most`.
   */
  containing(query: string, most: number): number[] | null {
    const wanted = foldCase(query.trim());
    const found: number[] = [];
    if (wanted === "") return found;
    let sourceIndex = 0;
    let at = this.#text.indexOf(wanted, 1);
    while (at >= 0) {
      while ((this.#starts[sourceIndex + 1] as number) <= at) sourceIndex += 1;
      if (found.push(sourceIndex) > most) return null;
      at = this.#text.indexOf(wanted, this.#starts[sourceIndex + 1]);
    }
    return found;
  }

  /** Find the names of a pasted list: exactly, else without regard to case. */
  list(text: string): FoundNames {
    const found = new Map<string, NameMatch>();
    const missing = new Set<string>();
    const take = (part: string, separators: readonly RegExp[]) => {
      const name = part.trim();
      if (name === "") return;
      const match = this.named(name);
      const [separator, ...finer] = separators;
      if (match) found.set(match.name, match);
      else if (separator) for (const piece of name.split(separator)) take(piece, finer);
      else missing.add(name);
    };
    take(text, SEPARATORS);
    return { found: [...found.values()], missing: [...missing] };
  }

  /** Find all items with a name: exactly, else without regard to case. */
  named(name: string): NameMatch | null {
    const alike = [...this.#chain(this.#first.get(foldCase(name)) ?? -1)];
    const [first] = alike;
    if (first === undefined) return null;
    const same = alike.filter((sourceIndex) => this.#label(sourceIndex) === name);
    if (same.length > 0) return { name, sourceIndices: same, at: null };
    return { name: this.#label(first), sourceIndices: alike, at: null };
  }

  #takeBeginnings(wanted: string, take: (sourceIndex: number, rank: number) => boolean): boolean {
    const starting = END + wanted;
    let sourceIndex = 0;
    let at = this.#text.indexOf(starting);
    for (; at >= 0; at = this.#text.indexOf(starting, at + 1)) {
      while ((this.#starts[sourceIndex] as number) <= at) sourceIndex += 1;
      const isExact = this.#text[at + starting.length] === END;
      if (!isExact && take(sourceIndex, PREFIX)) return true;
    }
    return false;
  }

  #takeOthers(wanted: string, take: (sourceIndex: number, rank: number) => boolean): void {
    let sourceIndex = 0;
    let inside = 0;
    let at = this.#text.indexOf(wanted, 1);
    while (at >= 0) {
      while ((this.#starts[sourceIndex + 1] as number) <= at) sourceIndex += 1;
      const end = this.#starts[sourceIndex + 1] as number;
      if (at > (this.#starts[sourceIndex] as number)) {
        const isWord = wordStart(this.#text, wanted, at, end) >= 0;
        if (take(sourceIndex, isWord ? WORD : INSIDE) && isWord) return;
        if (!isWord) inside += 1;
        if (inside > MOST_HITS_INSIDE) return;
      }
      at = this.#text.indexOf(wanted, end);
    }
  }

  #isRepeat(sourceIndex: number): boolean {
    const text = this.#foldedAt(sourceIndex);
    return this.#first.get(text) !== sourceIndex;
  }

  #foldedAt(sourceIndex: number): string {
    const end = this.#starts[sourceIndex + 1] as number;
    return this.#text.slice(this.#starts[sourceIndex], end - 1);
  }

  *#chain(from: number): Generator<number> {
    for (
      let sourceIndex = from;
      sourceIndex >= 0;
      sourceIndex = this.#next[sourceIndex] as number
    ) {
      yield sourceIndex;
    }
  }

  #match(sourceIndex: number, wanted: string): NameMatch {
    const name = this.#label(sourceIndex);
    const text = this.#foldedAt(sourceIndex);
    const start = text.length === name.length ? placeIn(text, wanted) : -1;
    const at = start < 0 ? null : ([start, start + wanted.length] as const);
    return { name, sourceIndices: [...this.#chain(sourceIndex)], at };
  }
}

/** Coarsest first: labels often contain commas, rarely semicolons. */
const SEPARATORS = [/[\r\n\u2028\u2029]+/, /[\t;]+/, /,/] as const;

/** Return whether a text is a list of names rather than the beginning of one. */
export function isNameList(text: string): boolean {
  return SEPARATORS.some((separator) => separator.test(text.trim()));
}

/** Return where the query first begins a word, else where it is first. */
function placeIn(text: string, wanted: string): number {
  const first = text.indexOf(wanted);
  const start = wordStart(text, wanted, first, text.length);
  return start < 0 ? first : start;
}

/** Where `wanted` begins a word, of the places from `first`, which is one, to below `end`; or -1. */
function wordStart(text: string, wanted: string, first: number, end: number): number {
  for (let at = first; at >= 0 && at < end; at = text.indexOf(wanted, at + 1)) {
    if (!isWordCharacter(text, at - 1)) return at;
  }
  return -1;
}

function isWordCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code > 127) return /[\p{L}\p{N}]/u.test(text[at] as string);
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}
