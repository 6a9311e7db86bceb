import type { AxisName, ByAxis } from "../model/axes.ts";
import { clamp } from "../util/clamp.ts";
import { LEAST_ROOM, NARROW } from "./label-room.ts";

/** A region of the widget, in CSS pixels from the top left of the stage. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The size of an axis, and the room that it asks for beside the heatmap. */
export interface AxisNeeds {
  /** The number of all its items, so that crops and filters move nothing. */
  readonly count: number;
  /** Of its longest labels, across the axis. */
  readonly labels: number;
  /** Whether the user set this room; it is not reduced for the matrix then. */
  readonly isLabelRoomAsked: boolean;
  /** How far the titles of its category strips go beyond the strips: upwards, or to the right. */
  readonly titles: number;
  readonly stripCount: number;
  readonly hasTree: boolean;
}

/** All that the layout of the stage depends on. */
export interface LayoutInput extends ByAxis<AxisNeeds> {
  /** The stage: the widget without its sidebar. */
  readonly width: number;
  readonly height: number;
  /** How far a column's label reaches to the right of its column. */
  readonly reach: number;
  /** The rows are the columns: the heatmap is square. */
  readonly isSymmetric: boolean;
  /** Whole trees want more room than a slice of them. */
  readonly isTreeWhole: boolean;
}

/** The boxes beside the heatmap along one axis. */
export interface AxisBoxes {
  readonly labels: Box;
  readonly categories: Box;
  readonly dendrogram: Box;
}

/** The boxes of all regions. */
export interface Layout extends ByAxis<AxisBoxes> {
  readonly heatmap: Box;
}

/** A box in coordinates along and across an axis. */
export interface BoxAlong {
  /** Where it begins along the axis, and its length. */
  readonly from: number;
  readonly length: number;
  /** Where it begins across the axis, and how far it reaches. */
  readonly out: number;
  readonly depth: number;
}

/** Convert a box to coordinates along and across an axis. */
export function boxAlong(side: AxisName, { x, y, width, height }: Box): BoxAlong {
  return side === "rows"
    ? { from: y, length: height, out: x, depth: width }
    : { from: x, length: width, out: y, depth: height };
}

/** A category strip and the gap after it. */
const STRIP = 12;
const STRIP_PITCH = STRIP + 2;
const GAP = 4;
const TREE_DEPTH = 34;
const WHOLE_TREE_DEPTH = 104;
const MOST_FOR_TREE = 0.2;
/** The outer part of a dendrogram is for the crop triangles. */
export const TRIANGLE_ROOM = 13;
const PADDING = 6;
const STATUS_HEIGHT = 20;
const MIN_SIDE = 24;
/** No cell of the whole table is drawn larger, in pixels. */
const LARGEST_CELL = 125;
/** The height of a row where the height follows from the table. */
const LEGIBLE_ROW = 12;
const SHORTEST = 400;
export const TALLEST = 1000;
/** Room at the right for the last columns' labels, and for labels left and right together. */
const MOST_FOR_REACH = { narrow: 0.1, usual: 0.15 };
/** The matrix has this share of the width, so that it has 55 % of a widget whose sidebar is a rail. */
const LEAST_FOR_MATRIX = { narrow: 0.6, usual: 0.585 };
/** Of what the last columns' labels want at the right, this share comes before the rows' labels. */
const REACH_KEPT = 0.7;
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
  return Math.round(clamp(side * MOST_FOR_TREE, TREE_DEPTH, WHOLE_TREE_DEPTH));
}

