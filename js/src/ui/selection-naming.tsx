import type { AxisName } from "../core/types.ts";
import { nameGroup } from "../state/grouping.ts";
import type { SharedState } from "../state/shared-state.ts";
import { GroupNameField } from "./group-name-field.tsx";
import { counted, NOUNS } from "./nouns.ts";

/** Where what is selected of an axis can be given a name. */
export function SelectionNaming({ shared, side }: { shared: SharedState; side: AxisName }) {
  const { selected } = shared.axis(side).view.value;
  if (selected.length === 0) return null;
  return (
    <GroupNameField
      shared={shared}
      label={`Name ${counted(selected.length, `selected ${NOUNS[side]}`)}`}
      action="Name"
      onName={(name) => nameGroup(shared, name, side, selected)}
    />
  );
}
