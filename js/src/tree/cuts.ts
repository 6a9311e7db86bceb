import type { Tree } from "../model/tree.ts";
import { clamp } from "../util/clamp.ts";
import { subtreeHeights } from "./linkage.ts";

/** The heights of all merges, the highest first. */
export type MergeHeights = Float64Array;

const FEWEST = 4;
const MOST = 15;
const USUAL = 8;
/** A gap between two merges below this share of the upper one is as likely in noise. */
const LEAST_GAP = 0.02;
/** As many stops as the slider of the cut has, besides its end at height 0. */
const STOPS = 10;
/** Trees of more leaves than this have the first stops at these numbers. */
const MANY = 40;
const FIRST_NUMBERS = [1, 2, 3, 4, 6, 8, 12, 20];
/** Trees of fewer merges are never uninformative. */
const FEW_MERGES = 8;
const NEAR_TOP = 0.98;
const MOST_NEAR_TOP = 0.9;
const LEAST_VARIATION = 0.05;

/** Compute the heights at which clusters merge. */
export function mergeHeights(tree: Tree): MergeHeights {
  return subtreeHeights(tree).sort().reverse();
}

/** Count the clusters of a cut. */
export function clusterCountAt(heights: MergeHeights, cut: number): number {
  let [low, high] = [0, heights.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((heights[middle] as number) > cut) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

/**
 * Return the height that cuts the tree into `count` clusters, or into fewer where ties leave no
 * such height.
 */
export function cutForCount(heights: MergeHeights, count: number): number {
  const low = heights[count - 1] ?? 0;
  const reached = clusterCountAt(heights, low);
  if (reached === 1) return low;
  const high = heights[reached - 2] as number;
  const middle = low + (high - low) / 2;
  return middle < high ? middle : low;
}

/**
 * Choose the number of clusters that a tree suggests: of 4 to 15 the one with the largest gap
 * between its merges, relative to the higher one; 8 where no gap stands out. Trees of few leaves
 * have at most half as many clusters.
 */
export function defaultClusterCount(heights: MergeHeights): number {
  const most = Math.min(MOST, Math.floor((heights.length + 2) / 2));
  const fewest = most >= FEWEST ? FEWEST : 2;
  let [suggested, largest] = [most, 0];
  for (let count = fewest; count <= most; count++) {
    const upper = heights[count - 2] as number;
    const gap = upper > 0 ? (upper - (heights[count - 1] as number)) / upper : 0;
    if (gap > largest) [suggested, largest] = [count, gap];
  }
  return largest >= LEAST_GAP ? suggested : Math.min(USUAL, most);
}

/** Return the height that cuts a tree into the suggested number of clusters. */
export function defaultCut(heights: MergeHeights): number {
  return cutForCount(heights, defaultClusterCount(heights));
}

/**
 * Return the cut of a tree that replaces another: as many clusters where the old cut was chosen by
 * number, else the default.
 */
export function transferCut(
  after: MergeHeights,
  cut: number | null,
  before: MergeHeights | null,
): number {
  if (cut === null || !before || cut === defaultCut(before)) return defaultCut(after);
  const count = clusterCountAt(before, cut);
  const isByNumber = cut === cutForCount(before, count) && count <= clusterCountAt(after, 0);
  return isByNumber ? cutForCount(after, count) : defaultCut(after);
}

/**
 * Compute the heights at the stops of the cut slider, ascending: 0 first, the tree's height last,
 * each with another number of clusters.
 */
export function cutStops(heights: MergeHeights): number[] {
  const reachable = reachableCounts(heights);
  const last = reachable.length - 1;
  const count = Math.min(STOPS, last);
  const wanted = wantedCounts(reachable[last] as number);
  let place = -1;
  const counts = wanted.slice(0, count).map((number, i) => {
    const nearest = nearestPlace(reachable, number);
    place = clamp(nearest, place + 1, last - (count - i));
    return reachable[place] as number;
  });
  return [0, ...counts.reverse().map((number) => cutForCount(heights, number))];
}

/**
 * Return where a cut is on the slider: stops are whole numbers, heights between them are linear.
 */
export function stopForCut(stops: readonly number[], cut: number): number {
  const above = stops.findIndex((height) => height > cut);
  if (above < 0) return stops.length - 1;
  const [low, high] = [stops[above - 1] as number, stops[above] as number];
  return above - 1 + (cut - low) / (high - low);
}

/** Return the cut at a place on the slider. */
export function cutForStop(stops: readonly number[], stop: number): number {
  const below = clamp(Math.floor(stop), 0, stops.length - 1);
  const low = stops[below] as number;
  const high = stops[below + 1] ?? low;
  return low + (stop - below) * (high - low);
}

/** Return whether nearly all merges are at one height, so that no number of clusters stands out. */
export function isUninformative(heights: MergeHeights): boolean {
  if (heights.length < FEW_MERGES) return false;
  const top = heights[0] as number;
  const near = clusterCountAt(heights, top * NEAR_TOP) - 1;
  if (near > MOST_NEAR_TOP * heights.length) return true;
  const mean = heights.reduce((sum, height) => sum + height, 0) / heights.length;
  const variance = heights.reduce((sum, height) => sum + (height - mean) ** 2, 0) / heights.length;
  return Math.sqrt(variance) <= LEAST_VARIATION * mean;
}

/** The numbers of clusters that there are cuts for, ascending. */
function reachableCounts(heights: MergeHeights): number[] {
  const counts = [1];
  for (let merge = 0; merge < heights.length; merge++) {
    const next = heights[merge + 1] ?? 0;
    if ((heights[merge] as number) > next) counts.push(merge + 2);
  }
  return counts;
}

/** Ten numbers of clusters from 1 up, without the one of the end at height 0. */
function wantedCounts(most: number): number[] {
  const first = most > MANY ? FIRST_NUMBERS : [1, 2];
  const from = first[first.length - 1] as number;
  const more = STOPS - first.length;
  const ratio = (most / from) ** (1 / (more + 1));
  return [...first, ...Array.from({ length: more }, (_, i) => Math.round(from * ratio ** (i + 1)))];
}

function nearestPlace(counts: readonly number[], wanted: number): number {
  const above = counts.findIndex((count) => count >= wanted);
  if (above <= 0) return above < 0 ? counts.length - 1 : 0;
  const [low, high] = [counts[above - 1] as number, counts[above] as number];
  return wanted - low < high - wanted ? above - 1 : above;
}
