import { type ColorMap, isDiverging } from "../../color/color-view.ts";
import { changeColors } from "../../store/commands/colors.ts";
import type { WidgetStore } from "../../store/widget-store.ts";

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

/** The list of colour maps; with the keyboard each shows as it is passed. */
export function ColorMapSelect({ store }: { store: WidgetStore }) {
  const maps = store.colorMaps.value;
  const given = store.givenColors.value;
  const { map } = store.colorView.value;
  const known = maps.some(({ name }) => name === map);
  const choose = (name: string) => {
    const chosen = name === given.name ? null : name || null;
    const kept = isDiverging(given, maps, chosen) ? {} : { center: null };
    changeColors(store, { map: chosen, ...kept });
  };
  return (
    <select
      class="select"
      aria-label="Colour map"
      title="Colour map"
      value={known && map !== null ? map : ""}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      <option value="">{`${given.name} (${given.isDefaultMap ? "default" : "as given"})`}</option>
      {[true, false].map((diverging) =>
        [true, false].map((safe) => (
          <Options
            label={`${diverging ? "Diverging" : "Sequential"}${safe ? ", colour-blind safe" : ""}`}
            maps={maps.filter(
              ({ isDiverging, isSafe }) => isDiverging === diverging && isSafe === safe,
            )}
          />
        )),
      )}
    </select>
  );
}
