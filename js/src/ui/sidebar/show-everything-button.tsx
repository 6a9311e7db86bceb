import { hidesItems, showEverything } from "../../store/commands/filters.ts";
import type { WidgetStore } from "../../store/widget-store.ts";

/** A button that removes all that hides rows or columns. */
export function ShowEverythingButton({ store }: { store: WidgetStore }) {
  if (!hidesItems(store.view.value)) return null;
  return (
    <button
      type="button"
      class="button show-everything"
      title="Remove all filters, crops and top rows. Undo brings them back"
      onClick={() => showEverything(store)}
    >
      Show everything
    </button>
  );
}
