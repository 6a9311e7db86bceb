import type { Matrix, TopRowsClustering, TopRowsSpec } from "../model/types.ts";
import { array, FieldError, object, oneOf } from "../util/decoder.ts";
import { checkAscending, integers } from "./array-decoders.ts";
import { decodeTrees } from "./decode-trees.ts";
import { isSent, positiveInteger, versioned } from "./field-decoders.ts";

/** The stops of the top-rows sliders that have come so far; like arrays of all of them are joined. */
export function decodeTopRowsClusterings(
  trait: unknown,
  { rowCount, colCount }: Pick<Matrix, "rowCount" | "colCount">,
): readonly TopRowsClustering[] {
  if (!isSent(trait)) return [];
  const record = versioned(trait, "tops");
  const tops = array((item, path) => decodeTop(item, rowCount, path))(record.stops, "tops.stops");
  const counts = tops.map(({ count }) => count);
  const rowTotal = counts.reduce((sum, count) => sum + count, 0);
  const rows = integers(record.rows, [rowTotal], [0, rowCount - 1], "tops.rows");
  const rowTrees = decodeTrees(record.row_trees, counts, "tops.row_trees");
  const colCounts = counts.map(() => colCount);
  const colTrees = decodeTrees(record.col_trees, colCounts, "tops.col_trees");
  let start = 0;
  return tops.map((top, i) => {
    const end = start + top.count;
    const stop = {
      ...top,
      rows: checkAscending(rows.subarray(start, end), "tops.rows"),
      rowTree: rowTrees?.[i] ?? null,
      colTree: colTrees?.[i] ?? null,
    };
    start = end;
    return stop;
  });
}

function decodeTop(item: unknown, rowCount: number, path: string): TopRowsSpec {
  const top = object<TopRowsSpec>({ by: oneOf("sum", "variance"), count: positiveInteger })(
    item,
    path,
  );
  if (top.count > rowCount) throw new FieldError(`${path}.count`, `there are ${rowCount} rows`);
  return top;
}
