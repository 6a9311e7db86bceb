import { beyondText } from "../../color/range-text.ts";
import type { AxisName } from "../../model/axes.ts";
import { type ColorScale, rangeInWords } from "../../panels/legend/color-scale.ts";
import { OWN_RANGE_NOUNS, setOwnRange } from "../../store/commands/colors.ts";
import type { WidgetStore } from "../../store/widget-store.ts";
import { LinkButton } from "../controls/link-button.tsx";

/** A note on which axis has ranges of its own, why, and how to change it. */
export function OwnRangeNote({
  store,
  scale,
  side,
}: {
  store: WidgetStore;
  scale: ColorScale;
  side: AxisName;
}) {
  const beyond = beyondText(rangeInWords(store, scale));
  const { one, many, parameter } = OWN_RANGE_NOUNS[side];
  const differs = store.givenColors.value.unequal === side;
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
        onClick={() => setOwnRange(store, null)}
      />
    </div>
  );
}
