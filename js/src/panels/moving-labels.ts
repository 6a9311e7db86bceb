import { middleOf } from "../core/motion.ts";
import type { Motion } from "../core/still.ts";
import type { AxisName, Interval } from "../core/types.ts";
import type { MovingLabelPlan } from "./written-labels.ts";

interface PlacedLabels {
  readonly plan: MovingLabelPlan;
  readonly order: Int32Array;
  readonly visible: Interval;
}

/** Half way, only labels of both pictures show: the others would lie one over another. */
const FADING = 2.5;

/**
 * The labels of the pictures at rest, each where its line is now. Those of one picture alone fade;
 * the `marked` lines have theirs all the way.
 */
export function movingLabels(
  motion: Motion,
  side: AxisName,
  marked: Iterable<number>,
  extent: number,
): PlacedLabels {
  const { lines, placing } = motion[side];
  const shares = new Map<number, number>();
  let fontSize = 0;
  for (const { still, share } of motion.stills) {
    const { plan, order } = still[side];
    fontSize += plan.fontSize * share;
    for (const position of plan.positions) {
      const line = order[position] as number;
      shares.set(line, (shares.get(line) ?? 0) + share);
    }
  }
  for (const line of marked) shares.set(line, 1);
  const shown = [...shares]
    .map(([line, share]) => {
      const opacity = (1 - FADING * (1 - share)) * (placing.opacities[line] as number);
      return { line, opacity };
    })
    .filter(({ opacity }) => opacity > 0);
  const plan = {
    fontSize,
    step: 1,
    // places of their own behind those of the pixels, as several may share a pixel
    positions: shown.map((_, i) => lines.length + i),
    centers: shown.map(({ line }) => middleOf(placing, line) * extent),
    opacities: shown.map(({ opacity }) => Math.min(1, opacity)),
  };
  return {
    plan,
    order: Int32Array.of(...lines, ...shown.map(({ line }) => line)),
    visible: [0, lines.length],
  };
}
