import { FieldError, listOf, oneOf, parts } from "../core/json-reader.ts";
import type { Matrix, Top, TopStop } from "../core/types.ts";
import { decodeTrees } from "./decode-tree.ts";
import { ascended, wholeNumbers } from "./wire-array.ts";
import { isSent, positiveWhole, versioned } from "./wire-fields.ts";

/** The stops of the top-rows sliders that have come so far; like arrays of all of them are joined. */
export function decodeTopStops(
  trait: unknown,
  { rowCount, colCount }: Pick<Matrix, "rowCount" | "colCount">,
): readonly TopStop[] {
  if (!isSent(trait)) return [];
  const record = versioned(trait, "tops");
  const tops = listOf((item, path) => decodeTop(item, rowCount, path))(record.stops, "tops.stops");
  const counts = tops.map(({ count }) => count);
  const rowTotal = counts.reduce((sum, count) => sum + count, 0);
  const rows = wholeNumbers(record.rows, [rowTotal], [0, rowCount - 1], "tops.rows");
  const rowTrees = decodeTrees(record.row_trees, counts, "tops.row_trees");
  const colCounts = counts.map(() => colCount);
  const colTrees = decodeTrees(record.col_trees, colCounts, "tops.col_trees");
  let start = 0;
  return tops.map((top, i) => {
    const end = start + top.count;
    const stop = {
      ...top,
      rows: ascended(rows.subarray(start, end), "tops.rows"),
      rowTree: rowTrees?.[i] ?? null,
      colTree: colTrees?.[i] ?? null,
    };
    start = end;
    return stop;
  });
}

function decodeTop(item: unknown, rowCount: number, path: string): Top {
  const top = parts<Top>({ by: oneOf("sum", "variance"), count: positiveWhole })(item, path);
  if (top.count > rowCount) throw new FieldError(`${path}.count`, `there are ${rowCount} rows`);
  return top;
}
