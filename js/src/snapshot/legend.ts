import { flattened } from "../core/colors.ts";
import { numberColor, numberScale } from "../core/number-scale.ts";
import { beyondText, rangeText, rounded } from "../core/range-text.ts";
import type { AxisName, Category, NumberCategory } from "../core/types.ts";
import { unitText } from "../core/unit-text.ts";
import { axisNoun } from "../panels/axis-noun.ts";
import {
  barHeights,
  colorScale,
  gradientColors,
  rangeInWords,
  shareOn,
} from "../panels/color-scale.ts";
import { fittedText } from "../panels/fitted-text.ts";
import type { Pen } from "../panels/pen.ts";
import { scaleText } from "../panels/scale-text.ts";
import { textMeasure } from "../panels/text-measure.ts";
import type { Theme } from "../panels/theme.ts";
import type { SharedState } from "../state/shared-state.ts";
import {
  FONT_SIZE,
  LEGEND_WIDTH,
  type LegendBlock,
  LINE,
  SWATCH,
  SWATCH_ROOM,
  setText,
} from "./legend-pen.ts";
import { valueBlocks } from "./legend-values.ts";

const BARS = 30;
const GRADIENT = 10;
const GRADIENT_TOP = BARS + 2;
const SCALE_TEXT = GRADIENT_TOP + GRADIENT + 11;
const RAMP_STEPS = 40;
const TRIANGLE = 7;

/** Draw what the colours of the matrix and of the strips mean, in blocks of at most `mostHeight`. */
export function legendBlocks(shared: SharedState, theme: Theme, mostHeight: number): LegendBlock[] {
  const ofAxis = (side: AxisName) =>
    shared
      .axis(side)
      .axis.value.categories.flatMap((category) =>
        categoryBlocks(shared, side, category, theme, mostHeight),
      );
  return [colorBlock(shared, theme), ...ofAxis("rows"), ...ofAxis("cols")];
}

function colorBlock(shared: SharedState, theme: Theme): LegendBlock {
  const scale = colorScale(shared);
  const matrix = shared.drawable.value;
  const others = [
    ...(matrix.hasMissing ? [["missing", shared.colors.value.missing] as const] : []),
    ...(matrix.hasMasked ? [["masked", theme.masked] as const] : []),
  ];
  const words = rangeInWords(shared, scale);
  const run = scale.ownRange
    ? `each ${scale.ownRange === "rows" ? "row" : "column"} over its own range`
    : rangeText(words);
  const notes = [run, beyondText(words)].filter(Boolean);
  const below = LINE + SCALE_TEXT + 8;
  return {
    width: Math.ceil(Math.max(LEGEND_WIDTH, ...notes.map(textMeasure(FONT_SIZE)))),
    height: below + (notes.length + others.length) * LINE,
    draw: (pen) => {
      drawBlockTitle(pen, shared.valueLabel.value, "", LEGEND_WIDTH, theme);
      pen.save();
      pen.translate(0, LINE);
      fillBars(pen, barHeights(matrix, scale), theme.tree);
      const colors = gradientColors(shared, scale).map((color) => flattened(color, theme.surface));
      const [start, end] = scale.domain.map((value) => shareOn(scale, value) * LEGEND_WIDTH) as [
        number,
        number,
      ];
      fillRamp(pen, colors, start, GRADIENT_TOP, end - start, GRADIENT);
      if (words.below > 0) fillTriangle(pen, colors[0] as string, start, -TRIANGLE);
      if (words.above > 0) fillTriangle(pen, colors.at(-1) as string, end, TRIANGLE);
      setText(pen, theme.muted);
      const measure = (text: string) => pen.measureText(text).width;
      for (const { text, left } of scaleText(scale, LEGEND_WIDTH, measure)) {
        pen.fillText(text, left, SCALE_TEXT);
      }
      pen.restore();
      setText(pen, theme.muted);
      for (const [line, note] of notes.entries()) {
        pen.fillText(note, 0, below + (line + 0.5) * LINE);
      }
      for (const [line, [name, color]] of others.entries()) {
        const top = below + (notes.length + line) * LINE;
        pen.fillStyle = color;
        pen.fillRect(0, top + (LINE - SWATCH) / 2, SWATCH, SWATCH);
        setText(pen, theme.text);
        pen.fillText(name, SWATCH_ROOM, top + LINE / 2);
      }
    },
  };
}

