import { ellipsize } from "../core/format.ts";
import type { LabelPlan } from "../core/labels.ts";
import type { Box } from "../core/layout.ts";
import { spanPx } from "../core/picking.ts";
import type { Interval } from "../core/types.ts";
import { fontOf, type Theme } from "./theme.ts";

export const COL_LABEL_ANGLE = Math.PI / 4;

export interface LabelsInput {
  readonly box: Box;
  readonly plan: LabelPlan;
  readonly label: (index: number) => string;
  readonly order: Int32Array;
  readonly visible: Interval;
  /** The heatmap's side along this axis, over which `visible` is spread. */
  readonly extent: number;
  readonly selected: ReadonlySet<number>;
  /** The display position pointed at, wherever on its row or column. */
  readonly hovered: number | null;
  readonly theme: Theme;
}

const MARK = 3;
const TEXT_GAP = 6;
const SMALLEST_HOVERED_FONT = 11;

/** Stretches of neighbouring selected positions among the visible ones. */
export function selectedSpans(
  order: Int32Array,
  visible: Interval,
  selected: ReadonlySet<number>,
): Interval[] {
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
}

/**
 * The planned labels whose places are in view, and the one pointed at last, so that it lies on top.
 */
function writtenLabels(input: LabelsInput): Written[] {
  const { plan, order, selected, hovered } = input;
  const written = plan.positions
    .map((position, i) => ({ position, center: plan.centers[i] as number }))
    .filter(({ position, center }) => position !== hovered && center >= 0 && center <= input.extent)
    .map(({ position, center }) => {
      const index = order[position] as number;
      const isSelected = selected.has(index);
      return { index, center, fontSize: plan.fontSize, isSelected, isHovered: false };
    });
  const index = hovered === null ? undefined : order[hovered];
  if (hovered === null || index === undefined) return written;
  const [start, end] = spanPx([hovered, hovered + 1], input.visible, input.extent);
  const center = Math.min(Math.max((start + end) / 2, 0), input.extent);
  const fontSize = Math.max(plan.fontSize, SMALLEST_HOVERED_FONT);
  return [
    ...written,
    { index, center, fontSize, isSelected: selected.has(index), isHovered: true },
  ];
}

function style(context: CanvasRenderingContext2D, theme: Theme, written: Written): void {
  const { fontSize, isSelected, isHovered } = written;
  context.font = fontOf(fontSize, isHovered || isSelected);
  context.fillStyle = isSelected || isHovered ? theme.accent : theme.text;
}

function fitted(context: CanvasRenderingContext2D, text: string, room: number): string {
  return ellipsize(text, room, (part) => context.measureText(part).width);
}

/** Labels are set from left to right in the sheet's sense, whatever script they are in. */
function prepare(context: CanvasRenderingContext2D, align: CanvasTextAlign): void {
  context.direction = "ltr";
  context.textBaseline = "middle";
  context.textAlign = align;
}

export function drawRowLabels(context: CanvasRenderingContext2D, input: LabelsInput): void {
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
  for (const written of writtenLabels(input)) {
    const { center, fontSize } = written;
    if (written.isHovered) {
      context.fillStyle = written.isSelected ? theme.selection : theme.surface;
      context.fillRect(0, center - fontSize * 0.65, box.width - MARK - 1, fontSize * 1.3);
    }
    style(context, theme, written);
    context.fillText(fitted(context, input.label(written.index), right), right, center);
  }
}

/** Column labels rise from the lower edge over the middle of their column, to the right. */
export function drawColLabels(context: CanvasRenderingContext2D, input: LabelsInput): void {
  const { box, order, visible, extent, selected, theme } = input;
  prepare(context, "left");
  for (const span of selectedSpans(order, visible, selected)) {
    const [left, right] = spanPx(span, visible, extent);
    context.fillStyle = theme.accent;
    context.fillRect(left, box.height - MARK, Math.max(1, right - left), MARK);
  }
  const foot = box.height - TEXT_GAP;
  for (const written of writtenLabels(input)) {
    const { center, fontSize } = written;
    style(context, theme, written);
    const toTop = (foot - fontSize / 2) / Math.sin(COL_LABEL_ANGLE);
    const toRight = (box.width - center - fontSize / 2) / Math.cos(COL_LABEL_ANGLE);
    const text = fitted(context, input.label(written.index), Math.min(toTop, toRight));
    context.save();
    context.translate(center, foot);
    context.rotate(-COL_LABEL_ANGLE);
    if (written.isHovered || written.isSelected) {
      context.fillStyle = written.isSelected ? theme.selection : theme.surface;
      const length = context.measureText(text).width + 6;
      context.fillRect(-3, -fontSize * 0.6, length, fontSize * 1.2);
      style(context, theme, written);
    }
    context.fillText(text, 0, 0);
    context.restore();
  }
}
