import type { TestResult } from "./welch.ts";

const TERMS = 100;
/** From here on the continued fraction has all digits, up to here the series. */
const FAR = 2;
/** The largest size of the smaller group for which arrangements are counted. */
const EXACT_SIZE = 8;

interface Ranked {
  /** Pairs in which the member of a has the larger number; equal ones count half. */
  readonly u: number;
  readonly pairs: number;
  /** The sum of t ** 3 - t over the runs of t equal numbers. */
  readonly ties: number;
}

/**
 * Mann and Whitney's test of two groups of numbers, ascending, as the kernel's
 * `stats/mann_whitney.py` does it: exact where the smaller group has at most 8 numbers and none
 * occurs twice; `effect` is the rank-biserial correlation. Undefined where a group is empty.
 */
export function mannWhitney(a: Float64Array, b: Float64Array): TestResult {
  const ranked = rank(a, b);
  const { u, pairs, ties } = ranked;
  if (pairs === 0) return { effect: Number.NaN, p: Number.NaN };
  const few = Math.min(a.length, b.length);
  const isExact = ties === 0 && few <= EXACT_SIZE;
  const p = isExact
    ? Math.min(
        1,
        2 * exactTailProbability(Math.max(u, pairs - u), few, Math.max(a.length, b.length)),
      )
    : normalP(ranked, a.length + b.length);
  return { effect: (2 * u) / pairs - 1, p };
}

/**
 * The two-sided p of Mann and Whitney's test of two groups of numbers, ascending and not empty,
 * from the normal distribution, corrected for ties and for continuity.
 */
export function rankTestP(a: Float64Array, b: Float64Array): number {
  return normalP(rank(a, b), a.length + b.length);
}

function rank(a: Float64Array, b: Float64Array): Ranked {
  const count = a.length + b.length;
  const all = new Float64Array(count);
  all.set(a);
  all.set(b, a.length);
  all.sort();
  let ranks = 0;
  let ties = 0;
  let at = 0;
  for (let start = 0, end = 0; start < count; start = end) {
    const value = all[start] as number;
    while (end < count && all[end] === value) end += 1;
    ties += (end - start) ** 3 - (end - start);
    for (; at < a.length && a[at] === value; at++) ranks += (start + 1 + end) / 2;
  }
  return { u: ranks - (a.length * (a.length + 1)) / 2, pairs: a.length * b.length, ties };
}

function normalP({ u, pairs, ties }: Ranked, count: number): number {
  const fromMean = Math.abs(u - pairs / 2);
  const variance = (pairs / 12) * (count + 1 - ties / (count * (count - 1)));
  return fromMean > 0.5 ? 2 * normalTail((fromMean - 0.5) / Math.sqrt(variance)) : 1;
}

/** The chance of `z` or more, for a `z` of 0 or more. */
function normalTail(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z > FAR) {
    let divisor = z;
    for (let k = TERMS; k > 0; k--) divisor = z + k / divisor;
    return density / divisor;
  }
  let term = z;
  let sum = z;
  for (let k = 3; k < TERMS; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return 0.5 - density * sum;
}

/** The shares of arrangements with U or less, by the sizes of the groups that were asked for last. */
let latest: { readonly few: number; readonly many: number; readonly shares: Float64Array } | null =
  null;

/**
 * Compute the probability of `u` or more when two groups of these sizes do not differ and no number
 * occurs twice; `u` is at least half of the largest possible.
 */
export function exactTailProbability(u: number, few: number, many: number): number {
  if (latest?.few !== few || latest.many !== many) {
    latest = { few, many, shares: sharesUpTo(few, many) };
  }
  // U and few * many - U are equally likely
  return latest.shares[few * many - u] as number;
}

/**
 * The coefficients of the Gaussian binomial, summed and over their number: the product of
 * (1 - q^(many + i)) / (1 - q^i) over i = 1 ... few.
 */
function sharesUpTo(few: number, many: number): Float64Array {
  const counts = new Float64Array(Math.floor((few * many) / 2) + 1);
  const at = (i: number) => counts[i] as number;
  counts[0] = 1;
  let arrangements = 1;
  for (let i = 1; i <= few; i++) {
    const over = many + i;
    for (let k = counts.length - 1; k >= over; k--) counts[k] = at(k) - at(k - over);
    for (let k = i; k < counts.length; k++) counts[k] = at(k) + at(k - i);
    arrangements = (arrangements * over) / i;
  }
  for (let k = 1; k < counts.length; k++) counts[k] = at(k) + at(k - 1);
  return counts.map((count) => count / arrangements);
}
