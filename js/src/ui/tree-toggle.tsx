import type { PageState } from "../state/page-state.ts";
import { Checkbox } from "./checkbox.tsx";

/** Keeps the whole trees beside the matrix, not only a slice of them. */
export function TreeToggle({ page }: { page: PageState }) {
  const { shared, isTreeWhole } = page;
  if (!shared.rows.tree.value && !shared.cols.tree.value) return null;
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
