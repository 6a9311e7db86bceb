import { addWantedLabels } from "../../layout/label-placing.ts";
import type { LabelPlan } from "../../layout/label-plan.ts";
import type { Interval } from "../../model/interval.ts";
import type { LabelOrdering } from "../highlight.ts";
import type { IndexSet } from "../index-set.ts";

export const COL_LABEL_ANGLE = Math.PI / 4;

/** All that the labels of an axis depend on. */
export interface LabelsSource {
  readonly plan: LabelPlan | MovingLabelPlan;
  readonly order: Int32Array;
  readonly visible: Interval;
  /** The heatmap's side along this axis, over which `visible` is spread. */
  readonly extent: number;
  readonly selected: ReadonlySet<number>;
  /** The display index pointed at, wherever on its row or column. */
  readonly hovered: number | null;
  /** What a search found, in source indices. */
  readonly found: ReadonlySet<number>;
  /** The label whose values order the other axis. */
  readonly ordering: LabelOrdering | null;
  /** The others are paler; `null` where none are. */
  readonly emphasized: IndexSet | null;
}

/** A plan of labels that move, some of which fade. */
export interface MovingLabelPlan extends LabelPlan {
  readonly opacities: readonly number[];
}

/** A label as it is drawn. */
export interface DrawnLabel {
  readonly index: number;
  readonly center: number;
  readonly fontSize: number;
  /** Of the ground under it, which hides what is below also where the name is pale. */
  readonly opacity: number;
  /** Of the name itself. */
  readonly strength: number;
  readonly isSelected: boolean;
  readonly isHovered: boolean;
  readonly isFound: boolean;
  readonly isOrdering: boolean;
}

const PALE = 0.3;

/**
 * List the labels to draw: those planned and the one pointed at, to which its neighbours give way.
 */
export function drawnLabels(source: LabelsSource, angle: number): DrawnLabel[] {
  const { plan, hovered, order, visible, extent } = source;
  const isKnown = hovered !== null && hovered < order.length;
  const space = { interval: visible, pixels: extent, angle };
  const shown = isKnown ? addWantedLabels(plan, [[hovered]], space) : plan;
  return shown.displayIndices.flatMap((_, i) => {
    const center = shown.centers[i] as number;
    return center >= 0 && center <= extent ? [written(source, shown, i)] : [];
  });
}

function written(
  { order, selected, hovered, found, ordering, emphasized }: LabelsSource,
  plan: LabelPlan | MovingLabelPlan,
  i: number,
): DrawnLabel {
  const position = plan.displayIndices[i] as number;
  const index = order[position] as number;
  const opacity = "opacities" in plan ? (plan.opacities[i] as number) : 1;
  return {
    index,
    center: plan.centers[i] as number,
    fontSize: plan.fontSize,
    opacity,
    strength: emphasized && !emphasized.has(index) ? opacity * PALE : opacity,
    isSelected: selected.has(index),
    isHovered: position === hovered,
    isFound: found.has(index),
    isOrdering: ordering?.index === index,
  };
}
