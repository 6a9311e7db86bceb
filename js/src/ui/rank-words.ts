import type { AxisName, Score } from "../core/types.ts";
import type { SharedState } from "../state/shared-state.ts";
import { NOUNS } from "./nouns.ts";

const SCORES: Readonly<Record<Score, string>> = {
  sum: "sum",
  magnitude: "sum of absolute values",
  variance: "variance",
};

/** Why an axis can't be ranked by this. */
export function allAlike({ rankScaling }: SharedState, side: AxisName, score: Score): string {
  const same = `All ${NOUNS[side]}s have the same ${SCORES[score]}`;
  if (rankScaling.value?.axis === side) return `${same} before scaling. There is nothing to rank`;
  return (
    `${same}, so there is nothing to rank. ` +
    "If the table was scaled before, give the unscaled table and use z_score"
  );
}

/** On which values an axis is ranked, where that is not plain: the end of a tooltip. */
export function rankedOn({ rankScaling }: SharedState, side: AxisName): string {
  return rankScaling.value?.axis === side ? ". Uses the values before scaling" : "";
}
