/** A checkbox with its name beside it. */
export function Checkbox({
  name,
  title,
  isOn,
  onToggle,
}: {
  name: string;
  title?: string;
  isOn: boolean;
  onToggle: (isOn: boolean) => void;
}) {
  return (
    <label class="check" title={title}>
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => onToggle(event.currentTarget.checked)}
      />
      <span>{name}</span>
    </label>
  );
}
