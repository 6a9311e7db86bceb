import { fileName } from "../core/file-name.ts";
import { matrixLines } from "../core/matrix-text.ts";
import { exactValues } from "../state/exact-values.ts";
import type { PageState } from "../state/page-state.ts";
import type { SharedState } from "../state/shared-state.ts";
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
      const lines = matrixLines({ ...table, exact });
      saveFile(await textBlob(lines, "text/tab-separated-values;charset=utf-8"), name);
      if (!exact) page.say("No kernel answers, so values are saved to seven digits.");
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
