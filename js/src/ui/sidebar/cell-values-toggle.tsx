import type { ViewSession } from "../../store/view-session.ts";
import { Checkbox } from "../controls/checkbox.tsx";

/** A checkbox that writes values into large cells. */
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
