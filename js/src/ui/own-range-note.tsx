import { beyondText } from "../core/range-text.ts";
import type { AxisName } from "../core/types.ts";
import { type ColorScale, rangeInWords } from "../panels/color-scale.ts";
import type { SharedState } from "../state/shared-state.ts";
import { LinkButton } from "./link-button.tsx";
import { NOUNS, setOwnRange } from "./own-range-change.ts";

/** Says whose ranges the colours follow, why, and what to do about it. */
export function OwnRangeNote({
  shared,
  scale,
  side,
}: {
  shared: SharedState;
  scale: ColorScale;
  side: AxisName;
}) {
  const beyond = beyondText(rangeInWords(shared, scale));
  const { one, many, parameter } = NOUNS[side];
  const differs = shared.givenColors.value.unequal === side;
  const ranges = differs
    ? `${many} differ in scale: each has its own range`
    : `Each ${one} has its own range`;
  return (
    <div class="range-note">
      <span>{beyond ? `${ranges}; ${beyond}.` : `${ranges}.`}</span>
      {differs && (
        <span>
          Clustering uses the values as they are; <code>{`z_score="${parameter}"`}</code> makes{" "}
          {many.toLowerCase()} comparable there, too.
        </span>
      )}
      <LinkButton
        name="One range for all"
        title={`Colour all ${many.toLowerCase()} over the same range`}
        onClick={() => setOwnRange(shared, null)}
      />
    </div>
  );
}
