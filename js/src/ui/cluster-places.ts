import { spanPx } from "../core/picking.ts";
import type { Cluster } from "../core/tree.ts";
import type { AxisName } from "../core/types.ts";
import { within } from "../core/within.ts";
import type { PageState } from "../state/page-state.ts";

/** The part of a cluster that is in view, in pixels along the axis. */
export interface ClusterPlace {
  readonly cluster: Cluster;
  readonly start: number;
  readonly end: number;
}

/** Where a cluster is beside the matrix; outside of it both ends are its nearer edge. */
export function placeOfCluster(page: PageState, side: AxisName, cluster: Cluster): ClusterPlace {
  const extent = page.extent(side);
  const [from, to] = spanPx([cluster.start, cluster.end], page.viewport.value[side], extent);
  return { cluster, start: within(from, 0, extent), end: within(to, 0, extent) };
}

/** The clusters in view with at least `room` pixels; none while nothing stands beside the matrix. */
export function clusterPlaces(page: PageState, side: AxisName, room: number): ClusterPlace[] {
  const { clusters, showsTree } = page.shared.axis(side);
  if (!showsTree.value || page.motion.value) return [];
  const [from, to] = page.viewport.value[side];
  const places: ClusterPlace[] = [];
  for (const cluster of clusters.value) {
    if (cluster.end <= from) continue;
    if (cluster.start >= to) break;
    const place = placeOfCluster(page, side, cluster);
    if (place.end - place.start >= room) places.push(place);
  }
  return places;
}
