import type { AxisName, Category } from "../core/types.ts";
import type { PageState } from "../state/page-state.ts";
import { stripSpan } from "./categories.ts";
import { fittedText } from "./fitted-text.ts";
import type { Pen } from "./pen.ts";
import { textMeasure } from "./text-measure.ts";
import { fontOf, type Theme } from "./theme.ts";

export interface CategoryTitle {
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

/** How far the longest title goes beyond its strip. */
export function titleRoom(categories: readonly Category[]): number {
  if (categories.length === 0) return 0;
  const lengths = categories.map(({ title }) => textMeasure(FONT_SIZE)(title));
  return DISTANCE + Math.ceil(Math.min(Math.max(...lengths), MOST_KEPT)) + EDGE;
}

/** At the end of each strip: beside the columns' strips, upright over the rows' strips. */
export function categoryTitles(page: PageState, side: AxisName): CategoryTitle[] {
  const { categories } = page.shared.axis(side).axis.value;
  const box = page.layout.value[side].categories;
  return categories.map(({ title }, strip) => {
    const [start, end] = stripSpan(strip, box, side, categories.length);
    const [middle, fontSize] = [(start + end) / 2, Math.min(FONT_SIZE, end - start)];
    const [x, y] =
      side === "rows"
        ? [box.x + middle, box.y - DISTANCE]
        : [box.x + box.width + DISTANCE, box.y + middle];
    const room = (side === "rows" ? y : page.stage.value.width - x) - EDGE;
    return { strip, title, x, y, fontSize, mostLength: Math.min(MOST_LENGTH, room) };
  });
}

/** As the style sheet has them on the screen. */
export function drawCategoryTitles(pen: Pen, page: PageState, side: AxisName, theme: Theme): void {
  pen.fillStyle = theme.muted;
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  for (const { title, x, y, fontSize, mostLength } of categoryTitles(page, side)) {
    pen.font = fontOf(fontSize);
    const text = fittedText(pen, title, mostLength);
    pen.save();
    pen.translate(x, y);
    if (side === "rows") pen.rotate(-Math.PI / 2);
    pen.fillText(text, 0, 0);
    pen.restore();
  }
}
