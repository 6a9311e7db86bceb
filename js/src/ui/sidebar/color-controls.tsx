import type { AxisName } from "../../model/axes.ts";
import type { Reduction } from "../../model/colors.ts";
import {
  AS_GIVEN,
  areColorsAsGiven,
  changeColors,
  setOwnRange,
} from "../../store/commands/colors.ts";
import type { WidgetStore } from "../../store/widget-store.ts";
import { LinkButton } from "../controls/link-button.tsx";
import { ColorMapSelect } from "./color-map-select.tsx";
import { OpacitySlider } from "./opacity-slider.tsx";

/** The controls of colour map, opacity and ranges. */
export function ColorControls({ store }: { store: WidgetStore }) {
  const colors = store.colorView.value;
  return (
    <>
      <ColorMapSelect store={store} />
      <OpacitySlider store={store} />
      <label class="control">
        <span class="control-title">Range of colours</span>
        <select
          class="select"
          aria-label="Range of colours"
          value={store.ownRange.value ?? ""}
          onChange={({ currentTarget }) =>
            setOwnRange(store, (currentTarget.value || null) as AxisName | null)
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
            changeColors(store, { reduction: currentTarget.value as Reduction })
          }
        >
          <option value="mean">Mean</option>
          <option value="extreme">Largest magnitude</option>
        </select>
      </label>
      {!areColorsAsGiven(colors) && (
        <LinkButton name="Reset colours" onClick={() => changeColors(store, AS_GIVEN)} />
      )}
    </>
  );
}
