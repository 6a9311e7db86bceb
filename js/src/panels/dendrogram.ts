import { type Box, TRIANGLE_ROOM } from "../core/layout.ts";
import { spanPx } from "../core/picking.ts";
import { type Cluster, type TreeLayout, treeSegments } from "../core/tree.ts";
import type { AxisName, Interval, Tree } from "../core/types.ts";
import type { Pen } from "./pen.ts";
import type { Theme } from "./theme.ts";

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
  } | null;
}

/** Slant of a trapezoid's sides: they draw in by this much at most. */
const MOST_INSET = 8;
/** Trapezoids narrower than this look like bars, and are quicker drawn as such. */
const NARROW = 5;
const DEPTH_SHARE = 0.62;
const LEAST_DEPTH = 4;
const EDGE = 1;
/** Beyond the top of a whole tree. */
export const TREE_MARGIN = 2;

/** The cluster that holds a display position, found by halving. */
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

/** Draws with `along` the axis and `out` away from the matrix, whichever way the region lies. */
function orient(context: Pen, side: AxisName): void {
  if (side === "rows") context.transform(0, 1, 1, 0, 0, 0);
}

export function drawDendrogram(context: Pen, input: DendrogramInput): void {
  const { side, box, theme, cutting } = input;
  const depth = side === "rows" ? box.width : box.height;
  const treeDepth = cutting?.isLasting ? depth - TRIANGLE_ROOM : depth;
  const far = cutting?.isLasting ? cutDepth(cutting, treeDepth) : depth * DEPTH_SHARE;
  context.save();
  orient(context, side);
  context.globalAlpha = cutting ? 0.35 : 1;
  drawTrapezoids(context, input, far);
  context.globalAlpha = 1;
  if (cutting) drawTree(context, input, cutting, treeDepth);
  context.restore();

  function drawTrapezoids(
    ctx: Pen,
    { clusters, visible, extent, hovered }: DendrogramInput,
    far: number,
  ) {
    let covered = Number.NEGATIVE_INFINITY;
    for (const cluster of clusters) {
      if (cluster.end <= visible[0]) continue;
      if (cluster.start >= visible[1]) break;
      const [start, end] = spanPx([cluster.start, cluster.end], visible, extent);
      if (end - covered < 0.5) continue;
      covered = end;
      const near = end - start > 3 ? EDGE / 2 : 0;
      const inset = Math.min(MOST_INSET, (end - start) / 4) + near;
      ctx.fillStyle = hovered?.node === cluster.node ? theme.treeHover : theme.tree;
      if (end - start < NARROW) {
        ctx.fillRect(start + inset / 2, 0, end - start - inset, far);
        continue;
      }
      ctx.beginPath();
      ctx.moveTo(start + near, 0);
      ctx.lineTo(end - near, 0);
      ctx.lineTo(end - inset, far);
      ctx.lineTo(start + inset, far);
      ctx.fill();
    }
  }
}

/** Trapezoids of a whole tree end where it is cut. */
function cutDepth({ height, cut }: NonNullable<DendrogramInput["cutting"]>, depth: number): number {
  const share = height > 0 ? Math.min(1, cut / height) : 1;
  return Math.max(LEAST_DEPTH, share * (depth - TREE_MARGIN));
}

function drawTree(
  context: Pen,
  { visible, extent, theme }: DendrogramInput,
  { tree, layout, height, cut }: NonNullable<DendrogramInput["cutting"]>,
  depth: number,
): void {
  const perPixel = (visible[1] - visible[0]) / extent;
  const segments = treeSegments(tree, layout, { visible, minExtent: perPixel * 2 });
  const along = (position: number) => (position - visible[0]) / perPixel;
  const out = (value: number) => (height > 0 ? (value / height) * (depth - TREE_MARGIN) : 0);
  context.strokeStyle = theme.treeLine;
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
  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(0, out(cut));
  context.lineTo(extent, out(cut));
  context.stroke();
}
