import { formatCount, formatNumber } from "../core/format.ts";
import { stepCut } from "../core/tree.ts";
import type { AxisName } from "../core/types.ts";
import { within } from "../core/within.ts";
import type { PageState } from "../state/page-state.ts";
import { isArrow, sliderStep } from "./line-steps.ts";
import { counted, TITLES } from "./nouns.ts";
import { Slider } from "./slider.tsx";

/** The slider is ruled in tenths of the tree's height. */
const STOPS = 10;

function nextStop(stop: number, direction: number): number {
  const next = direction > 0 ? Math.floor(stop + 1 + 1e-6) : Math.ceil(stop - 1 - 1e-6);
  return within(next, 0, STOPS);
}

/** Cuts the tree at any height; arrow keys go stop by stop, with Shift merge by merge. */
export function CutSlider({ page, side }: { page: PageState; side: AxisName }) {
  const { shared, cutting } = page;
  const { view, tree, treeHeight, clusters } = shared.axis(side);
  const merges = tree.value;
  if (!merges) return null;
  const height = treeHeight.value;
  const cut = view.value.cut ?? 0;
  const stop = height > 0 ? Math.min(STOPS, (cut / height) * STOPS) : STOPS;
  const count = clusters.value.length;
  const countText = counted(count, "cluster");

  const cutAt = (value: number) => shared.changeAxis(side, { cut: value }, `cut ${side}`);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isArrow(event.key)) return;
    const direction = sliderStep(event.key, 1) as 1 | -1;
    event.preventDefault();
    cutting.value = side;
    if (event.shiftKey) cutAt(stepCut(merges, cut, direction));
    else cutAt((nextStop(stop, direction) / STOPS) * height);
  };
  const stopCutting = () => {
    cutting.value = null;
    shared.endGesture();
  };
  return (
    <Slider
      name="Clusters"
      text={formatCount(count)}
      textTitle={countText}
      stops={STOPS}
      aria-label={`${TITLES[side]} clusters`}
      aria-valuetext={`${countText}, cut at ${formatNumber(cut)}`}
      title="Height of the cut through the tree; Shift and an arrow key steps merge by merge"
      max={STOPS}
      step="any"
      value={stop}
      onValue={(value) => {
        cutting.value = side;
        cutAt((value / STOPS) * height);
      }}
      onKeyDown={onKeyDown}
      onPointerDown={() => {
        cutting.value = side;
      }}
      onEnd={stopCutting}
    />
  );
}
