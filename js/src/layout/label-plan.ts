import type { Interval } from "../model/interval.ts";

/** The part of an axis in view, the pixels it covers, and the font sizes allowed. */
export interface LabelSpace {
  /** The visible display indices, and the pixels they are spread over. */
  readonly interval: Interval;
  readonly pixels: number;
  readonly count: number;
  /** The angle between the text and the axis in radians: a quarter turn for row labels. */
  readonly angle?: number;
  /** Font sizes in pixels: the smallest at which all labels are drawn, and the largest ever. */
  readonly minFont?: number;
  readonly maxFont?: number;
}

/** Which labels to draw, where, and how large. */
export interface LabelPlan {
  readonly fontSize: number;
  /** Every `step`-th display index has a label. */
  readonly step: number;
  /** The labelled display indices, and the pixel at which each one's cell is centred. */
  readonly displayIndices: readonly number[];
  readonly centers: readonly number[];
}

/** Height of a line of text in units of its font size. */
export const LINE_HEIGHT = 1.1;
export const SMALLEST_FONT = 9;
export const LARGEST_FONT = 16;
/** The largest font where not all labels fit. */
export const LARGEST_THINNED_FONT = 11;
const ROUNDING = 1e-9;
const ROUNDING_PX = 1e-6;

/** Compute how far apart two labels along an axis are at least, in pixels. */
export function labelGap(fontSize: number, angle = Math.PI / 2): number {
  return (fontSize * LINE_HEIGHT) / Math.sin(angle);
}

/**
 * Choose which labels to draw and how large, so that none overlap and each is whole: all of them
 * where they fit at `minFont` or more, otherwise every `step`-th, as many as fit. The choice depends
 * on the zoom alone, so the same labels stay while panning.
 */
export function labelPlan({
  interval: [start, end],
  pixels,
  count,
  angle = Math.PI / 2,
  minFont = SMALLEST_FONT,
  maxFont = LARGEST_FONT,
}: LabelSpace): LabelPlan {
  const pitch = pixels / (end - start);
  const lineSpace = pitch * Math.sin(angle);
  if (!(pixels > 0 && lineSpace > 0)) {
    return { fontSize: minFont, step: 1, displayIndices: [], centers: [] };
  }

  const fittingFont = lineSpace / LINE_HEIGHT;
  const all = fittingFont >= minFont - ROUNDING;
  const step = all ? 1 : Math.ceil(minFont / fittingFont - ROUNDING);
  const largest = all ? maxFont : Math.min(maxFont, Math.max(minFont, LARGEST_THINNED_FONT));
  const fontSize = Math.min(largest, Math.max(minFont, fittingFont * step));

  const half = labelGap(fontSize, angle) / 2;
  const offset = Math.min(step, count) >> 1;
  const displayIndices: number[] = [];
  const centers: number[] = [];
  const firstVisible = Math.max(0, Math.floor(start));
  const beforeFirst = Math.max(0, Math.ceil((firstVisible - offset) / step));
  const stop = Math.min(count, end);
  for (let displayIndex = beforeFirst * step + offset; displayIndex < stop; displayIndex += step) {
    const center = (displayIndex + 0.5 - start) * pitch;
    if (center < half - ROUNDING_PX || center > pixels - half + ROUNDING_PX) continue;
    displayIndices.push(displayIndex);
    centers.push(center);
  }
  return { fontSize, step, displayIndices: displayIndices, centers };
}
