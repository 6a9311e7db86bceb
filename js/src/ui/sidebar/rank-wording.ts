import { NOUNS } from "../../axis/wording.ts";
import type { AxisName } from "../../model/axes.ts";
import type { Score } from "../../model/order.ts";
import type { WidgetStore } from "../../store/widget-store.ts";

const SCORES: Readonly<Record<Score, string>> = {
  sum: "sum",
  magnitude: "sum of absolute values",
  variance: "variance",
};

/** Return why an axis can't be ranked by a score. */
export function whyNotRankable({ rankScaling }: WidgetStore, side: AxisName, score: Score): string {
  const same = `All ${NOUNS[side]}s have the same ${SCORES[score]}`;
  if (rankScaling.value?.axis === side) return `${same} before scaling. There is nothing to rank`;
  return (
    `${same}, so there is nothing to rank. ` +
    "If the table was scaled before, give the unscaled table and use z_score"
  );
}

/** Return on which values an axis is ranked, as the end of a tooltip; empty where that is plain. */
export function rankedOnNote({ rankScaling }: WidgetStore, side: AxisName): string {
  return rankScaling.value?.axis === side ? ". Uses the values before scaling" : "";
}
