import { adjustPValues } from "./benjamini-hochberg.ts";
import { hypergeometricTail } from "./hypergeometric.ts";

/** The names of each gene set, by its term. */
export type GeneSets = ReadonlyMap<string, ReadonlySet<string>>;

/** Enrichr's libraries have a weight after each gene. */
const WEIGHT = /,\d+\.\d+$/;

/**
 * Parse a GMT file: each line has a term, a description and names, separated by tabs. A term of
 * several lines has the names of all. Throws where the text is no GMT.
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

/** How a term is enriched in a group. */
export interface EnrichedTerm {
  readonly term: string;
  /** How many names of the set are in the group, and in the background. */
  readonly count: number;
  readonly size: number;
  /** The probability of this count or more in a random group of the background. */
  readonly p: number;
  /** `p` adjusted over the sets with a name in the background. */
  readonly adjustedP: number;
}

/** Names of which a library knows a smaller share are probably no genes. */
const LEAST_KNOWN = 0.1;

/** Count the names that any of the sets has. */
export function countKnown(sets: GeneSets, names: ReadonlySet<string>): number {
  const known = new Set<string>();
  for (const set of sets.values()) for (const name of set) if (names.has(name)) known.add(name);
  return known.size;
}

/** Return whether a library knows enough of the names to say anything about them. */
export function isKnown(known: number, names: number): boolean {
  return known > 0 && known >= LEAST_KNOWN * names;
}

/**
 * Test each set for enrichment in a group, the smallest p first: Fisher's exact test, one-sided. A
 * name that several items have counts once.
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
