import { beyondText, rangeText } from "../../color/range-text.ts";
import type { Norm } from "../../model/colors.ts";
import type { Interval } from "../../model/interval.ts";
import { type ColorScale, rangeInWords } from "../../panels/legend/color-scale.ts";
import { changeColors, OWN_RANGE_NOUNS, setOwnRange } from "../../store/commands/colors.ts";
import type { WidgetStore } from "../../store/widget-store.ts";
import { LinkButton } from "../controls/link-button.tsx";

function setNorm(store: WidgetStore, norm: Norm): void {
  const own = store.givenColors.value.norm;
  changeColors(store, { norm: norm === own ? null : norm, vmin: null, vmax: null });
}

function setEnds(store: WidgetStore, full: Interval | null): void {
  changeColors(store, { vmin: full ? full[0] : null, vmax: full ? full[1] : null });
}

/** A note on the colour range, with buttons for the full range and a log scale. */
export function ColorRangeNote({ store, scale }: { store: WidgetStore; scale: ColorScale }) {
  const { domain, full, norm } = scale;
  const words = rangeInWords(store, scale);
  const beyond = beyondText(words);
  const given = store.givenColors.value;
  const { unequal } = given;
  const isFull = full !== null && domain[0] === full[0] && domain[1] === full[1];
  return (
    <div class="range-note">
      <span>
        {rangeText(words)}
        {beyond && `; ${beyond}`}
      </span>
      {full && !isFull && (
        <LinkButton
          name="Full range"
          title="Extend the colours to the smallest and the largest value"
          onClick={() => setEnds(store, full)}
        />
      )}
      {isFull && (
        <LinkButton
          name="Robust range"
          title="Leave the most extreme values out of the range of the colours"
          onClick={() => setEnds(store, null)}
        />
      )}
      {norm === "linear" && unequal && (
        <>
          <span>{`${OWN_RANGE_NOUNS[unequal].many} differ in scale.`}</span>
          <LinkButton
            name={`Scale each ${OWN_RANGE_NOUNS[unequal].one}`}
            title={`Colour each ${OWN_RANGE_NOUNS[unequal].one} over its own range`}
            onClick={() => setOwnRange(store, unequal)}
          />
        </>
      )}
      {norm === "linear" && given.isSkewed && given.ranges.log && (
        <>
          {unequal === null && <span>Most values are small.</span>}
          <LinkButton
            name="Log scale"
            title="Colour by the logarithms of the values. Values of 0 and below get the lowest colour"
            onClick={() => setNorm(store, "log")}
          />
        </>
      )}
      {norm === "log" && (
        <>
          {words.below > 0 && <span>Values of 0 and below have the lowest colour.</span>}
          <LinkButton name="Linear scale" onClick={() => setNorm(store, "linear")} />
        </>
      )}
    </div>
  );
}
