import {
  type FigureOptions,
  isPossibleWidth,
  type PictureWidth,
  type Unit,
  WIDTH_LIMITS,
} from "../../export/figure-options.ts";

const UNITS: readonly Unit[] = ["px", "mm"];

/** Return why a picture can't have a width; empty where it can. */
export function widthProblem(width: PictureWidth | null): string {
  if (!width || isPossibleWidth(width)) return "";
  const [least, most] = WIDTH_LIMITS[width.unit];
  return `The width must be from ${least} to ${most} ${width.unit}.`;
}

function Checkbox({
  name,
  isChecked,
  onCheck,
}: {
  name: string;
  isChecked: boolean;
  onCheck: (isChecked: boolean) => void;
}) {
  return (
    <label class="snapshot-check">
      <input
        type="checkbox"
        checked={isChecked}
        onChange={({ currentTarget }) => onCheck(currentTarget.checked)}
      />
      {name}
    </label>
  );
}

function WidthField({
  width,
  unit,
  onWidth,
  onUnit,
}: {
  width: PictureWidth | null;
  unit: Unit;
  onWidth: (value: number | null) => void;
  onUnit: (unit: Unit) => void;
}) {
  return (
    <div class="snapshot-field">
      <label for="snapshot-width">Width</label>
      <input
        id="snapshot-width"
        class="select"
        type="number"
        min={WIDTH_LIMITS[unit][0]}
        max={WIDTH_LIMITS[unit][1]}
        placeholder="auto"
        aria-invalid={widthProblem(width) !== ""}
        value={width?.value ?? ""}
        onInput={({ currentTarget: { value, valueAsNumber } }) =>
          onWidth(value === "" ? null : valueAsNumber)
        }
      />
      <select
        class="select"
        aria-label="Unit of the width"
        value={unit}
        onChange={({ currentTarget }) => onUnit(currentTarget.value as Unit)}
      >
        {UNITS.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </div>
  );
}

/** The form of title, width, theme and marks of a picture. */
export function SnapshotOptionsForm({
  options,
  unit,
  isTreeWhole,
  onChange,
  onUnit,
}: {
  options: FigureOptions;
  unit: Unit;
  isTreeWhole: boolean;
  onChange: (options: FigureOptions) => void;
  onUnit: (unit: Unit) => void;
}) {
  const { title, width, isDark, marks } = options;
  return (
    <fieldset class="snapshot-options">
      <legend class="value">Options</legend>
      <div class="snapshot-field">
        <label for="snapshot-title">Title</label>
        <input
          id="snapshot-title"
          class="select"
          type="text"
          placeholder="none"
          value={title}
          onInput={({ currentTarget }) => onChange({ ...options, title: currentTarget.value })}
        />
      </div>
      <WidthField
        width={width}
        unit={unit}
        onWidth={(value) =>
          onChange({ ...options, width: value === null ? null : { value, unit } })
        }
        onUnit={onUnit}
      />
      <Checkbox
        name="Dark theme"
        isChecked={isDark}
        onCheck={(checked) => onChange({ ...options, isDark: checked })}
      />
      <Checkbox
        name="Selection marks"
        isChecked={marks.selection}
        onCheck={(selection) => onChange({ ...options, marks: { ...marks, selection } })}
      />
      {isTreeWhole && (
        <Checkbox
          name="Cut lines"
          isChecked={marks.cut}
          onCheck={(cut) => onChange({ ...options, marks: { ...marks, cut } })}
        />
      )}
    </fieldset>
  );
}
