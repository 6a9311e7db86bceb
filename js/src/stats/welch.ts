import { gammaHalfStep } from "./gamma-half-step.ts";
import { studentTwoSidedP } from "./student-t.ts";

/** A standard error this small beside the means is rounding, as in R's t.test. */
const ROUNDING = 10 * 2 ** -52;

/** Count, mean and variance of numbers; the variance of fewer than two is NaN. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

/** The result of a two-sided test of two groups; NaN where it is undefined. */
export interface TestResult {
  readonly effect: number;
  readonly p: number;
}

const UNDEFINED: TestResult = { effect: Number.NaN, p: Number.NaN };

/** Compute count, mean and variance of numbers without NaN. */
export function moments(numbers: Float64Array): Moments {
  const n = numbers.length;
  let sum = 0;
  for (const number of numbers) sum += number;
  const mean = sum / n;
  let squares = 0;
  for (const number of numbers) squares += (number - mean) ** 2;
  return { n, mean, variance: n > 1 ? squares / (n - 1) : Number.NaN };
}

/**
 * Welch's t-test of two groups, as the kernel's `stats/welch.py` does it: `effect` is Hedges' g.
 * Undefined where a group has fewer than two numbers or an infinite one, and where neither has spread.
 */
export function welch(a: Moments, b: Moments): TestResult {
  const errorA = a.variance / a.n;
  const errorB = b.variance / b.n;
  const error = Math.sqrt(errorA + errorB);
  const largest = Math.max(Math.abs(a.mean), Math.abs(b.mean));
  if (!Number.isFinite(error) || !(error > ROUNDING * largest)) return UNDEFINED;
  const share = errorA / (errorA + errorB);
  const freedom = 1 / (share ** 2 / (a.n - 1) + (1 - share) ** 2 / (b.n - 1));
  const t = (a.mean - b.mean) / error;
  return { effect: hedgesG(a, b), p: studentTwoSidedP(t, freedom) };
}

/** Difference of the means in pooled standard deviations, without the bias of small groups. */
function hedgesG(a: Moments, b: Moments): number {
  const freedom = a.n + b.n - 2;
  const pooled = ((a.n - 1) * a.variance + (b.n - 1) * b.variance) / freedom;
  const unbiased = gammaHalfStep((freedom - 1) / 2) / Math.sqrt(freedom / 2);
  return ((a.mean - b.mean) / Math.sqrt(pooled)) * unbiased;
}
