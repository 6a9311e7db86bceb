import { useLayoutEffect, useState } from "preact/hooks";
import { saveFile, textBlob } from "../../export/download.ts";
import { type HtmlFile, writeHtmlFile } from "../../export/html/html-file.ts";
import type { ViewSession } from "../../store/view-session.ts";
import type { WidgetStore } from "../../store/widget-store.ts";
import { fileNameOf } from "./download-button.tsx";

/** Larger files are saved only after the user has seen their size. */
const MOST_BYTES_UNASKED = 20_000_000;

/** What the page is called unless it has a title: `Gene × Cell line, 38 × 29`. */
function titleOf({ rows, cols }: WidgetStore): string {
  const axes = [rows.axis.value, cols.axis.value];
  const names = axes.map(({ title }) => title.trim()).filter(Boolean);
  return `${names.join(" × ") || "Clustergram"}, ${axes.map(({ count }) => count).join(" × ")}`;
}

/** The widget as it is now, as a page that needs neither notebook nor network. */
function htmlFileOf(store: WidgetStore): HtmlFile {
  const { _title = titleOf(store), ...traits } = store.traits();
  return writeHtmlFile({ ...traits, _title });
}

/** Saves the widget as one HTML file; with `isUnasked` a small one without another click. */
export function HtmlFileChoice({
  session,
  isUnasked,
}: {
  session: ViewSession;
  isUnasked: boolean;
}) {
  const [file, setFile] = useState<HtmlFile | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [outcome, setOutcome] = useState("");

  const save = async (made: HtmlFile) => {
    setSaving(true);
    const name = fileNameOf(session.store, "html");
    try {
      saveFile(await textBlob(made.lines(), "text/html;charset=utf-8"), name);
    } finally {
      setSaving(false);
    }
    setOutcome(`Saved ${name}. It opens in any browser, without a notebook or a network.`);
    session.say(`Saved ${name}`);
  };
  const offer = async () => {
    const made = htmlFileOf(session.store);
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
