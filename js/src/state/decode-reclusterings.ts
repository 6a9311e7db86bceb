import { fields, listOf, parts, text } from "../core/json-reader.ts";
import type { AxisReclustering, Matrix, Reclustered, Tree } from "../core/types.ts";
import { decodeTrees } from "./decode-tree.ts";
import { ascending } from "./wire-array.ts";
import { isSent, positiveWhole, versioned } from "./wire-fields.ts";

/** With its fields as a view has them, in one order, so that both can be compared. */
interface ReclusteredAxis {
  readonly axis: AxisReclustering;
  readonly tree: Tree | null;
}

/** What was clustered anew, as far as it is kept. */
export function decodeReclusterings(
  trait: unknown,
  { rowCount, colCount }: Pick<Matrix, "rowCount" | "colCount">,
): readonly Reclustered[] {
  if (!isSent(trait)) return [];
  const record = versioned(trait, "reclusterings");
  const read = (item: unknown, path: string): Reclustered => {
    const { rows, cols } = fields(item, path);
    const byRows = decodeAxis(rows, rowCount, `${path}.rows`);
    const byCols = decodeAxis(cols, colCount, `${path}.cols`);
    return {
      recluster: { rows: byRows.axis, cols: byCols.axis },
      rowTree: byRows.tree,
      colTree: byCols.tree,
    };
  };
  return listOf(read)(record.reclusterings, "reclusterings");
}

function decodeAxis(value: unknown, count: number, path: string): ReclusteredAxis {
  const { members, tree, enabled, optimal, ...rest } = fields(value, path);
  const kept = members === null ? null : decodeMembers(members, count, `${path}.members`);
  return {
    axis: {
      members: kept,
      enabled: enabled === true,
      ...parts({ metric: text, method: text })(rest, path),
      optimal: optimal === true,
    },
    tree: decodeTrees(tree, [kept?.length ?? count], `${path}.tree`)?.[0] ?? null,
  };
}

function decodeMembers(value: unknown, count: number, path: string): readonly number[] {
  const { shape } = fields(value, path);
  const length = positiveWhole(Array.isArray(shape) ? shape[0] : null, `${path}.shape[0]`);
  return [...ascending(value, length, count, path)];
}
