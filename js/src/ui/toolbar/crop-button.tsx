import type { ViewSession } from "../../store/view-session.ts";
import { IconButton } from "../controls/icon-button.tsx";
import { ICONS } from "../controls/icons.ts";

/**
 * A button that arms the next drag on the heatmap to crop; pressed again, or by Escape, it disarms
 * it.
 */
export function CropButton({ session }: { session: ViewSession }) {
  const isArmed = session.isCropArmed.value;
  return (
    <IconButton
      name="Crop"
      path={ICONS.crop}
      hint={
        isArmed
          ? "Drag a rectangle on the heatmap. Escape cancels"
          : "Crop: click here, then drag a rectangle on the heatmap"
      }
      isPressed={isArmed}
      onClick={() => {
        session.isCropArmed.value = !isArmed;
      }}
    />
  );
}
