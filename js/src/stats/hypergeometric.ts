/** A draw without replacement. */
export interface Draw {
  readonly population: number;
  /** How many of the population have what is counted. */
  readonly successes: number;
  readonly draws: number;
}

/** Of ln n! less Stirling's formula, in powers of 1 / n. */
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188];
/** From here on the series is as good as its numbers. */
const LARGE = 16;
const NEGLIGIBLE = 1e-18;

/**
 * The chance of `count` or more successes, P(X >= count). The first term is found with Loader's
 * saddle-point form, which loses no digits to differences of large log-gammas; the others follow
 * from it.
 *
 * C. Loader, "Fast and Accurate Computation of Binomial Probabilities", 2000.
 */
export function hypergeometricTail(draw: Draw, count: number): number {
  const { population, successes, draws } = draw;
  const least = Math.max(0, draws - (population - successes));
  const most = Math.min(successes, draws);
  if (count <= least) return 1;
  if (count > most) return 0;
  const mode = Math.floor(((successes + 1) * (draws + 1)) / (population + 2));
  return count > mode
    ? Math.min(1, sum(draw, count, most))
    : Math.max(0, 1 - sum(draw, count - 1, least));
}

/** P(X = count), for a count that is possible. */
function probability({ population, successes, draws }: Draw, count: number): number {
  if (draws === 0 || draws === population) return 1;
  const rate = draws / population;
  const failures = population - successes;
  return (
    (binomial(count, successes, rate) * binomial(draws - count, failures, rate)) /
    binomial(draws, population, rate)
  );
}

/** The chances of the counts from `from` to `to`, upwards or downwards, as far as they matter. */
function sum(draw: Draw, from: number, to: number): number {
  const step = Math.sign(to - from);
  let term = probability(draw, from);
  let total = term;
  for (let count = from; count !== to && term > total * NEGLIGIBLE; count += step) {
    term = step > 0 ? term * ratio(draw, count) : term / ratio(draw, count - 1);
    total += term;
  }
  return total;
}

/** P(X = count + 1) / P(X = count). */
function ratio({ population, successes, draws }: Draw, count: number): number {
  return (
    ((successes - count) * (draws - count)) /
    ((count + 1) * (population - successes - draws + count + 1))
  );
}

function binomial(count: number, trials: number, rate: number): number {
  if (trials === 0) return 1;
  if (count === 0) return Math.exp(trials * Math.log1p(-rate));
  if (count === trials) return Math.exp(trials * Math.log(rate));
  const rest = trials - count;
  const exponent =
    stirlingError(trials) -
    stirlingError(count) -
    stirlingError(rest) -
    deviance(count, trials * rate) -
    deviance(rest, trials * (1 - rate));
  return Math.exp(exponent) * Math.sqrt(trials / (2 * Math.PI * count * rest));
}

/** ln n! less Stirling's formula. */
function stirlingError(n: number): number {
  if (n < LARGE) return stirlingError(n + 1) + (n + 0.5) * Math.log1p(1 / n) - 1;
  let sum = 0;
  for (let i = SERIES.length - 1; i >= 0; i--) sum = (SERIES[i] as number) + sum / (n * n);
  return sum / n;
}

/** x ln(x / mean) + mean - x, by a series where x is near the mean. */
function deviance(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - difference;
  const v = difference / (x + mean);
  let sum = difference * v;
  let term = 2 * x * v;
  for (let k = 1; k < 1000; k++) {
    term *= v * v;
    const next = sum + term / (2 * k + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
