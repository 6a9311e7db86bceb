import { visibleText } from "../core/format.ts";
import type { AxisName } from "../core/types.ts";
import { toggleCategory } from "../state/actions.ts";
import type { SharedState } from "../state/shared-state.ts";

const LONGEST = 120;

function CategoryChip({ shared, side }: { shared: SharedState; side: AxisName }) {
  const { category } = shared.axis(side).view.value;
  if (!category) return null;
  const text = visibleText(`${category.title}: ${category.value}`.slice(0, LONGEST));
  const noun = side === "rows" ? "rows" : "columns";
  return (
    <button
      type="button"
      class="filter-chip"
      aria-label={`Show all ${noun}, not only ${text}`}
      title={`Only these ${noun} are shown; click to show all`}
      onClick={() => toggleCategory(shared, side, category)}
    >
      <span class="filter-text">{text}</span>
      <span aria-hidden="true">×</span>
    </button>
  );
}

/** What each axis is narrowed to by a category, and the way back. */
export function CategoryChips({ shared }: { shared: SharedState }) {
  const { rows, cols } = shared.view.value;
  if (!rows.category && !cols.category) return null;
  return (
    <div class="filter-chips">
      <CategoryChip shared={shared} side="rows" />
      <CategoryChip shared={shared} side="cols" />
    </div>
  );
}
