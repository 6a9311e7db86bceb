import type { ViewSession } from "../../store/view-session.ts";
import { Checkbox } from "../controls/checkbox.tsx";

/** A checkbox that shows the whole trees beside the matrix. */
export function TreeToggle({ session }: { session: ViewSession }) {
  const { store, isTreeWhole } = session;
  if (!store.rows.tree.value && !store.cols.tree.value) return null;
  return (
    <Checkbox
      name="Whole tree"
      title="Always draw the whole dendrograms. Drag the line to cut them"
      isOn={isTreeWhole.value}
      onToggle={(isOn) => {
        isTreeWhole.value = isOn;
      }}
    />
  );
}
