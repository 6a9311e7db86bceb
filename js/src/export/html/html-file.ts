import { base64Chunks, base64Length } from "../../util/base64.ts";
import { splitBuffers } from "../../util/buffers.ts";
import { escapeXml } from "../xml.ts";
import template from "./page.html?raw";

const TITLE = "{{ title }}";
const DATA = "{{ data }}";
const BUFFER = '<script type="text/plain" data-buffer>';
const END = "</script>\n";

/**
 * The parts of a page that shows a widget without a notebook; `widget/html_file.py` writes the
 * same.
 */
export interface HtmlFile {
  /** About how many bytes it has. */
  readonly size: number;
  lines(): Iterable<string>;
}

/**
 * Write the page of a widget from its traits, with its gzipped program as `_program` and its title
 * as `_title`. Bytes are in base64, the rest is JSON without `<`, so no text can become markup.
 */
export function writeHtmlFile(traits: Readonly<Record<string, unknown>>): HtmlFile {
  const { state, paths, buffers } = splitBuffers(traits);
  const record = JSON.stringify({ state, paths }).replaceAll("<", "\\u003c");
  const title = escapeXml(String(traits._title));
  const [head, tail] = template.split(DATA).map((part) => part.replaceAll(TITLE, () => title)) as [
    string,
    string,
  ];
  const start = `${head}<script type="application/json" id="widget">${record}${END}`;
  const tags = BUFFER.length + END.length;
  const size = buffers.reduce(
    (sum, { length }) => sum + tags + base64Length(length),
    start.length + tail.length,
  );
  function* lines() {
    yield start;
    for (const buffer of buffers) {
      yield BUFFER;
      yield* base64Chunks(buffer);
      yield END;
    }
    yield tail;
  }
  return { size, lines };
}
