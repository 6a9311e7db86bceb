import { adjustPValues } from "./benjamini-hochberg.ts";
import { hypergeometricTail } from "./hypergeometric.ts";

/** The names of each set, by its term. */
export type GeneSets = ReadonlyMap<string, ReadonlySet<string>>;

/** Enrichr's libraries have a weight after each gene. */
const WEIGHT = /,\d+\.\d+$/;

/**
 * Reads the text of a GMT file: in each line a term, a description, and names, between tabs. A term
 * of several lines has the names of all. Throws an error when it is no such text.
 */
export function parseGmt(text: string): GeneSets {
  const sets = new Map<string, Set<string>>();
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (!line.trim()) continue;
    const [term = "", ...rest] = line.split("\t").map((cell) => cell.trim());
    if (rest.length === 0) throw new Error(`Line ${i + 1} has no tab, so this is not a GMT file`);
    const names = sets.get(term) ?? new Set();
    sets.set(term, names);
    for (const name of rest.slice(1)) if (name) names.add(name.replace(WEIGHT, ""));
  }
  if (sets.size === 0) throw new Error("The file has no gene sets");
  return sets;
}

export interface EnrichedTerm {
  readonly term: string;
  /** How many names of the set are in the group, and in what the group is part of. */
  readonly count: number;
  readonly size: number;
  /** The chance of this count or a larger one, were the group drawn from what it is part of. */
  readonly p: number;
  /** `p` adjusted over the sets that have a name there. */
  readonly adjustedP: number;
}

/** Where a library knows a smaller share of the names, they are likely to be no genes. */
const LEAST_KNOWN = 0.1;

/** How many of some names any of the sets has. */
export function countKnown(sets: GeneSets, names: ReadonlySet<string>): number {
  const known = new Set<string>();
  for (const set of sets.values()) for (const name of set) if (names.has(name)) known.add(name);
  return known.size;
}

/** Whether a library knows enough of some names to say anything of them. */
export function isKnown(known: number, names: number): boolean {
  return known > 0 && known >= LEAST_KNOWN * names;
}

/**
 * Which sets a group has more of than chance would give it, the smallest p first: Fisher's exact
 * test, one-sided. A name that several lines have counts once.
 */
export function findEnrichedTerms(
  sets: GeneSets,
  members: ReadonlySet<string>,
  population: ReadonlySet<string>,
): EnrichedTerm[] {
  const tested = Array.from(sets, ([term, names]) => {
    let [count, successes] = [0, 0];
    for (const name of names) {
      if (!population.has(name)) continue;
      successes++;
      if (members.has(name)) count++;
    }
    const draw = { population: population.size, successes, draws: members.size };
    return { term, count, size: successes, p: hypergeometricTail(draw, count) };
  }).filter(({ size }) => size > 0);
  const adjusted = adjustPValues(tested.map(({ p }) => p));
  return tested
    .map((term, i) => ({ ...term, adjustedP: adjusted[i] as number }))
    .sort((a, b) => a.p - b.p || b.count - a.count);
}
