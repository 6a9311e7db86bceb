import { ellipsize } from "../core/format.ts";
import type { AxisName } from "../core/types.ts";
import type { PageState } from "../state/page-state.ts";
import { stripSpan } from "./categories.ts";
import type { Pen } from "./pen.ts";
import { fontOf, type Theme } from "./theme.ts";

export interface CategoryTitle {
  readonly strip: number;
  readonly title: string;
  /** Where it begins, in CSS pixels of the stage. */
  readonly x: number;
  readonly y: number;
}

const DISTANCE = 5;
const FONT_SIZE = 11;
const HALF_LINE = 6;
const MOST_WIDTH = 84;
const ANGLE = Math.PI / 4;

/** At the end of each strip: beside the columns' strips, slanted over the rows' strips. */
export function categoryTitles(page: PageState, side: AxisName): CategoryTitle[] {
  const { categories } = page.shared.axis(side).axis.value;
  const { rowCategories, colCategories } = page.layout.value;
  const box = side === "rows" ? rowCategories : colCategories;
  return categories.map(({ title }, strip) => {
    const [start, end] = stripSpan(strip, box, side, categories.length);
    const middle = (start + end) / 2;
    return side === "rows"
      ? { strip, title, x: box.x + middle, y: box.y - DISTANCE }
      : { strip, title, x: box.x + box.width + DISTANCE, y: box.y + middle };
  });
}

/** As the style sheet has them on the screen. */
export function drawCategoryTitles(pen: Pen, page: PageState, side: AxisName, theme: Theme): void {
  pen.font = fontOf(FONT_SIZE);
  pen.fillStyle = theme.muted;
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  for (const { title, x, y } of categoryTitles(page, side)) {
    const text = ellipsize(title, MOST_WIDTH, (part) => pen.measureText(part).width);
    pen.save();
    pen.translate(x, y);
    if (side === "rows") {
      pen.rotate(-ANGLE);
      pen.translate(0, -HALF_LINE);
    }
    pen.fillText(text, 0, 0);
    pen.restore();
  }
}
