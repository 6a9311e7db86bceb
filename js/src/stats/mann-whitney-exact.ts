/** The shares of arrangements with U or less, by the sizes of the groups that were asked for last. */
let latest: { readonly few: number; readonly many: number; readonly shares: Float64Array } | null =
  null;

/**
 * The chance of `u` or a larger one when two groups of these sizes do not differ and no number
 * occurs twice; `u` is at least half of the largest there is.
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
