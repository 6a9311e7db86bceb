import { toPixels } from "../../axis/axis-scale.ts";
import { type Box, boxAlong, TRIANGLE_ROOM } from "../../layout/stage-layout.ts";
import type { AxisName } from "../../model/axes.ts";
import type { Interval } from "../../model/interval.ts";
import type { Tree } from "../../model/tree.ts";
import type { Cluster } from "../../tree/clusters.ts";
import { type TreeLayout, treeSegments } from "../../tree/tree-layout.ts";
import { orient, type Pen } from "../pen.ts";
import type { Theme } from "../theme.ts";

export interface DendrogramInput {
  readonly side: AxisName;
  readonly box: Box;
  readonly clusters: readonly Cluster[];
  readonly visible: Interval;
  readonly extent: number;
  readonly hovered: Cluster | null;
  readonly theme: Theme;
  /** The whole tree, where it shows: while the cut is moved, or lasting beside the triangles. */
  readonly cutting: {
    readonly isLasting: boolean;
    readonly tree: Tree;
    readonly layout: TreeLayout;
    readonly height: number;
    readonly cut: number;
    readonly isCutDrawn: boolean;
  } | null;
}

interface BracketsInput {
  readonly tree: Tree;
  /** The layout in the units of `visible`. */
  readonly layout: TreeLayout;
  readonly height: number;
  readonly visible: Interval;
  readonly extent: number;
  readonly depth: number;
  readonly color: string;
}

/** Slant of a trapezoid's sides: they draw in by this much at most. */
const MOST_INSET = 8;
/** Trapezoids narrower than this look like bars, and are quicker drawn as such. */
const NARROW = 5;
const DEPTH_SHARE = 0.62;
const LEAST_DEPTH = 4;
const EDGE = 1;
/** Clusters with fewer pixels are drawn together as one pale band. */
export const LEAST_TRAPEZOID = 3;
const BAND_SHARE = 0.5;
const BAND_STRENGTH = 0.55;
/** The opacity of trapezoids behind a whole tree. */
export const BEHIND_TREE = 0.35;
/** The room beyond the top of a whole tree. */
export const TREE_MARGIN = 2;

/** Find the cluster at a display index. */
export function clusterAt(clusters: readonly Cluster[], position: number): Cluster | null {
  let low = 0;
  let high = clusters.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const cluster = clusters[middle] as Cluster;
    if (position < cluster.start) high = middle - 1;
    else if (position >= cluster.end) low = middle + 1;
    else return cluster;
  }
  return null;
}

/** Draw the trapezoids, or the whole tree, of an axis. */
export function drawDendrogram(context: Pen, input: DendrogramInput): void {
  const { side, box, visible, extent, clusters, hovered, theme, cutting } = input;
  const depths = dendrogramDepths(side, box, cutting?.isLasting ? cutting : null);
  context.save();
  orient(context, side);
  context.globalAlpha = cutting ? BEHIND_TREE : 1;
  let band: Interval | null = null;
  const endBand = () => {
    if (band) drawBand(context, band, depths.trapezoids);
    band = null;
  };
  context.fillStyle = theme.tree;
  for (const cluster of clusters) {
    if (cluster.end <= visible[0]) continue;
    if (cluster.start >= visible[1]) break;
    const span = toPixels([cluster.start, cluster.end], visible, extent);
    if (span[1] - span[0] < LEAST_TRAPEZOID) {
      band = [(band ?? span)[0], span[1]];
      continue;
    }
    endBand();
    if (hovered?.node !== cluster.node) drawTrapezoid(context, span, depths.trapezoids);
  }
  endBand();
  if (hovered) {
    context.fillStyle = theme.treeHover;
    const [start, end] = toPixels([hovered.start, hovered.end], visible, extent);
    const span: Interval = [start, Math.max(end, start + 1)];
    if (end > 0 && start < extent) drawTrapezoid(context, span, depths.trapezoids);
  }
  context.globalAlpha = 1;
  if (cutting) drawTree(context, input, cutting, depths.tree);
  context.restore();
}

/** Compute how deep trapezoids and tree are drawn; trapezoids of a whole tree end at its cut. */
export function dendrogramDepths(
  side: AxisName,
  box: Box,
  whole: { readonly height: number; readonly cut: number } | null,
): { trapezoids: number; tree: number } {
  const { depth } = boxAlong(side, box);
  if (!whole) return { trapezoids: depth * DEPTH_SHARE, tree: depth };
  const tree = depth - TRIANGLE_ROOM;
  const share = whole.height > 0 ? Math.min(1, whole.cut / whole.height) : 1;
  return { trapezoids: Math.max(LEAST_DEPTH, share * (tree - TREE_MARGIN)), tree };
}

/** Draw a band for adjacent clusters that are too small to tell apart. */
export function drawBand(context: Pen, [start, end]: Interval, far: number): void {
  const strength = context.globalAlpha;
  context.globalAlpha = strength * BAND_STRENGTH;
  context.fillRect(start, 0, end - start, far * BAND_SHARE);
  context.globalAlpha = strength;
}

/** Draw a trapezoid. */
export function drawTrapezoid(context: Pen, [start, end]: Interval, far: number): void {
  const near = end - start > 3 ? EDGE / 2 : 0;
  const inset = Math.min(MOST_INSET, (end - start) / 4) + near;
  if (end - start < NARROW) {
    context.fillRect(start + inset / 2, 0, end - start - inset, far);
    return;
  }
  context.beginPath();
  context.moveTo(start + near, 0);
  context.lineTo(end - near, 0);
  context.lineTo(end - inset, far);
  context.lineTo(start + inset, far);
  context.fill();
}

function drawTree(
  context: Pen,
  { visible, extent, theme }: DendrogramInput,
  { tree, layout, height, cut, isCutDrawn }: NonNullable<DendrogramInput["cutting"]>,
  depth: number,
): void {
  strokeTree(context, { tree, layout, height, visible, extent, depth, color: theme.treeLine });
  if (!isCutDrawn) return;
  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  const out = height > 0 ? (cut / height) * (depth - TREE_MARGIN) : 0;
  context.beginPath();
  context.moveTo(0, out);
  context.lineTo(extent, out);
  context.stroke();
}

/** Draw the brackets of a tree, down to two pixels. */
export function strokeTree(
  context: Pen,
  { tree, layout, height, visible, extent, depth, color }: BracketsInput,
): void {
  const perPixel = (visible[1] - visible[0]) / extent;
  const segments = treeSegments(tree, layout, { visible, minExtent: perPixel * 2 });
  const along = (position: number) => (position - visible[0]) / perPixel;
  const out = (value: number) => (height > 0 ? (value / height) * (depth - TREE_MARGIN) : 0);
  context.strokeStyle = color;
  context.lineWidth = 1;
  context.beginPath();
  for (let i = 0; i < segments.length; i += 5) {
    const [left = 0, right = 0, leftHeight = 0, rightHeight = 0, top = 0] = segments.subarray(
      i,
      i + 5,
    );
    context.moveTo(along(left), out(leftHeight));
    context.lineTo(along(left), out(top));
    context.lineTo(along(right), out(top));
    context.lineTo(along(right), out(rightHeight));
  }
  context.stroke();
}
