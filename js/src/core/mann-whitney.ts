const TERMS = 100;
/** From here on the continued fraction has all digits, up to here the series. */
const FAR = 2;

/**
 * The two-sided p of Mann and Whitney's test of two groups of numbers, ascending and not empty,
 * from the normal distribution, corrected for ties and for continuity.
 */
export function rankTestP(a: Float64Array, b: Float64Array): number {
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
  const pairs = a.length * b.length;
  const fromMean = Math.abs(ranks - (a.length * (a.length + 1) + pairs) / 2);
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
