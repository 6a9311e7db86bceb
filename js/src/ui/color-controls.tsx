import type { AxisName, Reduction } from "../core/types.ts";
import type { SharedState } from "../state/shared-state.ts";
import { AS_GIVEN, areColorsAsGiven, changeColors } from "./color-change.ts";
import { ColorMapSelect } from "./color-map-select.tsx";
import { LinkButton } from "./link-button.tsx";
import { OpacitySlider } from "./opacity-slider.tsx";
import { setOwnRange } from "./own-range-change.ts";

/** How values become colours, besides the ends of the range, which the legend sets. */
export function ColorControls({ shared }: { shared: SharedState }) {
  const colors = shared.colorView.value;
  return (
    <>
      <ColorMapSelect shared={shared} />
      <OpacitySlider shared={shared} />
      <label class="control">
        <span class="control-title">Range of colours</span>
        <select
          class="select"
          aria-label="Range of colours"
          value={shared.ownRange.value ?? ""}
          onChange={({ currentTarget }) =>
            setOwnRange(shared, (currentTarget.value || null) as AxisName | null)
          }
        >
          <option value="">One for all</option>
          <option value="rows">Each row</option>
          <option value="cols">Each column</option>
        </select>
      </label>
      <label class="control">
        <span class="control-title">Where cells share a pixel</span>
        <select
          class="select"
          aria-label="Where cells share a pixel"
          value={colors.reduction}
          onChange={({ currentTarget }) =>
            changeColors(shared, { reduction: currentTarget.value as Reduction })
          }
        >
          <option value="mean">Mean</option>
          <option value="extreme">Largest magnitude</option>
        </select>
      </label>
      {!areColorsAsGiven(colors) && (
        <LinkButton name="Reset colours" onClick={() => changeColors(shared, AS_GIVEN)} />
      )}
    </>
  );
}
