import { counted, NOUNS } from "../../axis/wording.ts";
import { AXES } from "../../model/axes.ts";
import type { ViewSession } from "../../store/view-session.ts";

/** Return whether there is a selection whose panel is neither docked nor open. */
export function hasSelectionButton({ panel, hasDock }: ViewSession): boolean {
  const isAnySelected = AXES.some((side) => panel.selections[side].value.length > 0);
  return isAnySelected && !hasDock.value && !panel.isOpen.value;
}

/** A button that opens the sheet of the selection. */
export function SelectionButton({ session }: { session: ViewSession }) {
  const { panel } = session;
  const selected = AXES.map((side) => [side, panel.selections[side].value.length] as const);
  const present = selected.filter(([, count]) => count > 0);
  const sizes = present.map(([side, count]) => counted(count, NOUNS[side]));
  return (
    <button
      type="button"
      class="button selection-button"
      aria-haspopup="dialog"
      title="Compare, enrich, crop, name, copy"
      onClick={() => {
        panel.isOpen.value = true;
      }}
    >
      Selection: {sizes.join(", ")}
    </button>
  );
}
