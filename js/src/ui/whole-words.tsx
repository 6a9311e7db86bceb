/** What a browser may break a line at besides spaces. */
const BREAKABLE = /[^\p{L}\p{N}\p{M}\s.,_'"()]/u;

/** A text that is broken between words only: not inside dates, numbers and names with hyphens. */
export function WholeWords({ text }: { text: string }) {
  if (!BREAKABLE.test(text)) return text;
  return text.split(/(\s+)/).map((part, i) =>
    BREAKABLE.test(part) ? (
      <span class="whole" key={i}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
