import type { LabelPlan } from "../core/labels.ts";
import type { MotionFrame } from "../core/motion.ts";
import type { Interval } from "../core/types.ts";

interface PlacedLabels {
  readonly plan: LabelPlan;
  readonly order: Int32Array;
  readonly visible: Interval;
}

/** The labels planned for the end of a motion, each where its line is now; one place a pixel. */
export function movingLabels(
  plan: LabelPlan,
  order: Int32Array,
  { lines, placing }: MotionFrame,
  extent: number,
): PlacedLabels {
  const pixelOrder = lines.slice();
  const positions: number[] = [];
  const centers: number[] = [];
  for (const position of plan.positions) {
    const line = order[position] as number;
    const center = ((placing.starts[line] as number) + (placing.ends[line] as number)) / 2;
    const pixel = Math.floor(center * lines.length);
    if (!(pixel >= 0 && pixel < lines.length)) continue;
    pixelOrder[pixel] = line;
    positions.push(pixel);
    centers.push(center * extent);
  }
  return { plan: { ...plan, positions, centers }, order: pixelOrder, visible: [0, lines.length] };
}
