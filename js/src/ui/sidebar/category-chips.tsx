import { unitText } from "../../axis/unit-text.ts";
import { NOUNS } from "../../axis/wording.ts";
import type { AxisName } from "../../model/axes.ts";
import { hidesItems, toggleCategoryFilter } from "../../store/commands/filters.ts";
import type { WidgetStore } from "../../store/widget-store.ts";
import { truncate } from "../../util/text.ts";
import { FilterChip } from "./filter-chip.tsx";
import { ShowEverythingButton } from "./show-everything-button.tsx";
import { SubsetChip } from "./subset-chip.tsx";

function CategoryChip({ store, side }: { store: WidgetStore; side: AxisName }) {
  const { axis, view } = store.axis(side);
  const { category } = view.value;
  if (!category) return null;
  const { title, value } = category;
  const strip = axis.value.annotations.find((own) => own.title === title);
  const formatted = strip?.kind === "number" ? unitText(Number(value), strip.unit) : value;
  const text = truncate(`${title}: ${formatted}`);
  const noun = `${NOUNS[side]}s`;
  return (
    <FilterChip
      label={`Show all ${noun}, not only ${text}`}
      title={`Only these ${noun} are shown; click to show all`}
      onClick={() => toggleCategoryFilter(store, side, category)}
    >
      {text}
    </FilterChip>
  );
}

/** Chips for subset clusterings and category filters, each with a button to remove it. */
export function CategoryChips({ store }: { store: WidgetStore }) {
  if (!hidesItems(store.view.value)) return null;
  return (
    <div class="filter-chips">
      <SubsetChip store={store} />
      <CategoryChip store={store} side="rows" />
      <CategoryChip store={store} side="cols" />
      <ShowEverythingButton store={store} />
    </div>
  );
}
