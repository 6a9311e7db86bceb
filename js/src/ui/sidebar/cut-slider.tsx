import { counted, NOUNS, TITLES } from "../../axis/wording.ts";
import { isArrow, sliderStep } from "../../interaction/keys/key-steps.ts";
import type { AxisName } from "../../model/axes.ts";
import type { ViewSession } from "../../store/view-session.ts";
import { stepCut } from "../../tree/clusters.ts";
import {
  clusterCountAt,
  cutForCount,
  cutForStop,
  cutStops,
  isUninformative,
  type MergeHeights,
  stopForCut,
} from "../../tree/cuts.ts";
import { clamp } from "../../util/clamp.ts";
import { formatNumber } from "../../util/number-format.ts";
import { Slider } from "../controls/slider.tsx";
import { ClusterCountField } from "./cluster-count-field.tsx";

const TITLE =
  "Cut the tree. Further right: fewer clusters. Arrow key: next stop. " +
  "Shift and arrow key: next merge";

function nextStop(stop: number, direction: number, last: number): number {
  const next = direction > 0 ? Math.floor(stop + 1 + 1e-6) : Math.ceil(stop - 1 - 1e-6);
  return clamp(next, 0, last);
}

/** Return a note on how far the clusters can be trusted. */
function noteOn(heights: MergeHeights, side: AxisName): string {
  return isUninformative(heights)
    ? `Nearly all ${NOUNS[side]}s merge at the same height, so these clusters mean little.`
    : "";
}

/** The slider of the cut; arrow keys go stop by stop, with Shift merge by merge. */
export function CutSlider({ session, side }: { session: ViewSession; side: AxisName }) {
  const { store, cutting } = session;
  const { view, tree, mergeHeights, clusters } = store.axis(side);
  const merges = tree.value;
  if (!merges) return null;
  const heights = mergeHeights.value;
  const stops = cutStops(heights);
  const last = stops.length - 1;
  const cut = view.value.cut ?? 0;
  const count = clusters.value.length;
  const note = noteOn(heights, side);

  const cutAt = (value: number) => store.changeAxis(side, { cut: value }, `cut ${side}`);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isArrow(event.key)) return;
    const direction = sliderStep(event.key, 1) as 1 | -1;
    event.preventDefault();
    cutting.value = side;
    if (event.shiftKey) cutAt(stepCut(merges, cut, direction));
    else cutAt(cutForStop(stops, nextStop(stopForCut(stops, cut), direction, last)));
  };
  const stopCutting = () => {
    cutting.value = null;
    store.endGesture();
  };
  return (
    <>
      <Slider
        name="Clusters"
        text={
          <ClusterCountField
            label={`Number of ${NOUNS[side]} clusters`}
            count={count}
            most={clusterCountAt(heights, 0)}
            onCount={(wanted) => store.changeAxis(side, { cut: cutForCount(heights, wanted) })}
          />
        }
        stops={last}
        aria-label={`${TITLES[side]} clusters`}
        aria-valuetext={`${counted(count, "cluster")}, cut at ${formatNumber(cut)}`}
        title={note ? `${TITLE}. ${note}` : TITLE}
        max={Math.max(1, last)}
        step="any"
        value={last > 0 ? stopForCut(stops, cut) : 1}
        onValue={(value) => {
          cutting.value = side;
          cutAt(cutForStop(stops, value));
        }}
        onKeyDown={onKeyDown}
        onPointerDown={() => {
          cutting.value = side;
        }}
        onEnd={stopCutting}
      />
      {note && <p class="cut-note">{note}</p>}
    </>
  );
}
