import type { PageState } from "../state/page-state.ts";
import { Checkbox } from "./checkbox.tsx";

/** Writes their values into cells that are large enough. */
export function CellValuesToggle({ page }: { page: PageState }) {
  const { hasCellValues } = page;
  return (
    <Checkbox
      name="Cell values"
      title="Write values into cells of more than 40 pixels; zoom in to make cells larger"
      isOn={hasCellValues.value}
      onToggle={(isOn) => {
        hasCellValues.value = isOn;
      }}
    />
  );
}
