import { gammaHalfStep } from "./gamma-half-step.ts";

const MOST_TERMS = 100_000;
const NEGLIGIBLE = 2 ** -53;
const TINY = 1e-300;

/** Compute the two-sided p of a Student's t; NaN where `freedom` is NaN. */
export function studentTwoSidedP(t: number, freedom: number): number {
  const square = t * t;
  // the share of the beta distribution below x, with parameters freedom / 2 and 1 / 2
  const x = freedom / (freedom + square);
  const rest = square / (freedom + square);
  const a = freedom / 2;
  const logFront = -a * Math.log1p(square / freedom) + Math.log(rest) / 2;
  const front = (Math.exp(logFront) * gammaHalfStep(a)) / Math.sqrt(Math.PI);
  if (square === 0) return 1;
  if (!(square < Number.POSITIVE_INFINITY)) return Number.isNaN(square) ? Number.NaN : 0;
  return x < (a + 1) / (a + 2.5)
    ? (front * betaFraction(a, 0.5, x)) / a
    : 1 - (front * betaFraction(0.5, a, rest)) / 0.5;
}

/** The continued fraction of the incomplete beta function, by Lentz's method. */
function betaFraction(a: number, b: number, x: number): number {
  const known = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / known(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / known(1 + even * d);
    c = known(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / known(1 + odd * d);
    c = known(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) <= NEGLIGIBLE) break;
  }
  return fraction;
}
