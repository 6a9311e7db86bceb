import { useLayoutEffect, useState } from "preact/hooks";
import { type HtmlFile, htmlFile } from "../standalone/html-file.ts";
import type { PageState } from "../state/page-state.ts";
import type { SharedState } from "../state/shared-state.ts";
import { fileNameOf } from "./download-button.tsx";
import { saveFile } from "./save-file.ts";
import { textBlob } from "./text-blob.ts";

/** Larger files are saved only when somebody has seen their size and still wants them. */
const MOST_BYTES_UNASKED = 20_000_000;

/** What the page is called unless it has a title: `Gene × Cell line, 38 × 29`. */
function titleOf({ rows, cols }: SharedState): string {
  const axes = [rows.axis.value, cols.axis.value];
  const names = axes.map(({ title }) => title.trim()).filter(Boolean);
  return `${names.join(" × ") || "Clustergram"}, ${axes.map(({ count }) => count).join(" × ")}`;
}

/** The widget as it is now, as a page that needs neither notebook nor network. */
function htmlFileOf(shared: SharedState): HtmlFile {
  const { _title = titleOf(shared), ...traits } = shared.traits();
  return htmlFile({ ...traits, _title });
}

/** Saves the widget as one HTML file; with `isUnasked` a small one without another click. */
export function HtmlFileChoice({ page, isUnasked }: { page: PageState; isUnasked: boolean }) {
  const [file, setFile] = useState<HtmlFile | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [outcome, setOutcome] = useState("");

  const save = async (made: HtmlFile) => {
    setSaving(true);
    const name = fileNameOf(page.shared, "html");
    try {
      saveFile(await textBlob(made.lines(), "text/html;charset=utf-8"), name);
    } finally {
      setSaving(false);
    }
    setOutcome(`Saved ${name}. It opens in any browser, without a notebook or a network.`);
    page.say(`Saved ${name}`);
  };
  const offer = async () => {
    const made = htmlFileOf(page.shared);
    setFile(made);
    if (isUnasked && made.size <= MOST_BYTES_UNASKED) await save(made);
  };
  const refuse = (error: Error) => setOutcome(`The file could not be saved: ${error.message}.`);
  useLayoutEffect(() => void offer().catch(refuse), []);

  const size = file && `${(file.size / 1e6).toFixed(1)} MB`;
  return (
    <>
      <button
        type="button"
        class="button"
        aria-label="Save as HTML file"
        {...(size && { "aria-description": size })}
        disabled={!file || isSaving}
        onClick={() => file && void save(file).catch(refuse)}
      >
        Save as HTML file <span class="value">{isSaving ? "saving…" : size}</span>
      </button>
      {outcome && <p>{outcome}</p>}
    </>
  );
}
