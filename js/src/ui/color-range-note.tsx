import { beyondText, rangeText } from "../core/range-text.ts";
import type { Interval, Norm } from "../core/types.ts";
import { type ColorScale, rangeInWords } from "../panels/color-scale.ts";
import type { SharedState } from "../state/shared-state.ts";
import { changeColors } from "./color-change.ts";
import { LinkButton } from "./link-button.tsx";
import { NOUNS, setOwnRange } from "./own-range-change.ts";

function setNorm(shared: SharedState, norm: Norm): void {
  const own = shared.givenColors.value.norm;
  changeColors(shared, { norm: norm === own ? null : norm, vmin: null, vmax: null });
}

function setEnds(shared: SharedState, full: Interval | null): void {
  changeColors(shared, { vmin: full ? full[0] : null, vmax: full ? full[1] : null });
}

/** Says how the colours run, with what shows more: the full range, or a log scale. */
export function ColorRangeNote({ shared, scale }: { shared: SharedState; scale: ColorScale }) {
  const { domain, full, norm } = scale;
  const words = rangeInWords(shared, scale);
  const beyond = beyondText(words);
  const given = shared.givenColors.value;
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
          onClick={() => setEnds(shared, full)}
        />
      )}
      {isFull && (
        <LinkButton
          name="Robust range"
          title="Leave the most extreme values out of the range of the colours"
          onClick={() => setEnds(shared, null)}
        />
      )}
      {norm === "linear" && unequal && (
        <>
          <span>{`${NOUNS[unequal].many} differ in scale.`}</span>
          <LinkButton
            name={`Scale each ${NOUNS[unequal].one}`}
            title={`Colour each ${NOUNS[unequal].one} over its own range`}
            onClick={() => setOwnRange(shared, unequal)}
          />
        </>
      )}
      {norm === "linear" && given.isSkewed && given.ranges.log && (
        <>
          {unequal === null && <span>Most values are small.</span>}
          <LinkButton
            name="Log scale"
            title="Colour by the logarithms of the values. Values of 0 and below get the lowest colour"
            onClick={() => setNorm(shared, "log")}
          />
        </>
      )}
      {norm === "log" && (
        <>
          {words.below > 0 && <span>Values of 0 and below have the lowest colour.</span>}
          <LinkButton name="Linear scale" onClick={() => setNorm(shared, "linear")} />
        </>
      )}
    </div>
  );
}
