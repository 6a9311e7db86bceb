import { fileName } from "../core/file-name.ts";
import { matrixLines, mayHaveFormulas } from "../core/matrix-text.ts";
import type { Axis } from "../core/types.ts";
import { exactValues } from "../state/exact-values.ts";
import type { PageState } from "../state/page-state.ts";
import type { SharedState } from "../state/shared-state.ts";
import { Checkbox } from "./checkbox.tsx";
import { IconButton } from "./icon-button.tsx";
import { ICONS } from "./icons.ts";
import { saveFile } from "./save-file.ts";
import { textBlob } from "./text-blob.ts";

/** What a file of a widget is called, by what is displayed. */
export function fileNameOf({ rows, cols }: SharedState, suffix: string): string {
  const side = ({ axis, count }: SharedState["rows"]) => ({ axis: axis.value, count: count.value });
  return fileName(side(rows), side(cols), suffix);
}

/** The table as it is displayed - filtered, cropped, ordered - as a text file. */
export function DownloadButton({ page }: { page: PageState }) {
  const { shared, isSaving } = page;
  const download = async () => {
    if (isSaving.value) return;
    isSaving.value = true;
    const name = fileNameOf(shared, "tsv");
    const table = {
      matrix: shared.matrix.value,
      rows: shared.rows.axis.value,
      cols: shared.cols.axis.value,
      rowOrder: shared.rows.order.value,
      colOrder: shared.cols.order.value,
    };
    try {
      const exact = await exactValues(shared);
      const escapes = mayHaveFormulasIn(shared) && page.escapesFormulas.value;
      const lines = matrixLines({ ...table, exact }, escapes);
      saveFile(await textBlob(lines, "text/tab-separated-values;charset=utf-8"), name);
      if (!exact) page.say("No kernel answers, so values are saved with seven digits.");
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
function mayHaveFormulasIn({ rows, cols }: SharedState): boolean {
  return [rows.axis.value, cols.axis.value].some((axis) => {
    const has = known.get(axis) ?? mayHaveFormulas(axis);
    known.set(axis, has);
    return has;
  });
}

/** How to download text that a spreadsheet would compute; nothing where there is none. */
export function FormulaChoice({ page }: { page: PageState }) {
  if (!mayHaveFormulasIn(page.shared)) return null;
  return (
    <Checkbox
      name="Download for a spreadsheet"
      title="Writes an apostrophe before names and categories that begin like a formula, such as =A1. Without it, the file has the same names when it is read again."
      isOn={page.escapesFormulas.value}
      onToggle={(isOn) => {
        page.escapesFormulas.value = isOn;
      }}
    />
  );
}
