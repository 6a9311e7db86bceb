import { AXES, type ByAxis, mapAxes } from "../model/axes.ts";
import type { Interval } from "../model/interval.ts";
import type { ViewportState } from "../model/view-state.ts";
import { clamp } from "../util/clamp.ts";

/** The visible interval of each axis. */
export type Viewport = ByAxis<Interval>;

/** The size of the heatmap in pixels, and what it shows without zoom. */
export interface Geometry {
  readonly width: number;
  readonly height: number;
  /** How many rows and columns are displayed. */
  readonly counts: ByAxis<number>;
  /** Zoom both directions by one factor always, for matrices whose rows are their columns. */
  readonly square: boolean;
  /** No cell is magnified beyond this; larger ones stay as they are. */
  readonly maxCellPx: number;
}

export interface Anchor {
  readonly row: number;
  readonly col: number;
}

const ROUNDING = 1e-9;

/** Return whether a viewport shows everything. */
export function isFull(viewport: Viewport, counts: ByAxis<number>): boolean {
  return AXES.every((side) => isWhole(viewport[side], counts[side]));
}

/** Move a viewport into the axes. */
export function clampViewport(viewport: Viewport, counts: ByAxis<number>): Viewport {
  return mapAxes((side) => clampInterval(viewport[side], counts[side]));
}

/** Convert the viewport of a view state, where null is the whole axis. */
export function toViewport(state: ViewportState, counts: ByAxis<number>): Viewport {
  return mapAxes((side) => clampInterval(state[side] ?? [0, counts[side]], counts[side]));
}

/** Return the viewport that shows everything. */
export function fullViewport(counts: ByAxis<number>): Viewport {
  return mapAxes((side) => [0, counts[side]]);
}

/** Convert a viewport for a view state: the inverse of `toViewport`. */
export function toViewportState(viewport: Viewport, counts: ByAxis<number>): ViewportState {
  return mapAxes((side) => (isWhole(viewport[side], counts[side]) ? null : viewport[side]));
}

/** Return the size of a cell in pixels. */
export function cellSize(
  { rows, cols }: Viewport,
  { width, height }: Pick<Geometry, "width" | "height">,
): { width: number; height: number } {
  return { width: width / span(cols), height: height / span(rows) };
}

/**
 * Zoom in (`factor` above 1) or out around a place that keeps its pixel. Zooming in, only the
 * direction with the smaller cells grows until cells are square; zooming out, both shrink, each to
 * its whole axis, which is the same path backwards.
 */
export function zoomAt(
  viewport: Viewport,
  factor: number,
  anchor: Anchor,
  geometry: Geometry,
): Viewport {
  const { width, height, counts } = geometry;
  if (!(factor > 0 && width > 0 && height > 0)) return viewport;
  const size = cellSize(viewport, geometry);
  const target = factor > 1 ? enlarged(size, factor, geometry) : shrunk(size, factor);
  return {
    rows: resize(viewport.rows, target.height / size.height, anchor.row, counts.rows),
    cols: resize(viewport.cols, target.width / size.width, anchor.col, counts.cols),
  };
}

/** Move a viewport. */
export function pan(
  { rows, cols }: Viewport,
  dRows: number,
  dCols: number,
  counts: ByAxis<number>,
): Viewport {
  return clampViewport(
    { rows: [rows[0] + dRows, rows[1] + dRows], cols: [cols[0] + dCols, cols[1] + dCols] },
    counts,
  );
}

/**
 * Return the viewport a share `t` of the way from `a` to `b`, at a steady rate of magnification.
 */
export function mixViewports(a: Viewport, b: Viewport, t: number): Viewport {
  return mapAxes((side) => mix(a[side], b[side], t));
}

type Size = { readonly width: number; readonly height: number };

function enlarged(size: Size, factor: number, geometry: Geometry): Size {
  const limit = Math.min(geometry.maxCellPx, geometry.width, geometry.height);
  const { width, height } = size;
  if (geometry.square) {
    const allowed = Math.max(1, Math.min(factor, limit / Math.max(width, height)));
    return { width: width * allowed, height: height * allowed };
  }
  const cell = Math.min(Math.min(width, height) * factor, limit);
  return { width: Math.max(width, cell), height: Math.max(height, cell) };
}

function shrunk({ width, height }: Size, factor: number): Size {
  return { width: width * factor, height: height * factor };
}

function resize(
  interval: Interval,
  magnification: number,
  anchor: number,
  count: number,
): Interval {
  if (magnification === 1) return interval;
  const [start, end] = interval;
  return clampInterval(
    [anchor - (anchor - start) / magnification, anchor + (end - anchor) / magnification],
    count,
  );
}

function clampInterval(interval: Interval, count: number): Interval {
  const length = span(interval);
  if (!(length > 0 && length < count * (1 - ROUNDING))) return [0, count];
  const start = clamp(interval[0], 0, count - length);
  return [start, Math.min(start + length, count)];
}

function mix(a: Interval, b: Interval, t: number): Interval {
  if (t <= 0) return a;
  if (t >= 1) return b;
  const ratio = Math.log(span(b) / span(a));
  const share = Math.abs(ratio) < ROUNDING ? t : Math.expm1(t * ratio) / Math.expm1(ratio);
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

function span([start, end]: Interval): number {
  return end - start;
}

function isWhole([start, end]: Interval, count: number): boolean {
  return start <= 0 && end >= count;
}
