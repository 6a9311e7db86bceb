/** Adjust p-values for the false discovery rate (Benjamini-Hochberg), in their own order. */
export function adjustPValues(pValues: readonly number[]): number[] {
  const largestFirst = pValues.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(pValues.length);
  let least = 1;
  for (const [i, { p, index }] of largestFirst.entries()) {
    const rank = pValues.length - i;
    least = Math.min(least, (p * pValues.length) / rank);
    adjusted[index] = least;
  }
  return adjusted;
}
