import type { AxisSubsetSpec, Matrix, SubsetClustering, Tree } from "../model/types.ts";
import { array, object, plainObject, text } from "../util/decoder.ts";
import { ascendingIndices } from "./array-decoders.ts";
import { decodeTrees } from "./decode-trees.ts";
import { isSent, positiveInteger, versioned } from "./field-decoders.ts";

/** With its fields as a view has them, in one order, so that both can be compared. */
interface SubsetAxis {
  readonly axis: AxisSubsetSpec;
  readonly tree: Tree | null;
}

/** What was clustered anew, as far as it is kept. */
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
