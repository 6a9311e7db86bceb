import type { Box } from "../core/layout.ts";
import { spanPx } from "../core/picking.ts";
import { type Cluster, type TreeLayout, treeSegments } from "../core/tree.ts";
import type { AxisName, Interval, Tree } from "../core/types.ts";
import type { Theme } from "./theme.ts";

export interface DendrogramInput {
  readonly side: AxisName;
  readonly box: Box;
  readonly clusters: readonly Cluster[];
  readonly visible: Interval;
  readonly extent: number;
  readonly hovered: Cluster | null;
  readonly theme: Theme;
  /** While the cut is moved: the whole tree, the tree's height, and where it is cut. */
  readonly cutting: {
    readonly tree: Tree;
    readonly layout: TreeLayout;
    readonly height: number;
    readonly cut: number;
  } | null;
}

/** Slant of a trapezoid's sides: they draw in by this much at most. */
const MOST_INSET = 8;
const DEPTH_SHARE = 0.62;
const EDGE = 1;

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
function orient(context: CanvasRenderingContext2D, side: AxisName): void {
  if (side === "rows") context.transform(0, 1, 1, 0, 0, 0);
}

export function drawDendrogram(context: CanvasRenderingContext2D, input: DendrogramInput): void {
  const { side, box, theme, cutting } = input;
  const depth = side === "rows" ? box.width : box.height;
  context.save();
  orient(context, side);
  context.globalAlpha = cutting ? 0.35 : 1;
  drawTrapezoids(context, input, depth * DEPTH_SHARE);
  context.globalAlpha = 1;
  if (cutting) drawTree(context, input, cutting, depth);
  context.restore();

  function drawTrapezoids(
    ctx: CanvasRenderingContext2D,
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
      ctx.beginPath();
      ctx.moveTo(start + near, 0);
      ctx.lineTo(end - near, 0);
      ctx.lineTo(end - inset, far);
      ctx.lineTo(start + inset, far);
      ctx.fill();
    }
  }
}

function drawTree(
  context: CanvasRenderingContext2D,
  { visible, extent, theme }: DendrogramInput,
  { tree, layout, height, cut }: NonNullable<DendrogramInput["cutting"]>,
  depth: number,
): void {
  const perPixel = (visible[1] - visible[0]) / extent;
  const segments = treeSegments(tree, layout, { visible, minExtent: perPixel * 2 });
  const along = (position: number) => (position - visible[0]) / perPixel;
  const out = (value: number) => (height > 0 ? (value / height) * (depth - 2) : 0);
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
