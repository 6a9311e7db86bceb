import type { Interval } from "./types.ts";

export interface LabelSpace {
  /** The visible display positions, and the pixels they are spread over. */
  readonly interval: Interval;
  readonly pixels: number;
  readonly count: number;
  /** The angle between the text and the axis in radians: a quarter turn for row labels. */
  readonly angle?: number;
  /** Font sizes in pixels: the smallest at which all labels are drawn, and the largest ever. */
  readonly minFont?: number;
  readonly maxFont?: number;
}

export interface LabelPlan {
  readonly fontSize: number;
  /** Every `step`-th display position has a label. */
  readonly step: number;
  /** The labelled display positions, and the pixel at which each one's cell is centred. */
  readonly positions: readonly number[];
  readonly centers: readonly number[];
}

/** Height of a line of text in units of its font size. */
export const LINE_HEIGHT = 1.15;
const SMALLEST_THINNED_FONT = 10;
const LARGEST_THINNED_FONT = 11;
const ROUNDING = 1e-9;

/**
 * Which labels to draw and how large, so that none overlap and none stands out beyond the axis: all
 * of them where they fit at `minFont` or more, otherwise every `step`-th at a comfortable size. The
 * choice depends on the zoom alone, so the same labels stay while panning.
 */
export function labelPlan({
  interval: [start, end],
  pixels,
  count,
  angle = Math.PI / 2,
  minFont = 5,
  maxFont = 16,
}: LabelSpace): LabelPlan {
  const pitch = pixels / (end - start);
  const lineSpace = pitch * Math.sin(angle);
  if (!(pixels > 0 && lineSpace > 0)) {
    return { fontSize: minFont, step: 1, positions: [], centers: [] };
  }

  const fittingFont = lineSpace / LINE_HEIGHT;
  const all = fittingFont >= minFont;
  const step = all ? 1 : Math.ceil((SMALLEST_THINNED_FONT * LINE_HEIGHT) / lineSpace);
  const largest = all ? maxFont : Math.min(maxFont, LARGEST_THINNED_FONT);
  const fontSize = Math.min(largest, fittingFont * step);

  const halfLine = (fontSize * LINE_HEIGHT) / lineSpace / 2;
  const offset = Math.min(step, count) >> 1;
  const positions: number[] = [];
  const centers: number[] = [];
  const firstVisible = Math.max(0, Math.floor(start));
  const beforeFirst = Math.max(0, Math.ceil((firstVisible - offset) / step));
  const stop = Math.min(count, end);
  for (let position = beforeFirst * step + offset; position < stop; position += step) {
    const center = position + 0.5;
    if (center - halfLine < -ROUNDING || center + halfLine > count + ROUNDING) continue;
    positions.push(position);
    centers.push((center - start) * pitch);
  }
  return { fontSize, step, positions, centers };
}
