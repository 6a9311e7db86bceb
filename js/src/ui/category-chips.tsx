import type { AxisName } from "../core/types.ts";
import { unitText } from "../core/unit-text.ts";
import { toggleCategory } from "../state/actions.ts";
import type { SharedState } from "../state/shared-state.ts";
import { leavesOut } from "../state/show-everything.ts";
import { FilterChip } from "./filter-chip.tsx";
import { NOUNS } from "./nouns.ts";
import { ReclusteringChip } from "./reclustering-chip.tsx";
import { shortText } from "./short-text.ts";
import { ShowEverythingButton } from "./show-everything-button.tsx";

function CategoryChip({ shared, side }: { shared: SharedState; side: AxisName }) {
  const { axis, view } = shared.axis(side);
  const { category } = view.value;
  if (!category) return null;
  const { title, value } = category;
  const strip = axis.value.categories.find((own) => own.title === title);
  const told = strip?.kind === "number" ? unitText(Number(value), strip.unit) : value;
  const text = shortText(`${title}: ${told}`);
  const noun = `${NOUNS[side]}s`;
  return (
    <FilterChip
      label={`Show all ${noun}, not only ${text}`}
      title={`Only these ${noun} are shown; click to show all`}
      onClick={() => toggleCategory(shared, side, category)}
    >
      {text}
    </FilterChip>
  );
}

/** What is clustered by itself, what each axis is narrowed to by a category, and the ways back. */
export function CategoryChips({ shared }: { shared: SharedState }) {
  if (!leavesOut(shared.view.value)) return null;
  return (
    <div class="filter-chips">
      <ReclusteringChip shared={shared} />
      <CategoryChip shared={shared} side="rows" />
      <CategoryChip shared={shared} side="cols" />
      <ShowEverythingButton shared={shared} />
    </div>
  );
}
