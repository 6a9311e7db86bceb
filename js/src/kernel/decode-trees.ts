import type { Matrix } from "../model/matrix.ts";
import type {
  AxisSubsetSpec,
  SubsetClustering,
  TopRowsClustering,
  TopRowsSpec,
} from "../model/subset.ts";
import type { Tree } from "../model/tree.ts";
import { leafOrder } from "../tree/linkage.ts";
import { array, FieldError, object, oneOf, plainObject, text } from "../util/decoder.ts";
import {
  areDistinct,
  ascendingIndices,
  checkAscending,
  doubles,
  integers,
} from "./array-decoders.ts";
import { isSent, positiveInteger, versioned } from "./field-decoders.ts";

/**
 * Decode the trees of an axis, or of its parts one after the other; `null` where it is not
 * clustered.
 */
export function decodeTrees(
  value: unknown,
  leafCounts: readonly number[],
  path: string,
): readonly Tree[] | null {
  if (value === null) return null;
  const record = plainObject(value, path);
  const mergeCount = leafCounts.reduce((sum, count) => sum + count - 1, 0);
  const most = 2 * Math.max(0, ...leafCounts);
  const merges = integers(record.merges, [mergeCount, 2], [0, most], `${path}.merges`);
  const heights = doubles(record.heights, [mergeCount], `${path}.heights`);
  let start = 0;
  return leafCounts.map((count) => {
    const end = start + count - 1;
    const tree = treeOf(merges.subarray(2 * start, 2 * end), heights.subarray(start, end), path);
    start = end;
    return tree;
  });
}

/**
 * Make a tree after checking that each node but the last is a branch of exactly one later merge.
 */
function treeOf(merges: Int32Array, heights: Float64Array, path: string): Tree {
  const leafCount = heights.length + 1;
  const isAfterBranches = merges.every((node, i) => node < leafCount + (i >> 1));
  if (!isAfterBranches || !areDistinct(merges, leafCount + heights.length)) {
    throw new FieldError(`${path}.merges`, "these merges make no tree");
  }
  return { merges, heights, leaves: leafOrder(merges, leafCount) };
}

/** Decode the clusterings of top rows that have arrived; arrays of one kind are joined. */
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

/** One axis of a subset clustering, with fields as in a view. */
interface SubsetAxis {
  readonly axis: AxisSubsetSpec;
  readonly tree: Tree | null;
}

/** Decode the subset clusterings of `recluster`. */
export function decodeSubsetClusterings(
  trait: unknown,
  { rowCount, colCount }: Pick<Matrix, "rowCount" | "colCount">,
): readonly SubsetClustering[] {
  if (!isSent(trait)) return [];
  const record = versioned(trait, "reclusterings");
  const read = (item: unknown, path: string): SubsetClustering => {
    const { rows, cols } = plainObject(item, path);
    const byRows = decodeAxis(rows, rowCount, `${path}.rows`);
    const byCols = decodeAxis(cols, colCount, `${path}.cols`);
    return {
      recluster: { rows: byRows.axis, cols: byCols.axis },
      rowTree: byRows.tree,
      colTree: byCols.tree,
    };
  };
  return array(read)(record.reclusterings, "reclusterings");
}

function decodeAxis(value: unknown, count: number, path: string): SubsetAxis {
  const { members, tree, enabled, optimal, ...rest } = plainObject(value, path);
  const kept = members === null ? null : decodeMembers(members, count, `${path}.members`);
  return {
    axis: {
      members: kept,
      enabled: enabled === true,
      ...object({ metric: text, method: text })(rest, path),
      optimal: optimal === true,
    },
    tree: decodeTrees(tree, [kept?.length ?? count], `${path}.tree`)?.[0] ?? null,
  };
}

function decodeMembers(value: unknown, count: number, path: string): readonly number[] {
  const { shape } = plainObject(value, path);
  const length = positiveInteger(Array.isArray(shape) ? shape[0] : null, `${path}.shape[0]`);
  return [...ascendingIndices(value, length, count, path)];
}
