import { categoryCounts } from "../core/category-counts.ts";
import { flattened } from "../core/colors.ts";
import { formatCount } from "../core/format.ts";
import { numberColor, numberScale } from "../core/number-scale.ts";
import type { AxisName, Category, NumberCategory, TextCategory } from "../core/types.ts";
import { unitText } from "../core/unit-text.ts";
import { axisNoun } from "../panels/axis-noun.ts";
import { barHeights, colorScale, gradientColors } from "../panels/color-scale.ts";
import { fittedText } from "../panels/fitted-text.ts";
import type { Pen } from "../panels/pen.ts";
import { rounded, scaleText } from "../panels/scale-text.ts";
import { fontOf, type Theme } from "../panels/theme.ts";
import type { SharedState } from "../state/shared-state.ts";

/** One part of the legend, drawn from its own top left. */
export interface LegendBlock {
  readonly height: number;
  readonly draw: (pen: Pen) => void;
}

export const LEGEND_WIDTH = 160;

const FONT_SIZE = 11;
const LINE = 16;
const SWATCH = 10;
const BARS = 30;
const GRADIENT = 10;
const GRADIENT_TOP = BARS + 2;
const SCALE_TEXT = GRADIENT_TOP + GRADIENT + 11;
const MOST_LISTED = 30;
const RAMP_STEPS = 40;

/** What the colours of the matrix and of the strips mean. */
export function legendBlocks(shared: SharedState, theme: Theme): LegendBlock[] {
  const ofAxis = (side: AxisName) =>
    shared
      .axis(side)
      .axis.value.categories.map((category) => categoryBlock(shared, side, category, theme));
  return [colorBlock(shared, theme), ...ofAxis("rows"), ...ofAxis("cols")];
}

function colorBlock(shared: SharedState, theme: Theme): LegendBlock {
  const scale = colorScale(shared);
  const { range, domain } = scale;
  const matrix = shared.drawable.value;
  const { missing } = shared.colors.value;
  const below = SCALE_TEXT + 8;
  return {
    height: below + (matrix.hasMissing ? LINE : 0),
    draw: (pen) => {
      fillBars(pen, barHeights(matrix, range), theme.tree);
      const colors = gradientColors(shared, range).map((color) => flattened(color, theme.surface));
      fillRamp(pen, colors, 0, GRADIENT_TOP, LEGEND_WIDTH, GRADIENT);
      pen.fillStyle = theme.muted;
      for (const end of domain) {
        const at = ((end - range[0]) / (range[1] - range[0])) * (LEGEND_WIDTH - 1);
        pen.fillRect(at, GRADIENT_TOP, 1, GRADIENT + 3);
      }
      write(pen, FONT_SIZE, theme.muted);
      const measure = (text: string) => pen.measureText(text).width;
      for (const { text, left } of scaleText(scale, LEGEND_WIDTH, measure)) {
        pen.fillText(text, left, SCALE_TEXT);
      }
      if (!matrix.hasMissing) return;
      pen.fillStyle = missing;
      pen.fillRect(0, below + (LINE - SWATCH) / 2, SWATCH, SWATCH);
      write(pen, FONT_SIZE, theme.text);
      pen.fillText("missing", SWATCH + 6, below + LINE / 2);
    },
  };
}

function categoryBlock(
  shared: SharedState,
  side: AxisName,
  category: Category,
  theme: Theme,
): LegendBlock {
  const body =
    category.kind === "text"
      ? textBody(category, shared.axis(side).visible.value, theme)
      : numberBody(category, theme);
  return {
    height: LINE + body.height,
    draw: (pen) => {
      write(pen, FONT_SIZE, theme.muted);
      const noun = axisNoun(shared, side);
      const room = LEGEND_WIDTH - (noun ? pen.measureText(noun).width + 8 : 0);
      pen.textAlign = "right";
      pen.fillText(noun, LEGEND_WIDTH, LINE / 2);
      write(pen, FONT_SIZE, theme.text, true);
      pen.fillText(fittedText(pen, category.title, room), 0, LINE / 2);
      pen.save();
      pen.translate(0, LINE);
      body.draw(pen);
      pen.restore();
    },
  };
}

function textBody(category: TextCategory, visible: Int32Array, theme: Theme): LegendBlock {
  const { counts } = categoryCounts(category, visible);
  const codes = [...category.values.keys()].filter((code) => (counts[code] as number) > 0);
  const listed = codes.slice(0, MOST_LISTED);
  const more = codes.length - listed.length;
  return {
    height: (listed.length + (more > 0 ? 1 : 0)) * LINE,
    draw: (pen) => {
      for (const [line, code] of listed.entries()) {
        const middle = (line + 0.5) * LINE;
        pen.fillStyle = category.colors[code] ?? theme.tree;
        pen.fillRect(0, middle - SWATCH / 2, SWATCH, SWATCH);
        const count = formatCount(counts[code] as number);
        write(pen, FONT_SIZE, theme.text);
        const room = LEGEND_WIDTH - SWATCH - 14 - pen.measureText(count).width;
        const name = fittedText(pen, category.values[code] as string, room);
        pen.fillText(name, SWATCH + 6, middle);
        pen.fillStyle = theme.muted;
        pen.textAlign = "right";
        pen.fillText(count, LEGEND_WIDTH, middle);
      }
      if (more <= 0) return;
      write(pen, FONT_SIZE, theme.muted);
      pen.fillText(`and ${formatCount(more)} more`, 0, (listed.length + 0.5) * LINE);
    },
  };
}

function numberBody(category: NumberCategory, theme: Theme): LegendBlock {
  const scale = numberScale(category);
  return {
    height: LINE,
    draw: (pen) => {
      const told = (end: number) => unitText(end, category.unit, rounded);
      const [from, to] = [told(scale.from), told(scale.to)];
      write(pen, FONT_SIZE, theme.muted);
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

function write(pen: Pen, size: number, color: string, isBold = false): void {
  pen.font = fontOf(size, isBold);
  pen.fillStyle = color;
  pen.textAlign = "left";
  pen.textBaseline = "middle";
}
