import type { Box } from "../../layout/stage-layout.ts";
import type { AxisName } from "../../model/axes.ts";
import type { Interval } from "../../model/interval.ts";
import type { Motion, ShownTree } from "../../motion/keyframe.ts";
import { orient, type Pen } from "../pen.ts";
import type { Theme } from "../theme.ts";
import {
  BEHIND_TREE,
  dendrogramDepths,
  drawBand,
  drawTrapezoid,
  LEAST_TRAPEZOID,
  strokeTree,
} from "./dendrogram.ts";
import { placeTree } from "./moving-tree.ts";

export interface MovingDendrogramInput {
  readonly side: AxisName;
  readonly box: Box;
  readonly extent: number;
  readonly motion: Motion;
  /** The whole tree stands beside the triangles. */
  readonly isWhole: boolean;
  readonly theme: Theme;
}

const ALL: Interval = [0, 1];
const INVISIBLE = 0.01;
/** Clusters whose ends are nearer than this stand beside each other. */
const TOUCHING = 0.01;
/** Of clusters that end nearer to each other, in pixels, one is drawn. */
const LEAST_APART = 0.5;

/**
 * Draw the trees of the keyframes, each cluster where its members are now. A cluster fades as its
 * members part.
 */
export function drawMovingDendrogram(context: Pen, input: MovingDendrogramInput): void {
  const { side, motion } = input;
  context.save();
  orient(context, side);
  for (const { keyframe, share } of motion.keyframes) {
    const { permutation, shownTree } = keyframe[side];
    // both at full strength half way, so that what they have in common does not dim
    if (shownTree && share > 0)
      drawShownTree(context, input, permutation, shownTree, Math.min(1, 2 * share));
  }
  context.restore();
}

function drawShownTree(
  context: Pen,
  { side, box, extent, motion, isWhole, theme }: MovingDendrogramInput,
  order: Int32Array,
  { tree, clusters, height, cut }: ShownTree,
  strength: number,
): void {
  const layout = placeTree(tree, order, motion[side].placement);
  const depths = dendrogramDepths(side, box, isWhole ? { height, cut } : null);
  const pixel = (at: number | undefined) => (at as number) * extent;
  let covered = Number.NEGATIVE_INFINITY;
  let band: { readonly span: Interval; readonly opacity: number } | null = null;
  const setOpacity = (opacity: number) => {
    context.globalAlpha = opacity * (isWhole ? BEHIND_TREE : 1);
  };
  const endBand = () => {
    if (!band) return;
    setOpacity(band.opacity);
    drawBand(context, band.span, depths.trapezoids);
    band = null;
  };
  context.fillStyle = theme.tree;
  for (const { node } of clusters) {
    const opacity = strength * (layout.wholeness[node] as number);
    const [start, end] = [pixel(layout.starts[node]), pixel(layout.ends[node])];
    if (!(opacity > INVISIBLE)) continue;
    if (Math.abs(end - start) < LEAST_TRAPEZOID) {
      const isNext =
        band &&
        Math.abs(start - band.span[1]) < TOUCHING &&
        Math.abs(opacity - band.opacity) < INVISIBLE;
      if (band && isNext) {
        band = { span: [band.span[0], end], opacity };
        continue;
      }
      endBand();
      if (Math.abs(end - covered) < LEAST_APART) continue;
      covered = end;
      band = { span: [start, end], opacity };
      continue;
    }
    endBand();
    setOpacity(opacity);
    drawTrapezoid(context, [start, end], depths.trapezoids);
  }
  endBand();
  const merges = layout.wholeness.subarray(tree.leaves.length);
  const mean = merges.reduce((sum, wholeness) => sum + wholeness, 0) / merges.length;
  if (!isWhole || !(strength * mean > INVISIBLE)) return;
  context.globalAlpha = strength * mean;
  const color = theme.treeLine;
  strokeTree(context, { tree, layout, height, visible: ALL, extent, depth: depths.tree, color });
}
