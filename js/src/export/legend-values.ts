import type { CategoricalAnnotation } from "../model/annotation.ts";
import type { Pen } from "../panels/pen.ts";
import { fittedText, textMeasure } from "../panels/text-measure.ts";
import type { Theme } from "../panels/theme.ts";
import { countCategories } from "../stats/category-counts.ts";
import { clamp } from "../util/clamp.ts";
import { formatCount } from "../util/number-format.ts";
import { splitAtDifference, type TextParts } from "../util/split-at-difference.ts";
import {
  FONT_SIZE,
  LEGEND_WIDTH,
  type LegendBlock,
  LINE,
  SWATCH,
  SWATCH_ROOM,
  setText,
} from "./legend-pen.ts";

/** More values than this make no readable legend. */
const MOST_LISTED = 500;
const COUNT_GAP = 8;
const MOST_WIDTH = 360;

interface Row {
  readonly name: string;
  /** What is kept of the name where it is cut. */
  readonly parts: TextParts;
  readonly color: string | null;
  readonly count: string;
}

/** List the displayed values of a category, `mostLines` to a block, each with its colour and count. */
export function valueBlocks(
  annotation: CategoricalAnnotation,
  visible: Int32Array,
  mostLines: number,
  theme: Theme,
): LegendBlock[] {
  const rows = legendRows(annotation, visible);
  const measure = textMeasure(FONT_SIZE);
  const widths = rows.map(({ name, count }) => {
    return SWATCH_ROOM + measure(name) + COUNT_GAP + measure(count);
  });
  const width = clamp(Math.ceil(Math.max(0, ...widths)), LEGEND_WIDTH, MOST_WIDTH);
  const blocks: LegendBlock[] = [];
  for (let start = 0; start < rows.length; start += mostLines) {
    const part = rows.slice(start, start + mostLines);
    const height = part.length * LINE;
    blocks.push({ width, height, draw: (pen) => drawRows(pen, part, width, theme) });
  }
  return blocks;
}

function legendRows(annotation: CategoricalAnnotation, visible: Int32Array): Row[] {
  const { counts, missing } = countCategories(annotation, visible);
  const codes = [...annotation.values.keys()].filter((code) => (counts[code] as number) > 0);
  const names = splitAtDifference(annotation.values);
  const rows: Row[] = codes.slice(0, MOST_LISTED).map((code) => ({
    name: annotation.values[code] as string,
    parts: names[code] as TextParts,
    color: annotation.colors[code] ?? null,
    count: formatCount(counts[code] as number),
  }));
  const more = codes.length - rows.length;
  const other = (name: string, count: string) => {
    rows.push({ name, parts: [name, "", ""], color: null, count });
  };
  if (more > 0) other(`and ${formatCount(more)} more`, "");
  if (missing > 0) other("none", formatCount(missing));
  return rows;
}

function cutName(
  pen: Pen,
  name: string,
  [head, difference, rest]: TextParts,
  room: number,
): string {
  const tail = rest === "" ? difference : `${difference}…`;
  if (tail === "" || pen.measureText(name).width <= room) return fittedText(pen, name, room);
  return fittedText(pen, head, room - pen.measureText(tail).width) + tail;
}

function drawRows(pen: Pen, rows: readonly Row[], width: number, theme: Theme): void {
  for (const [line, { name, parts, color, count }] of rows.entries()) {
    const middle = (line + 0.5) * LINE;
    if (color !== null) {
      pen.fillStyle = color;
      pen.fillRect(0, middle - SWATCH / 2, SWATCH, SWATCH);
    }
    setText(pen, color === null ? theme.muted : theme.text);
    const room = width - SWATCH_ROOM - COUNT_GAP - pen.measureText(count).width;
    pen.fillText(cutName(pen, name, parts, room), SWATCH_ROOM, middle);
    pen.fillStyle = theme.muted;
    pen.textAlign = "right";
    pen.fillText(count, width, middle);
  }
}
