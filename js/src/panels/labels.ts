import { ellipsize } from "../core/format.ts";
import { type LabelPlan, LINE_HEIGHT } from "../core/labels.ts";
import type { Box } from "../core/layout.ts";
import { spanPx } from "../core/picking.ts";
import type { Interval } from "../core/types.ts";
import type { Pen } from "./pen.ts";
import { fontOf, type Theme } from "./theme.ts";

export const COL_LABEL_ANGLE = Math.PI / 4;

export interface LabelsInput {
  readonly box: Box;
  readonly plan: LabelPlan | MovingLabelPlan;
  readonly label: (index: number) => string;
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
  readonly theme: Theme;
}

/** Some original positions. */
export type Members = Pick<ReadonlySet<number>, "has"> & { readonly size?: number };

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

const MARK = 3;
export const TEXT_GAP = 6;
export const SMALLEST_HOVERED_FONT = 11;
const SMALLEST_FOUND_FONT = 11;
const SMALLEST_ORDERING_FONT = 11;
const PALE = 0.3;
const ARROW = 7;
const ARROW_ROOM = ARROW + 3;
/** Enough for slanted lines too. */
const FOUND_PITCH = LINE_HEIGHT / Math.sin(COL_LABEL_ANGLE);

/** Stretches of neighbouring selected positions among the visible ones. */
export function selectedSpans(order: Int32Array, visible: Interval, selected: Members): Interval[] {
  const spans: [number, number][] = [];
  if (selected.size === 0) return spans;
  const last = Math.min(order.length, Math.ceil(visible[1]));
  for (let position = Math.floor(visible[0]); position < last; position++) {
    if (!selected.has(order[position] as number)) continue;
    const open = spans.at(-1);
    if (open && open[1] === position) open[1] = position + 1;
    else spans.push([position, position + 1]);
  }
  return spans;
}

interface Written {
  readonly index: number;
  readonly center: number;
  readonly fontSize: number;
  readonly isSelected: boolean;
  readonly isHovered: boolean;
  readonly isFound: boolean;
  readonly opacity: number;
}

/** The planned labels in view, what was found over them, and the one pointed at on top. */
function writtenLabels(input: LabelsInput): Written[] {
  const { plan, order, selected, hovered, found } = input;
  const apart = foundApart(input);
  const onTop = new Set(apart.positions).add(hovered ?? -1);
  const labelled = (labels: LabelPlan | MovingLabelPlan) =>
    labels.positions.map((position, i): Written & { position: number } => {
      const index = order[position] as number;
      const [isSelected, isFound] = [selected.has(index), found.has(index)];
      const isMarked = isFound || index === input.ordering?.index;
      const isMoving = "opacities" in labels;
      const fontSize = Math.max(labels.fontSize, isMoving && isMarked ? SMALLEST_FOUND_FONT : 0);
      const opacity = isMoving ? (labels.opacities[i] as number) : 1;
      const center = labels.centers[i] as number;
      return { position, index, center, fontSize, opacity, isSelected, isFound, isHovered: false };
    });
  const written: Written[] = [
    ...labelled(plan).filter(
      ({ position, center }) => !onTop.has(position) && center >= 0 && center <= input.extent,
    ),
    ...labelled(apart).filter(({ position }) => position !== hovered),
  ];
  const index = hovered === null ? undefined : order[hovered];
  if (hovered === null || index === undefined) return written;
  const [start, end] = spanPx([hovered, hovered + 1], input.visible, input.extent);
  const center = Math.min(Math.max((start + end) / 2, 0), input.extent);
  const fontSize = Math.max(plan.fontSize, SMALLEST_HOVERED_FONT);
  const [isSelected, isFound] = [selected.has(index), found.has(index)];
  const onTopOfAll = { index, center, fontSize, opacity: 1, isSelected, isFound, isHovered: true };
  return [...written, onTopOfAll];
}

type OnTopInput = Pick<LabelsInput, "plan" | "foundPlaces" | "ordering" | "visible" | "extent">;

/** The labels that lie over the planned ones, the topmost first. */
export function labelsOnTop(input: OnTopInput): readonly LabelPlan[] {
  return [orderingApart(input), foundApart(input)];
}

/** Labels of what was found, large enough to read and so many that none overlap. */
function foundApart({ foundPlaces, visible, extent, plan }: OnTopInput): LabelPlan {
  const fontSize = Math.max(plan.fontSize, SMALLEST_FOUND_FONT);
  const positions: number[] = [];
  const centers: number[] = [];
  for (const place of foundPlaces) {
    const [start, end] = spanPx([place, place + 1], visible, extent);
    const center = (start + end) / 2;
    if (center < 0 || center > extent) continue;
    if (center - (centers.at(-1) ?? Number.NEGATIVE_INFINITY) < fontSize * FOUND_PITCH) continue;
    positions.push(place);
    centers.push(center);
  }
  return { fontSize, step: 1, positions, centers };
}

/** The label that the other axis is ordered by, where its line is in sight. */
function orderingApart({ ordering, visible, extent, plan }: OnTopInput): LabelPlan {
  const fontSize = Math.max(plan.fontSize, SMALLEST_ORDERING_FONT);
  const position = ordering?.position ?? -1;
  const [start, end] = spanPx([position, position + 1], visible, extent);
  const isInSight = position >= 0 && end > 0 && start < extent;
  const center = Math.min(Math.max((start + end) / 2, 0), extent);
  const [positions, centers] = isInSight ? [[position], [center]] : [[], []];
  return { fontSize, step: 1, positions, centers };
}

interface Marked extends Written {
  readonly isOrdering: boolean;
}

