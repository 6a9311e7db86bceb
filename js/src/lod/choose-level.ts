import { AXES, type ByAxis, mapAxes } from "../model/axes.ts";
import type { Interval } from "../model/interval.ts";
import type { HeatmapScene } from "./scene.ts";

/** The blocks of a level along one axis, and the display indices they cover. */
export interface AxisGrid {
  readonly window: Interval;
  readonly blocks: number;
}

/** The grids of a level, with a key that identifies it. */
export interface LevelChoice extends ByAxis<AxisGrid> {
  readonly key: string;
}

/** The visible interval of an axis and the pixels it is drawn in. */
export interface ShownAxis {
  readonly shown: Interval;
  readonly pixels: number;
  readonly count: number;
}

const MARGIN = 0.25;

/** Return whether cells are narrower than a pixel. */
export function isCompressed({ shown, pixels }: ShownAxis): boolean {
  return shown[1] - shown[0] > pixels * (1 + 1e-9);
}

/**
 * Blocks over the whole axis: as many as pixels at rest, doubled until none is wider than a pixel
 * of the zoomed picture. At rest and at every doubling a pixel is exactly one block.
 */
function blocksOverAxis({ shown, pixels, count }: ShownAxis): number {
  const zoom = count / (shown[1] - shown[0]);
  const doublings = Math.max(0, Math.ceil(Math.log2(zoom) - 1e-6));
  return Math.min(count, pixels * 2 ** doublings);
}

function whole(axis: ShownAxis): AxisGrid {
  return { window: [0, axis.count], blocks: blocksOverAxis(axis) };
}

/** The blocks on screen and a margin around them, so that a short pan needs no new level. */
function around(axis: ShownAxis): AxisGrid {
  const blocks = blocksOverAxis(axis);
  const perBlock = axis.count / blocks;
  const margin = (axis.shown[1] - axis.shown[0]) * MARGIN;
  const first = Math.max(0, Math.floor((axis.shown[0] - margin) / perBlock));
  const last = Math.min(blocks, Math.ceil((axis.shown[1] + margin) / perBlock));
  return { window: [first * perBlock, last * perBlock], blocks: last - first };
}

/** Return what a scene shows of each axis. */
export function shownAxes(scene: Omit<HeatmapScene, "colors">): ByAxis<ShownAxis> {
  const { rows, cols, height, width, rowOrder, colOrder } = scene;
  return {
    rows: { shown: rows, pixels: height, count: rowOrder.length },
    cols: { shown: cols, pixels: width, count: colOrder.length },
  };
}

/**
 * Choose the level to draw a scene from: over the whole matrix where it has at most `maxBlocks`
 * blocks, `maxSide` along a side, else over the visible part.
 */
export function chooseLevel(
  axes: ByAxis<ShownAxis>,
  maxBlocks: number,
  maxSide: number,
): LevelChoice {
  const { rows, cols } = mapAxes((side) => whole(axes[side]));
  const fits =
    rows.blocks * cols.blocks <= maxBlocks && Math.max(rows.blocks, cols.blocks) <= maxSide;
  const grids = fits ? { rows, cols } : mapAxes((side) => around(axes[side]));
  const key = AXES.map((side) => `${grids[side].window}/${grids[side].blocks}`).join(" ");
  return { key, ...grids };
}

/** Return whether a level contains all that is shown at the resolution wanted. */
export function satisfies(
  held: LevelChoice,
  wanted: LevelChoice,
  shown: ByAxis<Interval>,
): boolean {
  const isAlike = (one: number, other: number) => Math.abs(one - other) < 1e-9 * other;
  return (
    contains(held, shown) &&
    AXES.every((side) => isAlike(perBlock(held[side]), perBlock(wanted[side])))
  );
}

/** Return whether a level contains all that is shown. */
export function contains(held: LevelChoice, shown: ByAxis<Interval>): boolean {
  return AXES.every((side) => {
    const [[first, last], [start, end]] = [held[side].window, shown[side]];
    return start >= first - 1e-6 && end <= last + 1e-6;
  });
}

/** Return how many display indices a block covers. */
export function perBlock({ window: [start, end], blocks }: AxisGrid): number {
  return (end - start) / blocks;
}
