const SIGNIFICANT_DIGITS = 4;
const MOST_DIGITS = 6;
const SMALLEST_PLAIN = 1e-4;
/** Up to here float32 holds every integer, so all digits are true. */
const LARGEST_PLAIN = 2 ** 24;
const TRUE_DIGITS = 7;

/** Format a value: integers whole, others with at least four significant digits. */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return "missing";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "-∞";
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size > LARGEST_PLAIN) {
    const digits = Number.isInteger(value) ? TRUE_DIGITS : SIGNIFICANT_DIGITS;
    return withoutTrailingZeros(value.toExponential(digits - 1));
  }
  if (Number.isInteger(value)) return String(value);
  if (size < SMALLEST_PLAIN) {
    return withoutTrailingZeros(value.toExponential(SIGNIFICANT_DIGITS - 1));
  }
  return fraction(value);
}

/** Format a whole number with commas between thousands. */
export function formatCount(count: number): string {
  return Math.round(count)
    .toString()
    .replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** More digits than usual where the usual would round to an integer. */
function fraction(value: number): string {
  const wholeDigits = Math.trunc(Math.abs(value)).toString().length;
  let digits = Math.max(SIGNIFICANT_DIGITS, wholeDigits + 1);
  while (digits < MOST_DIGITS && Number.isInteger(Number(value.toPrecision(digits)))) digits += 1;
  return withoutTrailingZeros(value.toPrecision(digits));
}

function withoutTrailingZeros(digits: string): string {
  return digits.replace(/\.0+(?=e|$)/, "").replace(/(\.\d*?)0+(?=e|$)/, "$1");
}

const SMALLEST_PLAIN_P = 0.001;
const SMALLEST_P = 1e-300;

/** Format a p-value with two significant digits, and an exponent where it is small. */
export function formatP(p: number): string {
  if (p < SMALLEST_P) return "< 1e-300";
  const text = p < SMALLEST_PLAIN_P ? p.toExponential(1) : String(Number(p.toPrecision(2)));
  return text.replace(".0e", "e");
}
