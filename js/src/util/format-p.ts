const SMALLEST_PLAIN_P = 0.001;
const SMALLEST_P = 1e-300;

/** A p-value as people read it: two significant digits, with an exponent where it is small. */
export function formatP(p: number): string {
  if (p < SMALLEST_P) return "< 1e-300";
  const text = p < SMALLEST_PLAIN_P ? p.toExponential(1) : String(Number(p.toPrecision(2)));
  return text.replace(".0e", "e");
}