function fillTriangle(pen: Pen, color: string, at: number, reach: number): void {
  pen.fillStyle = color;
  pen.beginPath();
  pen.moveTo(at, GRADIENT_TOP);
  pen.lineTo(at + reach, GRADIENT_TOP + GRADIENT / 2);
  pen.lineTo(at, GRADIENT_TOP + GRADIENT);
  pen.fill();
}

function categoryBlocks(
  shared: SharedState,
  side: AxisName,
  category: Category,
  theme: Theme,
  mostHeight: number,
): LegendBlock[] {
  const mostLines = Math.max(1, Math.floor(mostHeight / LINE) - 1);
  const bodies =
    category.kind === "text"
      ? valueBlocks(category, shared.axis(side).visible.value, mostLines, theme)
      : [numberBody(category, theme)];
  const noun = axisNoun(shared, side);
  return bodies.map((body, part) => ({
    width: body.width,
    height: LINE + body.height,
    draw: (pen) => {
      const title = part === 0 ? category.title : `${category.title} (continued)`;
      drawBlockTitle(pen, title, noun, body.width, theme);
      pen.save();
      pen.translate(0, LINE);
      body.draw(pen);
      pen.restore();
    },
  }));
}

function drawBlockTitle(pen: Pen, title: string, noun: string, width: number, theme: Theme): void {
  setText(pen, theme.muted);
  const room = width - (noun ? pen.measureText(noun).width + 8 : 0);
  pen.textAlign = "right";
  pen.fillText(noun, width, LINE / 2);
  setText(pen, theme.text, true);
  pen.fillText(fittedText(pen, title, room), 0, LINE / 2);
}

function numberBody(category: NumberCategory, theme: Theme): LegendBlock {
  const scale = numberScale(category);
  return {
    width: LEGEND_WIDTH,
    height: LINE,
    draw: (pen) => {
      const told = (end: number) => unitText(end, category.unit, rounded);
      const [from, to] = [told(scale.from), told(scale.to)];
      setText(pen, theme.muted);
      const left = pen.measureText(from).width + 6;
      const width = LEGEND_WIDTH - left - pen.measureText(to).width - 6;
      pen.fillText(from, 0, LINE / 2);
      pen.fillText(to, left + width + 6, LINE / 2);
      const colors = Array.from({ length: RAMP_STEPS }, (_, step) => {
        const share = (step + 0.5) / RAMP_STEPS;
        const value = scale.from + share * (scale.to - scale.from);
        return flattened(numberColor(category, value, scale), theme.surface);
      });
      fillRamp(pen, colors, left, (LINE - SWATCH) / 2, width, SWATCH);
    },
  };
}

/** One outline, as bars side by side would show seams. */
function fillBars(pen: Pen, shares: readonly number[], color: string): void {
  const bar = LEGEND_WIDTH / shares.length;
  pen.fillStyle = color;
  pen.beginPath();
  pen.moveTo(0, BARS);
  for (const [bin, share] of shares.entries()) {
    pen.lineTo(bin * bar, BARS * (1 - share));
    pen.lineTo((bin + 1) * bar, BARS * (1 - share));
  }
  pen.lineTo(LEGEND_WIDTH, BARS);
  pen.fill();
}

/** Each step reaches under the next, so that nothing shows between them. */
function fillRamp(
  pen: Pen,
  colors: readonly string[],
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const step = width / colors.length;
  for (const [i, color] of colors.entries()) {
    pen.fillStyle = color;
    pen.fillRect(x + i * step, y, Math.min(2 * step, width - i * step), height);
  }
}
