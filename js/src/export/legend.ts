import { unitText } from "../axis/unit-text.ts";
import { flattenColor } from "../color/css.ts";
import { numberColor, numberScale } from "../color/number-scale.ts";
import { beyondText, rangeText, rounded } from "../color/range-text.ts";
import type { Annotation, NumericAnnotation } from "../model/annotation.ts";
import type { AxisName } from "../model/axes.ts";
import { axisNoun } from "../panels/legend/axis-noun.ts";
import {
  barHeights,
  colorScale,
  fractionAlong,
  gradientColors,
  rangeInWords,
} from "../panels/legend/color-scale.ts";
import { scaleLabels } from "../panels/legend/scale-text.ts";
import type { Pen } from "../panels/pen.ts";
import { fittedText, textMeasure } from "../panels/text-measure.ts";
import type { Theme } from "../panels/theme.ts";
import type { WidgetStore } from "../store/widget-store.ts";
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
export function legendBlocks(store: WidgetStore, theme: Theme, mostHeight: number): LegendBlock[] {
  const ofAxis = (side: AxisName) =>
    store
      .axis(side)
      .axis.value.annotations.flatMap((annotation) =>
        categoryBlocks(store, side, annotation, theme, mostHeight),
      );
  return [colorBlock(store, theme), ...ofAxis("rows"), ...ofAxis("cols")];
}

function colorBlock(store: WidgetStore, theme: Theme): LegendBlock {
  const scale = colorScale(store);
  const matrix = store.drawable.value;
  const others = [
    ...(matrix.hasMissing ? [["missing", store.colors.value.missing] as const] : []),
    ...(matrix.hasMasked ? [["masked", theme.masked] as const] : []),
  ];
  const words = rangeInWords(store, scale);
  const run = scale.ownRange
    ? `each ${scale.ownRange === "rows" ? "row" : "column"} over its own range`
    : rangeText(words);
  const notes = [run, beyondText(words)].filter(Boolean);
  const below = LINE + SCALE_TEXT + 8;
  return {
    width: Math.ceil(Math.max(LEGEND_WIDTH, ...notes.map(textMeasure(FONT_SIZE)))),
    height: below + (notes.length + others.length) * LINE,
    draw: (pen) => {
      drawBlockTitle(pen, store.valueLabel.value, "", LEGEND_WIDTH, theme);
      pen.save();
      pen.translate(0, LINE);
      fillBars(pen, barHeights(matrix, scale), theme.tree);
      const colors = gradientColors(store, scale).map((color) =>
        flattenColor(color, theme.surface),
      );
      const [start, end] = scale.domain.map(
        (value) => fractionAlong(scale, value) * LEGEND_WIDTH,
      ) as [number, number];
      fillRamp(pen, colors, start, GRADIENT_TOP, end - start, GRADIENT);
      if (words.below > 0) fillTriangle(pen, colors[0] as string, start, -TRIANGLE);
      if (words.above > 0) fillTriangle(pen, colors.at(-1) as string, end, TRIANGLE);
      setText(pen, theme.muted);
      const measure = (text: string) => pen.measureText(text).width;
      for (const { text, left } of scaleLabels(scale, LEGEND_WIDTH, measure)) {
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
  store: WidgetStore,
  side: AxisName,
  annotation: Annotation,
  theme: Theme,
  mostHeight: number,
): LegendBlock[] {
  const mostLines = Math.max(1, Math.floor(mostHeight / LINE) - 1);
  const bodies =
    annotation.kind === "text"
      ? valueBlocks(annotation, store.axis(side).visible.value, mostLines, theme)
      : [numberBody(annotation, theme)];
  const noun = axisNoun(store, side);
  return bodies.map((body, part) => ({
    width: body.width,
    height: LINE + body.height,
    draw: (pen) => {
      const title = part === 0 ? annotation.title : `${annotation.title} (continued)`;
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

function numberBody(annotation: NumericAnnotation, theme: Theme): LegendBlock {
  const scale = numberScale(annotation);
  return {
    width: LEGEND_WIDTH,
    height: LINE,
    draw: (pen) => {
      const formatted = (end: number) => unitText(end, annotation.unit, rounded);
      const [from, to] = [formatted(scale.from), formatted(scale.to)];
      setText(pen, theme.muted);
      const left = pen.measureText(from).width + 6;
      const width = LEGEND_WIDTH - left - pen.measureText(to).width - 6;
      pen.fillText(from, 0, LINE / 2);
      pen.fillText(to, left + width + 6, LINE / 2);
      const colors = Array.from({ length: RAMP_STEPS }, (_, step) => {
        const share = (step + 0.5) / RAMP_STEPS;
        const value = scale.from + share * (scale.to - scale.from);
        return flattenColor(numberColor(annotation, value, scale), theme.surface);
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
