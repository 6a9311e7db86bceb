import { useState } from "preact/hooks";
import { clamp } from "../../util/clamp.ts";

/** A field for the number of clusters; Enter cuts the tree. */
export function ClusterCountField({
  label,
  count,
  most,
  onCount,
}: {
  label: string;
  /** How many there are. */
  count: number;
  /** How many there can be. */
  most: number;
  onCount: (count: number) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const submit = (text: string) => {
    setTyped(null);
    const wanted = Math.round(Number(text));
    if (wanted >= 1) onCount(clamp(wanted, 1, most));
  };
  return (
    <input
      type="number"
      class="cluster-count"
      aria-label={label}
      title="Type a number and press Enter to cut the tree into this many clusters"
      min={1}
      max={most}
      step={1}
      value={typed ?? String(count)}
      onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      onChange={({ currentTarget }) => submit(currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") submit(event.currentTarget.value);
        if (event.key !== "Escape" || typed === null) return;
        event.preventDefault();
        setTyped(null);
      }}
    />
  );
}
