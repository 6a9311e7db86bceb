import { Fragment } from "preact";

/** What a browser may break a line at besides spaces. */
const BREAKABLE = /[^\p{L}\p{N}\p{M}\s.,_'"()]/u;
/** A longer name without a space may not fit into a narrow column. */
const LONG = /\S{13}/;

/** A name that may break after underscores. */
export function LongName({ text }: { text: string }) {
  if (!LONG.test(text)) return text;
  return text.match(/[^_]+_*|_+/g)?.map((part, i) => (
    <Fragment key={i}>
      {i > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

/** A text that breaks between words only, not inside dates, numbers and names with hyphens. */
export function WholeWords({ text }: { text: string }) {
  if (!BREAKABLE.test(text)) return <LongName text={text} />;
  return text.split(/(\s+)/).map((part, i) =>
    BREAKABLE.test(part) ? (
      <span class="whole" key={i}>
        <LongName text={part} />
      </span>
    ) : (
      <LongName text={part} key={i} />
    ),
  );
}
