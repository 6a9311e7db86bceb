import type { ViewSession } from "../../store/view-session.ts";
import { Checkbox } from "../controls/checkbox.tsx";

/** Writes their values into cells that are large enough. */
export function CellValuesToggle({ session }: { session: ViewSession }) {
  const { hasCellValues } = session;
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
