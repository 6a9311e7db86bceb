import type { PageState } from "../state/page-state.ts";
import { Checkbox } from "./checkbox.tsx";

/** Writes their values into cells that are large enough. */
export function CellValuesToggle({ page }: { page: PageState }) {
  const { hasCellValues } = page;
  return (
    <Checkbox
      name="Cell values"
      title="Show the values in cells larger than 40 pixels. Zoom in to make cells larger"
      isOn={hasCellValues.value}
      onToggle={(isOn) => {
        hasCellValues.value = isOn;
      }}
    />
  );
}
