import { saveFile, textBlob } from "../../export/download.ts";
import { tableFileName } from "../../export/file-name.ts";
import { matrixTsv, mayHaveFormulas } from "../../matrix/tsv.ts";
import type { Axis } from "../../model/axis.ts";
import { requestExactValues } from "../../store/requests/exact-values.ts";
import type { ViewSession } from "../../store/view-session.ts";
import type { WidgetStore } from "../../store/widget-store.ts";
import { Checkbox } from "../controls/checkbox.tsx";
import { IconButton } from "../controls/icon-button.tsx";
import { ICONS } from "../controls/icons.ts";

/** Name a file of a widget after what is displayed. */
export function fileNameOf({ rows, cols }: WidgetStore, suffix: string): string {
  const side = ({ axis, count }: WidgetStore["rows"]) => ({ axis: axis.value, count: count.value });
  return tableFileName(side(rows), side(cols), suffix);
}

/** A button that downloads the displayed table as a text file. */
export function DownloadButton({ session }: { session: ViewSession }) {
  const { store, isSaving } = session;
  const download = async () => {
    if (isSaving.value) return;
    isSaving.value = true;
    const name = fileNameOf(store, "tsv");
    const table = {
      matrix: store.matrix.value,
      rows: store.rows.axis.value,
      cols: store.cols.axis.value,
      rowOrder: store.rows.permutation.value,
      colOrder: store.cols.permutation.value,
    };
    try {
      const exact = await requestExactValues(store);
      const escapes = mayHaveFormulasIn(store) && session.escapesFormulas.value;
      const lines = matrixTsv({ ...table, exact }, escapes);
      saveFile(await textBlob(lines, "text/tab-separated-values;charset=utf-8"), name);
      if (!exact) session.say("No kernel answers, so values are saved with seven digits.");
    } finally {
      isSaving.value = false;
    }
  };
  return (
    <IconButton
      name="Download data"
      path={ICONS.download}
      hint="Download the matrix as it is displayed, with its categories (TSV)"
      onClick={() => void download()}
    />
  );
}

const known = new WeakMap<Axis, boolean>();

/** Whether any name or category looks like a formula; found out once for each axis. */
function mayHaveFormulasIn({ rows, cols }: WidgetStore): boolean {
  return [rows.axis.value, cols.axis.value].some((axis) => {
    const has = known.get(axis) ?? mayHaveFormulas(axis);
    known.set(axis, has);
    return has;
  });
}

/**
 * The choice of how to write text that a spreadsheet would compute; nothing where there is none.
 */
export function FormulaChoice({ session }: { session: ViewSession }) {
  if (!mayHaveFormulasIn(session.store)) return null;
  return (
    <Checkbox
      name="Download for a spreadsheet"
      title="Writes an apostrophe before names and categories that begin like a formula, such as =A1. Without it, the file has the same names when it is read again."
      isOn={session.escapesFormulas.value}
      onToggle={(isOn) => {
        session.escapesFormulas.value = isOn;
      }}
    />
  );
}
