import type { Annotation } from "../../model/annotation.ts";
import type { AxisName } from "../../model/axes.ts";
import type { ViewSession } from "../../store/view-session.ts";
import type { Pen } from "../pen.ts";
import { fittedText, textMeasure } from "../text-measure.ts";
import { fontOf, type Theme } from "../theme.ts";
import { stripSpan } from "./strips.ts";

/** The title of a strip with its place. */
export interface StripTitle {
  readonly strip: number;
  readonly title: string;
  /** Where it begins, in CSS pixels of the stage: the middle of its line. */
  readonly x: number;
  readonly y: number;
  readonly fontSize: number;
  readonly mostLength: number;
}

const DISTANCE = 5;
const FONT_SIZE = 11;
/** The room kept for a title, and how long it is drawn where more happens to be free. */
const MOST_KEPT = 84;
const MOST_LENGTH = 160;
const EDGE = 2;

/** Compute how far the longest title extends beyond its strip. */
export function titleRoom(annotations: readonly Annotation[]): number {
  if (annotations.length === 0) return 0;
  const lengths = annotations.map(({ title }) => textMeasure(FONT_SIZE)(title));
  return DISTANCE + Math.ceil(Math.min(Math.max(...lengths), MOST_KEPT)) + EDGE;
}

/**
 * Place the titles at the ends of the strips: beside the columns' strips, upright over the rows'
 * strips.
 */
export function stripTitles(session: ViewSession, side: AxisName): StripTitle[] {
  const { annotations } = session.store.axis(side).axis.value;
  const box = session.layout.value[side].categories;
  return annotations.map(({ title }, strip) => {
    const [start, end] = stripSpan(strip, box, side, annotations.length);
    const [middle, fontSize] = [(start + end) / 2, Math.min(FONT_SIZE, end - start)];
    const [x, y] =
      side === "rows"
        ? [box.x + middle, box.y - DISTANCE]
        : [box.x + box.width + DISTANCE, box.y + middle];
    const room = (side === "rows" ? y : session.stage.value.width - x) - EDGE;
    return { strip, title, x, y, fontSize, mostLength: Math.min(MOST_LENGTH, room) };
  });
}

/** Draw the titles of strips as the style sheet shows them on the screen. */
export function drawStripTitles(
  pen: Pen,
  session: ViewSession,
  side: AxisName,
  theme: Theme,
): void {
  pen.fillStyle = theme.muted;
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  for (const { title, x, y, fontSize, mostLength } of stripTitles(session, side)) {
    pen.font = fontOf(fontSize);
    const text = fittedText(pen, title, mostLength);
    pen.save();
    pen.translate(x, y);
    if (side === "rows") pen.rotate(-Math.PI / 2);
    pen.fillText(text, 0, 0);
    pen.restore();
  }
}
