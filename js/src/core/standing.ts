import { sameJson } from "./same-json.ts";
import type { BySide } from "./sides.ts";
import type { Reclustered, Top, TopStop, Tree, ViewState } from "./types.ts";

/** What stands of an axis before anything is filtered, cropped or flipped. */
export interface StandingAxis {
  /** Original positions, ascending; `null` for all. */
  readonly members: Int32Array | null;
  readonly tree: Tree | null;
  /** The lines of the other axis by which sums and variances count; `null` for all. */
  readonly others: Int32Array | null;
}

export type Standing = BySide<StandingAxis>;

/** Parts of the table that are clustered by themselves, as far as they have come. */
export interface Clusterings {
  readonly topStops: readonly TopStop[];
  readonly reclusterings: readonly Reclustered[];
}

/** Which part of the table a view shows with trees of its own. */
export type Chosen = Pick<ViewState, "top" | "recluster">;

/** `"whole"` where a view shows the table's own trees, `"missing"` where its part has not come. */
export function standingOf(
  { top, recluster }: Chosen,
  { topStops, reclusterings }: Clusterings,
): Standing | "whole" | "missing" {
  if (recluster) {
    const found = reclusterings.find((one) => sameJson(one.recluster, recluster));
    return found ? standingAnew(found) : "missing";
  }
  if (!top) return "whole";
  const stop = stopAmong(topStops, top);
  return stop ? standingStop(stop) : "missing";
}

export function stopAmong(stops: readonly TopStop[], { by, count }: Top): TopStop | undefined {
  return stops.find((stop) => stop.by === by && stop.count === count);
}

function standingStop({ rows, rowTree, colTree }: TopStop): Standing {
  return {
    rows: { members: rows, tree: rowTree, others: null },
    cols: { members: null, tree: colTree, others: rows },
  };
}

function standingAnew({ recluster, rowTree, colTree }: Reclustered): Standing {
  const [rows, cols] = [recluster.rows, recluster.cols].map(
    ({ members }) => members && Int32Array.from(members),
  ) as [Int32Array | null, Int32Array | null];
  return {
    rows: { members: rows, tree: rowTree, others: cols },
    cols: { members: cols, tree: colTree, others: rows },
  };
}
