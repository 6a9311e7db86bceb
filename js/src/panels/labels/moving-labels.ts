import type { AxisName } from "../../model/axes.ts";
import type { Interval } from "../../model/interval.ts";
import type { Motion } from "../../motion/keyframe.ts";
import { middleOf } from "../../motion/placement.ts";
import type { MovingLabelPlan } from "./drawn-labels.ts";

interface PlacedLabels {
  readonly plan: MovingLabelPlan;
  readonly order: Int32Array;
  readonly visible: Interval;
}

/** Half way, only labels of both pictures show, as others would overlap. */
const FADING = 2.5;

/**
 * Place the labels of the keyframes where their items are now. Labels of only one of them fade;
 * `marked` items keep theirs.
 */
export function movingLabels(
  motion: Motion,
  side: AxisName,
  marked: Iterable<number>,
  extent: number,
): PlacedLabels {
  const { items, placement } = motion[side];
  const shares = new Map<number, number>();
  let fontSize = 0;
  for (const { keyframe, share } of motion.keyframes) {
    const { plan, permutation } = keyframe[side];
    fontSize += plan.fontSize * share;
    for (const position of plan.displayIndices) {
      const item = permutation[position] as number;
      shares.set(item, (shares.get(item) ?? 0) + share);
    }
  }
  for (const item of marked) shares.set(item, 1);
  const shown = [...shares]
    .map(([item, share]) => {
      const opacity = (1 - FADING * (1 - share)) * (placement.opacities[item] as number);
      return { item, opacity };
    })
    .filter(({ opacity }) => opacity > 0);
  const plan = {
    fontSize,
    step: 1,
    // places of their own behind those of the pixels, as several may share a pixel
    displayIndices: shown.map((_, i) => items.length + i),
    centers: shown.map(({ item }) => middleOf(placement, item) * extent),
    opacities: shown.map(({ opacity }) => Math.min(1, opacity)),
  };
  return {
    plan,
    order: Int32Array.of(...items, ...shown.map(({ item }) => item)),
    visible: [0, items.length],
  };
}