/** How much of the stage stands on each side of the heatmap. */
interface Surroundings {
  readonly rowLabels: number;
  readonly rowStrips: number;
  readonly rowTree: number;
  readonly colLabels: number;
  readonly colStrips: number;
  readonly colTree: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function surroundings({ width, height, rows, cols, ...input }: LayoutInput): Surroundings {
  const asked = Math.round(Math.min(cols.labels, height * MOST_FOR_LABELS));
  const rowStrips = stripsExtent(rows.stripCount, width);
  const colStrips = stripsExtent(cols.stripCount, height);
  const rowTree = treeDepth(rows.hasTree, width, input.isTreeWhole);
  const colTree = treeDepth(cols.hasTree, height, input.isTreeWhole);
  const titles = Math.min(rows.titles - colStrips, height * MOST_FOR_TITLES);
  const above = Math.round(Math.max(asked, titles));
  const withGap = (extent: number) => (extent > 0 ? extent + GAP : 0);
  const room = width < NARROW ? "narrow" : "usual";
  const mostReach = width * MOST_FOR_REACH[room];
  const leastMatrix = Math.min(width * LEAST_FOR_MATRIX[room], cols.count * LARGEST_CELL);
  const beside = width - leastMatrix - 2 * PADDING - GAP - withGap(rowStrips);
  const least = Math.max(withGap(rowTree), Math.min(cols.titles, mostReach));
  const wanted = Math.min(input.reach, mostReach);
  const mostLabels = rows.isLabelRoomAsked
    ? width * MOST_FOR_LABELS
    : Math.max(LEAST_ROOM, beside - Math.max(least, wanted * REACH_KEPT));
  const rowLabels = Math.round(Math.min(rows.labels, mostLabels));
  const reach = clamp(beside - rowLabels, 0, wanted);
  return {
    rowLabels,
    rowStrips,
    rowTree,
    colLabels: asked > 0 ? above : 0,
    colStrips,
    colTree,
    left: PADDING + withGap(rowLabels) + withGap(rowStrips),
    right: PADDING + Math.round(Math.max(least, reach)),
    top: PADDING + withGap(above) + withGap(colStrips),
    bottom: colTree + GAP + STATUS_HEIGHT,
  };
}

/**
 * Compute the size of the heatmap. Cells of small tables have a largest size, those of symmetric
 * ones are square.
 */
function heatmapSize(width: number, height: number, { rows, cols, isSymmetric }: LayoutInput) {
  const size = {
    width: Math.max(MIN_SIDE, Math.floor(Math.min(width, cols.count * LARGEST_CELL))),
    height: Math.max(MIN_SIDE, Math.floor(Math.min(height, rows.count * LARGEST_CELL))),
  };
  const side = Math.min(size.width, size.height);
  return isSymmetric ? { width: side, height: side } : size;
}

/** Compute the height of a stage whose row labels are legible, within limits. */
export function autoHeight(input: LayoutInput, most = TALLEST): number {
  const { left, right, top, bottom } = surroundings(input);
  const rows = input.isSymmetric ? Infinity : input.rows.count * LEGIBLE_ROW;
  const { height } = heatmapSize(input.width - left - right, rows, input);
  return clamp(top + height + bottom, SHORTEST, clamp(most, SHORTEST, TALLEST));
}

/** Compute the box of each region. All coordinates are whole pixels. */
export function layoutStage(input: LayoutInput): Layout {
  const around = surroundings(input);
  const room = {
    width: input.width - around.left - around.right,
    height: input.height - around.top - around.bottom,
  };
  const size = heatmapSize(room.width, room.height, input);
  const indent = Math.max(0, Math.floor((room.width - size.width) / 2)); // in the middle of its room
  const [x, y] = [around.left + indent, around.top];
  const heatmap: Box = { x, y, ...size };
  const right = heatmap.x + heatmap.width;
  const bottom = heatmap.y + heatmap.height;
  const { rowLabels, rowStrips, colLabels, colStrips } = around;
  return {
    heatmap,
    rows: {
      labels: { ...heatmap, x: PADDING + indent, width: rowLabels },
      categories: { ...heatmap, x: x - GAP - rowStrips, width: rowStrips },
      dendrogram: { ...heatmap, x: right + GAP, width: around.rowTree },
    },
    cols: {
      labels: { x, y: PADDING, width: input.width - x, height: colLabels },
      categories: { ...heatmap, y: y - GAP - colStrips, height: colStrips },
      dendrogram: { ...heatmap, y: bottom + GAP, height: around.colTree },
    },
  };
}
