import type { SharedState } from "../state/shared-state.ts";
import { leavesOut, showEverything } from "../state/show-everything.ts";

/** Takes back whatever leaves rows or columns out, while anything does. */
export function ShowEverythingButton({ shared }: { shared: SharedState }) {
  if (!leavesOut(shared.view.value)) return null;
  return (
    <button
      type="button"
      class="button show-everything"
      title="Remove all filters, crops and top rows. Undo brings them back"
      onClick={() => showEverything(shared)}
    >
      Show everything
    </button>
  );
}
