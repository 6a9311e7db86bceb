/** Return the message of anything that was thrown. */
export function errorMessage(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}

/** Join names to text with one name a line. */
export function joinNames(names: readonly string[]): string {
  return names.map((name) => name.replace(/[\r\n\u2028\u2029]+/g, " ")).join("\n");
}

/** Cut a text to `most` characters on one line. */
export function truncate(text: string, most = 120): string {
  return singleLine(text.slice(0, most));
}

const LONGEST_MEASURED = 300;
const ELLIPSIS = "…";

const graphemes =
  typeof Intl.Segmenter === "function" ? new Intl.Segmenter([], { granularity: "grapheme" }) : null;

/** Put a text on one line: line breaks become ␤, other control characters spaces. */
export function singleLine(text: string): string {
  return text.replace(/\r\n|[\n\r\u2028\u2029]/g, "␤").replace(/\p{Cc}/gu, " ");
}

/**
 * Cut a text to `maxWidth` by `measure`, with an ellipsis, never inside a character that people see
 * as one. Empty where not even the ellipsis fits.
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

const END = "\n";

/** Fold a text for searching: lower case, no accents, one line. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase().replaceAll(END, " ");
  return isPlain(lower) ? lower : lower.normalize("NFD").replace(/\p{M}+/gu, "");
}

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

const LONGEST_SPOKEN = 60;

/** Shorten a name for screen readers. */
export function spokenText(name: string): string {
  const line = truncate(name, LONGEST_SPOKEN).trim();
  return name.length > LONGEST_SPOKEN ? `${line}…` : line;
}
