import { toPixels } from "../../axis/axis-scale.ts";
import { LINE_HEIGHT } from "../../layout/label-plan.ts";
import type { Box } from "../../layout/stage-layout.ts";
import { indexIntervals } from "../index-set.ts";
import type { Pen } from "../pen.ts";
import { fittedText } from "../text-measure.ts";
import { fontOf, type Theme } from "../theme.ts";
import {
  COL_LABEL_ANGLE,
  type DrawnLabel,
  drawnLabels,
  type LabelsSource,
} from "./drawn-labels.ts";
import type { LabelTexts } from "./label-texts.ts";

export interface LabelsInput extends LabelsSource {
  readonly box: Box;
  readonly label: (index: number) => string;
  /** Labels shortened around what differs, of as many as the axis has. */
  readonly texts: LabelTexts;
  readonly theme: Theme;
}

const MARK = 3;
export const TEXT_GAP = 6;
const ARROW = 7;
const ARROW_ROOM = ARROW + 3;

/** A small triangle, pointing down where the largest values come first. */
function drawArrow(pen: Pen, x: number, y: number, { ordering }: LabelsInput): void {
  const tip = ordering?.descending ? ARROW / 2 : -ARROW / 2;
  pen.beginPath();
  pen.moveTo(x - ARROW / 2, y - tip * 0.8);
  pen.lineTo(x + ARROW / 2, y - tip * 0.8);
  pen.lineTo(x, y + tip);
  pen.closePath();
  pen.fill();
}

function setGround(pen: Pen, theme: Theme, { isSelected, isFound, opacity }: DrawnLabel): void {
  pen.globalAlpha = opacity;
  pen.fillStyle = isFound ? theme.foundGround : isSelected ? theme.selection : theme.surface;
}

function isMarked({ isSelected, isHovered, isFound, isOrdering }: DrawnLabel): boolean {
  return isSelected || isHovered || isFound || isOrdering;
}

function setInk(pen: Pen, theme: Theme, label: DrawnLabel): void {
  pen.globalAlpha = label.strength;
  pen.fillStyle = label.isFound ? theme.found : isMarked(label) ? theme.accent : theme.text;
}

/** Sets a marked label in bold, unless only the usual font has room for it. */
function setFont(pen: Pen, label: DrawnLabel, text: string, room: number): void {
  const { fontSize } = label;
  pen.font = fontOf(fontSize, isMarked(label));
  if (isMarked(label) && pen.measureText(text).width > room) pen.font = fontOf(fontSize);
}

/** Set up the pen for labels, with left-to-right layout for any script. */
function prepare(pen: Pen, align: CanvasTextAlign): void {
  pen.direction = "ltr";
  pen.textBaseline = "middle";
  pen.textAlign = align;
}

/** Return the text of a label; of an item that exits it is cut at its end. */
function textOf(pen: Pen, input: LabelsInput, label: DrawnLabel, room: number): string {
  const { index, fontSize } = label;
  if (index < input.texts.count) return input.texts.text(index, room, fontSize);
  pen.font = fontOf(fontSize);
  return fittedText(pen, input.label(index), room);
}

/** Draw the labels of rows. */
export function drawRowLabels(pen: Pen, input: LabelsInput): void {
  const { box, order, visible, extent, selected, theme } = input;
  prepare(pen, "right");
  const right = box.width - TEXT_GAP;
  for (const span of indexIntervals(order, visible, selected, extent)) {
    const [top, bottom] = toPixels(span, visible, extent);
    pen.fillStyle = theme.selection;
    pen.fillRect(0, top, box.width, bottom - top);
    pen.fillStyle = theme.accent;
    pen.fillRect(box.width - MARK, top, MARK, Math.max(1, bottom - top));
  }
  for (const label of drawnLabels(input, Math.PI / 2)) {
    const { center, fontSize, isOrdering } = label;
    if (isMarked(label)) {
      setGround(pen, theme, label);
      const height = fontSize * LINE_HEIGHT;
      pen.fillRect(0, center - height / 2, box.width - MARK - 1, height);
    }
    setInk(pen, theme, label);
    const end = right - (isOrdering ? ARROW_ROOM : 0);
    const text = textOf(pen, input, label, end);
    setFont(pen, label, text, end);
    pen.fillText(text, end, center);
    if (isOrdering) drawArrow(pen, right - ARROW / 2, center, input);
  }
  pen.globalAlpha = 1;
}

/** Draw the labels of columns, which rise to the right from the middle of their column. */
export function drawColLabels(pen: Pen, input: LabelsInput): void {
  const { box, order, visible, extent, selected, theme } = input;
  prepare(pen, "left");
  for (const span of indexIntervals(order, visible, selected, extent)) {
    const [left, right] = toPixels(span, visible, extent);
    pen.fillStyle = theme.accent;
    pen.fillRect(left, box.height - MARK, Math.max(1, right - left), MARK);
  }
  const foot = box.height - TEXT_GAP;
  for (const label of drawnLabels(input, COL_LABEL_ANGLE)) {
    const { center, fontSize, isOrdering } = label;
    const toTop = (foot - fontSize / 2) / Math.sin(COL_LABEL_ANGLE);
    const toRight = (box.width - center - fontSize / 2) / Math.cos(COL_LABEL_ANGLE);
    const begin = isOrdering ? ARROW_ROOM : 0;
    const room = Math.min(toTop, toRight) - begin;
    const text = textOf(pen, input, label, room);
    setFont(pen, label, text, room);
    pen.save();
    pen.translate(center, foot);
    pen.rotate(-COL_LABEL_ANGLE);
    if (isMarked(label)) {
      setGround(pen, theme, label);
      const length = pen.measureText(text).width + begin + 6;
      const height = fontSize * LINE_HEIGHT;
      pen.fillRect(-3, -height / 2, length, height);
    }
    setInk(pen, theme, label);
    pen.fillText(text, begin, 0);
    pen.restore();
    if (isOrdering) drawArrow(pen, center, foot - ARROW / 2, input);
  }
  pen.globalAlpha = 1;
}