/** The label that the other axis is ordered by is always there, over its neighbours. */
function withOrdering(input: LabelsInput, written: readonly Written[]): Marked[] {
  const { ordering, selected, found } = input;
  const others = written.map((label) => ({
    ...label,
    isOrdering: label.index === ordering?.index,
  }));
  const apart = orderingApart(input);
  const [center] = apart.centers;
  const isOnTop = others.some(({ isHovered, isOrdering }) => isHovered && isOrdering);
  if (!ordering || center === undefined || isOnTop) return others;
  const { index } = ordering;
  const marked: Marked = {
    index,
    center,
    fontSize: apart.fontSize,
    opacity: 1,
    isSelected: selected.has(index),
    isFound: found.has(index),
    isHovered: false,
    isOrdering: true,
  };
  const [under, onTop] = [
    others.filter(({ isHovered, isOrdering }) => !isHovered && !isOrdering),
    others.filter(({ isHovered }) => isHovered),
  ];
  return [...under, marked, ...onTop];
}

/** A small triangle, pointing down where the largest values come first. */
function drawArrow(pen: Pen, x: number, y: number, isDown: boolean): void {
  const tip = isDown ? ARROW / 2 : -ARROW / 2;
  pen.beginPath();
  pen.moveTo(x - ARROW / 2, y - tip * 0.8);
  pen.lineTo(x + ARROW / 2, y - tip * 0.8);
  pen.lineTo(x, y + tip);
  pen.closePath();
  pen.fill();
}

function groundOf(theme: Theme, { isSelected, isFound }: Written): string {
  if (isFound) return theme.foundGround;
  return isSelected ? theme.selection : theme.surface;
}

function style(context: Pen, theme: Theme, written: Marked): void {
  const { fontSize, isSelected, isHovered, isFound, isOrdering } = written;
  context.font = fontOf(fontSize, isHovered || isSelected || isFound || isOrdering);
  const plain = isSelected || isHovered || isOrdering ? theme.accent : theme.text;
  context.fillStyle = isFound ? theme.found : plain;
}

/** The ground under a name hides what is below also where the name is pale. */
function strength({ emphasized }: LabelsInput, { index, opacity }: Written): number {
  return emphasized && !emphasized.has(index) ? opacity * PALE : opacity;
}

function fitted(context: Pen, text: string, room: number): string {
  return ellipsize(text, room, (part) => context.measureText(part).width);
}

/** Labels are set from left to right in the sheet's sense, whatever script they are in. */
function prepare(context: Pen, align: CanvasTextAlign): void {
  context.direction = "ltr";
  context.textBaseline = "middle";
  context.textAlign = align;
}

export function drawRowLabels(context: Pen, input: LabelsInput): void {
  const { box, order, visible, extent, selected, theme } = input;
  prepare(context, "right");
  const right = box.width - TEXT_GAP;
  for (const span of selectedSpans(order, visible, selected)) {
    const [top, bottom] = spanPx(span, visible, extent);
    context.fillStyle = theme.selection;
    context.fillRect(0, top, box.width, bottom - top);
    context.fillStyle = theme.accent;
    context.fillRect(box.width - MARK, top, MARK, Math.max(1, bottom - top));
  }
  for (const written of withOrdering(input, writtenLabels(input))) {
    const { center, fontSize } = written;
    context.globalAlpha = written.opacity;
    if (written.isHovered || written.isFound || written.isOrdering) {
      context.fillStyle = groundOf(theme, written);
      context.fillRect(0, center - fontSize * 0.65, box.width - MARK - 1, fontSize * 1.3);
    }
    style(context, theme, written);
    context.globalAlpha = strength(input, written);
    const end = right - (written.isOrdering ? ARROW_ROOM : 0);
    context.fillText(fitted(context, input.label(written.index), end), end, center);
    if (written.isOrdering) {
      drawArrow(context, right - ARROW / 2, center, input.ordering?.descending === true);
    }
  }
  context.globalAlpha = 1;
}

/** Column labels rise from the lower edge over the middle of their column, to the right. */
export function drawColLabels(context: Pen, input: LabelsInput): void {
  const { box, order, visible, extent, selected, theme } = input;
  prepare(context, "left");
  for (const span of selectedSpans(order, visible, selected)) {
    const [left, right] = spanPx(span, visible, extent);
    context.fillStyle = theme.accent;
    context.fillRect(left, box.height - MARK, Math.max(1, right - left), MARK);
  }
  const foot = box.height - TEXT_GAP;
  for (const written of withOrdering(input, writtenLabels(input))) {
    const { center, fontSize } = written;
    context.globalAlpha = strength(input, written);
    style(context, theme, written);
    const toTop = (foot - fontSize / 2) / Math.sin(COL_LABEL_ANGLE);
    const toRight = (box.width - center - fontSize / 2) / Math.cos(COL_LABEL_ANGLE);
    const begin = written.isOrdering ? ARROW_ROOM : 0;
    const text = fitted(context, input.label(written.index), Math.min(toTop, toRight) - begin);
    context.save();
    context.translate(center, foot);
    context.rotate(-COL_LABEL_ANGLE);
    if (written.isHovered || written.isSelected || written.isFound || written.isOrdering) {
      context.globalAlpha = written.opacity;
      context.fillStyle = groundOf(theme, written);
      const length = context.measureText(text).width + begin + 6;
      context.fillRect(-3, -fontSize * 0.6, length, fontSize * 1.2);
      context.globalAlpha = strength(input, written);
      style(context, theme, written);
    }
    context.fillText(text, begin, 0);
    context.restore();
    if (written.isOrdering) {
      drawArrow(context, center, foot - ARROW / 2, input.ordering?.descending === true);
    }
  }
  context.globalAlpha = 1;
}
