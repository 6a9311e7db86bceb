import { formatCount, visibleText } from "../core/format.ts";
import type { AxisName, AxisReclustering } from "../core/types.ts";
import { showTop } from "../state/actions.ts";
import type { SharedState } from "../state/shared-state.ts";
import { FilterChip } from "./filter-chip.tsx";

const LONGEST_METRIC = 40;

/** Such as "120 rows: correlation, average". */
function axisText(shared: SharedState, side: AxisName, clustered: AxisReclustering): string {
  const count = clustered.members?.length ?? shared.axis(side).axis.value.count;
  const noun = side === "rows" ? "row" : "column";
  const metric = visibleText(clustered.metric.slice(0, LONGEST_METRIC));
  const how = clustered.enabled ? `${metric}, ${clustered.method}` : "not clustered";
  return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}: ${how}`;
}

/** Of what the trees are made and how, where they are not those of the whole table. */
export function ReclusteringChip({ shared }: { shared: SharedState }) {
  const { recluster } = shared.view.value;
  if (!recluster) return null;
  const [rows, cols] = [
    axisText(shared, "rows", recluster.rows),
    axisText(shared, "cols", recluster.cols),
  ];
  return (
    <FilterChip
      label={`Show all as clustered first; now ${rows}; ${cols}`}
      title="Click to show all as clustered first"
      onClick={() => showTop(shared, null)}
    >
      Clustered anew
      <br />
      {rows}
      <br />
      {cols}
    </FilterChip>
  );
}
