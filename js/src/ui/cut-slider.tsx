import { formatNumber } from "../core/format.ts";
import { stepCut } from "../core/tree.ts";
import {
  countAt,
  cutAtStop,
  cutStops,
  heightFor,
  type JoinHeights,
  saysLittle,
  stopAt,
} from "../core/tree-cuts.ts";
import type { AxisName } from "../core/types.ts";
import { within } from "../core/within.ts";
import type { PageState } from "../state/page-state.ts";
import { ClusterCountField } from "./cluster-count-field.tsx";
import { isArrow, sliderStep } from "./line-steps.ts";
import { counted, NOUNS, TITLES } from "./nouns.ts";
import { Slider } from "./slider.tsx";

const TITLE =
  "Cut the tree. Further right: fewer clusters. Arrow key: next stop. " +
  "Shift and arrow key: next merge";

function nextStop(stop: number, direction: number, last: number): number {
  const next = direction > 0 ? Math.floor(stop + 1 + 1e-6) : Math.ceil(stop - 1 - 1e-6);
  return within(next, 0, last);
}

/** What people should know before they read anything into the clusters. */
function noteOn(heights: JoinHeights, side: AxisName): string {
  return saysLittle(heights)
    ? `Nearly all ${NOUNS[side]}s merge at the same height, so these clusters mean little.`
    : "";
}

/** Cuts the tree at any height; arrow keys go stop by stop, with Shift merge by merge. */
export function CutSlider({ page, side }: { page: PageState; side: AxisName }) {
  const { shared, cutting } = page;
  const { view, tree, joins, clusters } = shared.axis(side);
  const merges = tree.value;
  if (!merges) return null;
  const heights = joins.value;
  const stops = cutStops(heights);
  const last = stops.length - 1;
  const cut = view.value.cut ?? 0;
  const count = clusters.value.length;
  const note = noteOn(heights, side);

  const cutAt = (value: number) => shared.changeAxis(side, { cut: value }, `cut ${side}`);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isArrow(event.key)) return;
    const direction = sliderStep(event.key, 1) as 1 | -1;
    event.preventDefault();
    cutting.value = side;
    if (event.shiftKey) cutAt(stepCut(merges, cut, direction));
    else cutAt(cutAtStop(stops, nextStop(stopAt(stops, cut), direction, last)));
  };
  const stopCutting = () => {
    cutting.value = null;
    shared.endGesture();
  };
  return (
    <>
      <Slider
        name="Clusters"
        text={
          <ClusterCountField
            label={`Number of ${NOUNS[side]} clusters`}
            count={count}
            most={countAt(heights, 0)}
            onCount={(wanted) => shared.changeAxis(side, { cut: heightFor(heights, wanted) })}
          />
        }
        stops={last}
        aria-label={`${TITLES[side]} clusters`}
        aria-valuetext={`${counted(count, "cluster")}, cut at ${formatNumber(cut)}`}
        title={note ? `${TITLE}. ${note}` : TITLE}
        max={Math.max(1, last)}
        step="any"
        value={last > 0 ? stopAt(stops, cut) : 1}
        onValue={(value) => {
          cutting.value = side;
          cutAt(cutAtStop(stops, value));
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
