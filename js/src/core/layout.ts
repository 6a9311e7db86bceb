import type { BySide } from "./sides.ts";
import type { AxisName } from "./types.ts";
import { within } from "./within.ts";

/** A region of the widget, in CSS pixels from the top left of the stage. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The room that an axis asks for beside the heatmap. */
export interface AxisNeeds {
  /** Of its longest labels, across the axis. */
  readonly labels: number;
  /** How far the titles of its category strips go beyond the strips: upwards, or to the right. */
  readonly titles: number;
  readonly stripCount: number;
  readonly hasTree: boolean;
}

export interface LayoutInput extends BySide<AxisNeeds> {
  /** The stage: the widget without its sidebar. */
  readonly width: number;
  readonly height: number;
  /** How far a column's label reaches to the right of its column. */
  readonly reach: number;
  /** Whole trees want more room than a slice of them. */
  readonly isTreeWhole: boolean;
}

/** What stands beside the heatmap along an axis. */
export interface AxisBoxes {
  readonly labels: Box;
  readonly categories: Box;
  readonly dendrogram: Box;
}

export interface Layout extends BySide<AxisBoxes> {
  readonly heatmap: Box;
}

/** A box as it lies beside an axis. */
export interface BoxAlong {
  /** Where it begins along the axis, and its length. */
  readonly from: number;
  readonly length: number;
  /** Where it begins across the axis, and how far it reaches. */
  readonly out: number;
  readonly depth: number;
}

export function boxAlong(side: AxisName, { x, y, width, height }: Box): BoxAlong {
  return side === "rows"
    ? { from: y, length: height, out: x, depth: width }
    : { from: x, length: width, out: y, depth: height };
}

/** A category strip and the gap after it. */
export const STRIP = 12;
export const STRIP_PITCH = STRIP + 2;

const GAP = 4;
const TREE_DEPTH = 34;
const WHOLE_TREE_DEPTH = 104;
const MOST_FOR_TREE = 0.2;
/** The outer part of a dendrogram is for the crop triangles. */
export const TRIANGLE_ROOM = 13;
const PADDING = 6;
const STATUS_HEIGHT = 20;
const MIN_SIDE = 24;
/** Room at the right for the last columns' labels, and for labels left and right together. */
const MOST_FOR_REACH = 0.15;
const MOST_BESIDE = 0.37;
/** Labels take at most this share of the stage, whatever is asked for. */
const MOST_FOR_LABELS = 0.7;
const MOST_FOR_TITLES = 0.26;

/** Category strips use at most this share, so that many of them leave room for the matrix. */
const MOST_FOR_STRIPS = 0.3;

function stripsExtent(count: number, side: number): number {
  return count === 0 ? 0 : Math.min(count * STRIP_PITCH, Math.floor(side * MOST_FOR_STRIPS)) + 1;
}

function treeDepth(hasTree: boolean, side: number, isWhole: boolean): number {
  if (!hasTree) return 0;
  if (!isWhole) return TREE_DEPTH;
  return Math.round(within(side * MOST_FOR_TREE, TREE_DEPTH, WHOLE_TREE_DEPTH));
}

/** Where everything is drawn. All coordinates are whole pixels. */
export function layoutStage(input: LayoutInput): Layout {
  const { width, height, rows, cols, isTreeWhole } = input;
  const rowLabelWidth = Math.round(Math.min(rows.labels, width * MOST_FOR_LABELS));
  const colLabelHeight = Math.round(Math.min(cols.labels, height * MOST_FOR_LABELS));
  const rowStrips = stripsExtent(rows.stripCount, width);
  const colStrips = stripsExtent(cols.stripCount, height);
  const rowTree = treeDepth(rows.hasTree, width, isTreeWhole);
  const colTree = treeDepth(cols.hasTree, height, isTreeWhole);

  const titles = Math.min(rows.titles - colStrips, height * MOST_FOR_TITLES);
  const top = Math.round(Math.max(colLabelHeight, titles));
  const withGap = (extent: number) => (extent > 0 ? extent + GAP : 0);
  const x = PADDING + withGap(rowLabelWidth) + withGap(rowStrips);
  const y = PADDING + withGap(top) + withGap(colStrips);
  const reach = Math.min(input.reach, width * MOST_FOR_REACH, width * MOST_BESIDE - rowLabelWidth);
  const titleReach = Math.min(cols.titles, width * MOST_FOR_REACH);
  const rightNeeded = Math.max(withGap(rowTree), Math.round(Math.max(reach, titleReach)));
  const heatmap: Box = {
    x,
    y,
    width: Math.max(MIN_SIDE, Math.floor(width - x - rightNeeded - PADDING)),
    height: Math.max(MIN_SIDE, Math.floor(height - y - colTree - GAP - STATUS_HEIGHT)),
  };
  const right = heatmap.x + heatmap.width;
  const bottom = heatmap.y + heatmap.height;
  return {
    heatmap,
    rows: {
      labels: { ...heatmap, x: PADDING, width: rowLabelWidth },
      categories: { ...heatmap, x: x - GAP - rowStrips, width: rowStrips },
      dendrogram: { ...heatmap, x: right + GAP, width: rowTree },
    },
    cols: {
      labels: { x, y: PADDING, width: width - x, height: colLabelHeight > 0 ? top : 0 },
      categories: { ...heatmap, y: y - GAP - colStrips, height: colStrips },
      dendrogram: { ...heatmap, y: bottom + GAP, height: colTree },
    },
  };
}
