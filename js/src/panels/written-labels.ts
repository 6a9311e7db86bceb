import { type LabelPlan, LINE_HEIGHT } from "../core/labels.ts";
import { spanPx } from "../core/picking.ts";
import type { Interval } from "../core/types.ts";
import { within } from "../core/within.ts";
import type { Members } from "./members.ts";

export const COL_LABEL_ANGLE = Math.PI / 4;

export interface LabelsSource {
  readonly plan: LabelPlan | MovingLabelPlan;
  readonly order: Int32Array;
  readonly visible: Interval;
  /** The heatmap's side along this axis, over which `visible` is spread. */
  readonly extent: number;
  readonly selected: ReadonlySet<number>;
  /** The display position pointed at, wherever on its row or column. */
  readonly hovered: number | null;
  /** What a search found, in original positions, and where on this axis, ascending. */
  readonly found: ReadonlySet<number>;
  readonly foundPlaces: readonly number[];
  /** The label whose line the other axis is ordered by. */
  readonly ordering: LabelOrdering | null;
  /** The others are paler; `null` where none are. */
  readonly emphasized: Members | null;
}

/** Labels that move, some of which fade. */
export interface MovingLabelPlan extends LabelPlan {
  readonly opacities: readonly number[];
}

export interface LabelOrdering {
  readonly index: number;
  /** The display position, -1 where it is hidden. */
  readonly position: number;
  readonly descending: boolean;
}

/** One label as it is written. */
export interface WrittenLabel {
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

/** What lies over the planned labels is no smaller. */
export const SMALLEST_FONT_ON_TOP = 11;
const PALE = 0.3;
/** Enough for slanted lines too. */
const FOUND_PITCH = LINE_HEIGHT / Math.sin(COL_LABEL_ANGLE);

type OnTopSource = Pick<LabelsSource, "plan" | "foundPlaces" | "ordering" | "visible" | "extent">;

/**
 * The labels from the lowest to the topmost: those planned, what was found, the one that the other
 * axis is ordered by, and the one pointed at. Each is written once, as far up as it is wanted.
 */
export function writtenLabels(source: LabelsSource): WrittenLabel[] {
  const { plan, hovered, order, extent } = source;
  const isKnown = hovered !== null && hovered < order.length;
  const pointed = onTop(source, isKnown ? [hovered] : []);
  const layers = [plan, ...labelsOnTop(source).toReversed(), pointed];
  return layers.flatMap((layer, height) => {
    const above = new Set(layers.slice(height + 1).flatMap(({ positions }) => positions));
    return layer.positions.flatMap((position, i) => {
      const center = layer.centers[i] as number;
      const isShown = center >= 0 && center <= extent && !above.has(position);
      return isShown ? [written(source, layer, i, layer === pointed)] : [];
    });
  });
}

function written(
  { order, selected, found, ordering, emphasized }: LabelsSource,
  layer: LabelPlan | MovingLabelPlan,
  i: number,
  isHovered: boolean,
): WrittenLabel {
  const index = order[layer.positions[i] as number] as number;
  const [isFound, isOrdering] = [found.has(index), ordering?.index === index];
  const isMoving = "opacities" in layer;
  const smallest = isMoving && (isFound || isOrdering) ? SMALLEST_FONT_ON_TOP : 0;
  const opacity = isMoving ? (layer.opacities[i] as number) : 1;
  return {
    index,
    center: layer.centers[i] as number,
    fontSize: Math.max(layer.fontSize, smallest),
    opacity,
    strength: emphasized && !emphasized.has(index) ? opacity * PALE : opacity,
    isSelected: selected.has(index),
    isHovered,
    isFound,
    isOrdering,
  };
}

/** The labels that lie over the planned ones, the topmost first. */
export function labelsOnTop(source: OnTopSource): readonly LabelPlan[] {
  return [onTop(source, orderingInSight(source)), foundApart(source)];
}

/** Labels of what was found, large enough to read and so many that none overlap. */
function foundApart(source: OnTopSource): LabelPlan {
  const all = onTop(source, []);
  let last = Number.NEGATIVE_INFINITY;
  const apart = source.foundPlaces.filter((place) => {
    const center = centerOf(source, place);
    if (center < 0 || center > source.extent) return false;
    if (center - last < all.fontSize * FOUND_PITCH) return false;
    last = center;
    return true;
  });
  return onTop(source, apart);
}

/** The place of the label that the other axis is ordered by, where its line is in sight. */
function orderingInSight({ ordering, visible: [start, end] }: OnTopSource): number[] {
  const position = ordering?.position ?? -1;
  return position >= 0 && position + 1 > start && position < end ? [position] : [];
}

/** Large enough to read, and each within the axis. */
function onTop(source: OnTopSource, positions: readonly number[]): LabelPlan {
  const fontSize = Math.max(source.plan.fontSize, SMALLEST_FONT_ON_TOP);
  const centers = positions.map((place) => within(centerOf(source, place), 0, source.extent));
  return { fontSize, step: 1, positions, centers };
}

function centerOf({ visible, extent }: OnTopSource, place: number): number {
  const [start, end] = spanPx([place, place + 1], visible, extent);
  return (start + end) / 2;
}
