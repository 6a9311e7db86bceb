import { doubles } from "../../kernel/array-decoders.ts";
import { mapAxes } from "../../model/axes.ts";
import { plainObject } from "../../util/decoder.ts";
import type { WidgetStore } from "../widget-store.ts";

const LARGEST_ID = 2 ** 53;
const PATIENCE_MS = 10_000;
/** 8 bytes each, over a slow line. */
const CELLS_A_MS = 100;

/**
 * Request the displayed values with all digits, row by row; `null` where the page has them or no
 * kernel answers in time.
 */
export function requestExactValues(store: WidgetStore): Promise<Float64Array | null> {
  const { rows, cols } = mapAxes((side) => [...store.axis(side).permutation.value]);
  const id = Math.floor(Math.random() * LARGEST_ID);
  return new Promise((resolve) => {
    const end = (values: Float64Array | null) => {
      clearTimeout(timer);
      forget();
      resolve(values);
    };
    const forget = store.listen((content, buffers) => {
      const answer = content as { readonly id?: unknown; readonly values?: unknown } | null;
      if (answer?.id !== id) return;
      try {
        const array = { ...plainObject(answer.values, "values"), data: buffers?.[0] };
        end(doubles(array, [rows.length, cols.length], "values"));
      } catch {
        end(null);
      }
    });
    const patience = PATIENCE_MS + (rows.length * cols.length) / CELLS_A_MS;
    const timer = setTimeout(() => end(null), patience);
    const { table } = store.history.value;
    if (!store.ask({ kind: "values", values: { id, table, rows, cols } })) end(null);
  });
}
