import { SIDES } from "../../core/sides.ts";
import type { PageState } from "../../state/page-state.ts";
import { counted, NOUNS } from "../nouns.ts";

/** Opens the sheet on what is selected, where the panel has no dock. */
export function SelectionButton({ page }: { page: PageState }) {
  const { panel, hasDock } = page;
  const selected = SIDES.map((side) => [side, panel.selections[side].value.length] as const);
  const told = selected.filter(([, count]) => count > 0);
  if (hasDock.value || panel.isOpen.value || told.length === 0) return null;
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
