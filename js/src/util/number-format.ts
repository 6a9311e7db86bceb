const SIGNIFICANT_DIGITS = 4;
const MOST_DIGITS = 6;
const SMALLEST_PLAIN = 1e-4;
/** Up to here float32 holds every integer, so all digits are true. */
const LARGEST_PLAIN = 2 ** 24;
const TRUE_DIGITS = 7;

const LONGEST_MEASURED = 300;
const ELLIPSIS = "…";
const graphemes =
  typeof Intl.Segmenter === "function" ? new Intl.Segmenter([], { granularity: "grapheme" }) : null;

/** A value as people read it: integers whole, otherwise at least four significant digits. */
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

/** A whole number with commas between thousands. */
export function formatCount(count: number): string {
  return Math.round(count)
    .toString()
    .replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** One line of text: line breaks become ␤, other control characters spaces. */
export function singleLine(text: string): string {
  return text.replace(/\r\n|[\n\r\u2028\u2029]/g, "␤").replace(/\p{Cc}/gu, " ");
}

/**
 * As much of a text as `measure` finds to fit into `maxWidth`, with an ellipsis where it was cut,
 * never inside a character people see as one. Empty when not even the ellipsis fits.
 */
export function ellipsize(
  text: string,
  maxWidth: number,
  measure: (text: string) => number,
): string {
  const isLong = text.length > LONGEST_MEASURED;
  const line = singleLine(isLong ? text.slice(0, LONGEST_MEASURED) : text);
  if (!isLong && measure(line) <= maxWidth) return line;
  const ends = characterEnds(line);
  if (isLong) ends.pop();
  const cut = (characters: number) => {
    const end = characters === 0 ? 0 : (ends[characters - 1] as number);
    return line.slice(0, end).trimEnd() + ELLIPSIS;
  };
  let fitting = -1;
  let tooMany = isLong ? ends.length + 1 : ends.length;
  while (tooMany - fitting > 1) {
    const middle = (fitting + tooMany) >> 1;
    if (measure(cut(middle)) <= maxWidth) fitting = middle;
    else tooMany = middle;
  }
  return fitting < 0 ? "" : cut(fitting);
}

function characterEnds(line: string): number[] {
  const parts = graphemes ? Array.from(graphemes.segment(line), (part) => part.segment) : [...line];
  let end = 0;
  return parts.map((part) => {
    end += part.length;
    return end;
  });
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
