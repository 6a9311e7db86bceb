import type { PageState } from "../state/page-state.ts";
import { IconButton } from "./icon-button.tsx";
import { ICONS } from "./icons.ts";

/** Arms the next drag on the heatmap to crop; pressed again, or Escape, takes it back. */
export function CropButton({ page }: { page: PageState }) {
  const isArmed = page.isCropArmed.value;
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
        page.isCropArmed.value = !isArmed;
      }}
    />
  );
}
