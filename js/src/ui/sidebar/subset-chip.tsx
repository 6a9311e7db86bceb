import { counted, NOUNS } from "../../axis/wording.ts";
import { type AxisName, mapAxes } from "../../model/axes.ts";
import type { AxisSubsetSpec } from "../../model/subset.ts";
import { showTopRows } from "../../store/commands/top-rows.ts";
import type { WidgetStore } from "../../store/widget-store.ts";
import { truncate } from "../../util/text.ts";
import { FilterChip } from "./filter-chip.tsx";

const LONGEST_METRIC = 40;

/** Such as "120 rows: correlation, average". */
function axisText(store: WidgetStore, side: AxisName, clustered: AxisSubsetSpec): string {
  const count = clustered.members?.length ?? store.axis(side).axis.value.count;
  const metric = truncate(clustered.metric, LONGEST_METRIC);
  const how = clustered.enabled ? `${metric}, ${clustered.method}` : "not clustered";
  return `${counted(count, NOUNS[side])}: ${how}`;
}

/** A chip for the subset clustering in use. */
export function SubsetChip({ store }: { store: WidgetStore }) {
  const { recluster } = store.view.value;
  if (!recluster) return null;
  const { rows, cols } = mapAxes((side) => axisText(store, side, recluster[side]));
  return (
    <FilterChip
      label={`Back to the first clustering; now ${rows}; ${cols}`}
      title="Click to go back to the first clustering and show everything"
      onClick={() => showTopRows(store, null)}
    >
      Reclustered
      <br />
      {rows}
      <br />
      {cols}
    </FilterChip>
  );
}
