import { bySide } from "../core/sides.ts";
import type { AxisName, AxisReclustering } from "../core/types.ts";
import { showTop } from "../state/actions.ts";
import type { SharedState } from "../state/shared-state.ts";
import { FilterChip } from "./filter-chip.tsx";
import { counted, NOUNS } from "./nouns.ts";
import { shortText } from "./short-text.ts";

const LONGEST_METRIC = 40;

/** Such as "120 rows: correlation, average". */
function axisText(shared: SharedState, side: AxisName, clustered: AxisReclustering): string {
  const count = clustered.members?.length ?? shared.axis(side).axis.value.count;
  const metric = shortText(clustered.metric, LONGEST_METRIC);
  const how = clustered.enabled ? `${metric}, ${clustered.method}` : "not clustered";
  return `${counted(count, NOUNS[side])}: ${how}`;
}

/** Of what the trees are made and how, where they are not those of the whole table. */
export function ReclusteringChip({ shared }: { shared: SharedState }) {
  const { recluster } = shared.view.value;
  if (!recluster) return null;
  const { rows, cols } = bySide((side) => axisText(shared, side, recluster[side]));
  return (
    <FilterChip
      label={`Back to the first clustering; now ${rows}; ${cols}`}
      title="Click to go back to the first clustering and show everything"
      onClick={() => showTop(shared, null)}
    >
      Reclustered
      <br />
      {rows}
      <br />
      {cols}
    </FilterChip>
  );
}
