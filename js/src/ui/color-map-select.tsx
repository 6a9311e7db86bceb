import type { ColorMap } from "../core/color-view.ts";
import type { SharedState } from "../state/shared-state.ts";
import { changeColors } from "./color-change.ts";

const AS_GIVEN = "";

function Options({ label, maps }: { label: string; maps: readonly ColorMap[] }) {
  if (maps.length === 0) return null;
  return (
    <optgroup label={label}>
      {maps.map(({ name }) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}

/** The colours of the matrix; with the keyboard each map shows as it is gone through. */
export function ColorMapSelect({ shared }: { shared: SharedState }) {
  const maps = shared.colorMaps.value;
  const { map } = shared.colorView.value;
  const known = maps.some(({ name }) => name === map);
  return (
    <select
      class="select"
      aria-label="Colour map"
      title="Colour map"
      value={known && map !== null ? map : AS_GIVEN}
      onChange={({ currentTarget: { value } }) =>
        changeColors(shared, { map: value === AS_GIVEN ? null : value })
      }
    >
      <option value={AS_GIVEN}>{shared.givenColors.value.name} (as given)</option>
      <Options label="Diverging" maps={maps.filter(({ isDiverging }) => isDiverging)} />
      <Options label="Sequential" maps={maps.filter(({ isDiverging }) => !isDiverging)} />
    </select>
  );
}
