import { SIDES } from "../../core/sides.ts";
import type { PageState } from "../../state/page-state.ts";
import { counted, NOUNS } from "../nouns.ts";

/** Whether there is a selection whose panel is neither docked nor open. */
export function hasSelectionButton({ panel, hasDock }: PageState): boolean {
  const isAnySelected = SIDES.some((side) => panel.selections[side].value.length > 0);
  return isAnySelected && !hasDock.value && !panel.isOpen.value;
}

/** Opens the sheet on what is selected. */
export function SelectionButton({ page }: { page: PageState }) {
  const { panel } = page;
  const selected = SIDES.map((side) => [side, panel.selections[side].value.length] as const);
  const told = selected.filter(([, count]) => count > 0);
  const sizes = told.map(([side, count]) => counted(count, NOUNS[side]));
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
