import { toPixels } from "../../axis/axis-scale.ts";
import type { AxisName } from "../../model/axes.ts";
import type { ViewSession } from "../../store/view-session.ts";
import type { Cluster } from "../../tree/clusters.ts";
import { clamp } from "../../util/clamp.ts";

/** The visible part of a cluster, in pixels along the axis. */
export interface ClusterExtent {
  readonly cluster: Cluster;
  readonly start: number;
  readonly end: number;
}

/** Return where a cluster is beside the matrix; outside of it both ends are the nearer edge. */
export function clusterExtent(
  session: ViewSession,
  side: AxisName,
  cluster: Cluster,
): ClusterExtent {
  const extent = session.extent(side);
  const [from, to] = toPixels([cluster.start, cluster.end], session.viewport.value[side], extent);
  return { cluster, start: clamp(from, 0, extent), end: clamp(to, 0, extent) };
}

/**
 * Return the visible clusters with at least `room` pixels; none where the tree does not show or
 * moves.
 */
export function visibleClusters(
  session: ViewSession,
  side: AxisName,
  room: number,
): ClusterExtent[] {
  const { clusters, showsTree } = session.store.axis(side);
  if (!showsTree.value || session.motion.value) return [];
  const [from, to] = session.viewport.value[side];
  const places: ClusterExtent[] = [];
  for (const cluster of clusters.value) {
    if (cluster.end <= from) continue;
    if (cluster.start >= to) break;
    const place = clusterExtent(session, side, cluster);
    if (place.end - place.start >= room) places.push(place);
  }
  return places;
}
