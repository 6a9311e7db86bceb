"""Cluster only what is visible, with other parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from clustergrammer_widget.clustering.linkage import check_method
from clustergrammer_widget.clustering.metrics import Metric, check_metric
from clustergrammer_widget.clustering.parameters import ClusterAxis
from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.view.heatmap_view import AXES, HeatmapView
from clustergrammer_widget.view.narrowing import on_tree
from clustergrammer_widget.view.state import (
    AxisReclustering,
    AxisView,
    NamedOrder,
    Reclustering,
    Viewport,
)


@dataclass(frozen=True)
class ClusteringChange:
    """Other clustering parameters for one axis; None is as it is now."""

    enabled: bool | None = None
    metric: Metric | None = None
    method: str | None = None
    optimal_ordering: bool | None = None


def clustered_anew(
    seen: HeatmapView, changes: Mapping[AxisName, ClusteringChange], cluster_axis: ClusterAxis
) -> HeatmapView:
    """Cluster what is visible by itself.

    Parameters
    ----------
    seen : HeatmapView
        What to start from. Its filters, crops and top rows are no longer needed: what they left
        stands from now on.
    changes : mapping of axis to ClusteringChange
        What is to be other than it is.
    cluster_axis : callable
        Does what `AxisClustering.tree` does.

    Returns
    -------
    HeatmapView
        With all clustered lines in the order of their tree, at full zoom.

    Raises
    ------
    TypeError, ValueError
        If there is no such metric or method, or the metric can't be computed.
    """
    rows, cols = (_axis_reclustering(seen, axis, changes[axis]) for axis in AXES)
    recluster = Reclustering(rows, cols)
    part = seen.heatmap.reclustered(recluster, cluster_axis)
    state = replace(seen.state, top=None, recluster=recluster, viewport=Viewport())
    for axis in AXES:
        view, tree = state.axis(axis), part.tree(axis)
        by = view.order if tree is None else NamedOrder("cluster")
        shown = AxisView(by, cut=view.cut, selected=view.selected)
        fresh = on_tree(shown, tree, seen.tree(axis))
        state = state.with_axis(axis, fresh)
    return seen.then(state)


def _axis_reclustering(
    seen: HeatmapView, axis: AxisName, change: ClusteringChange
) -> AxisReclustering:
    heatmap, standing = seen.heatmap, seen.state.recluster
    now = (
        heatmap.clustering(axis) if standing is None else heatmap.clustering_of(standing.axis(axis))
    )
    metric = now.metric if change.metric is None else change.metric
    method = now.method if change.method is None else change.method
    check_metric(metric, axis)
    check_method(method, axis)
    visible = seen.visible(axis)
    is_whole = len(visible) == len(seen.axis(axis))
    return AxisReclustering(
        None if is_whole else tuple(visible.tolist()),
        now.enabled if change.enabled is None else change.enabled,
        heatmap.metric_name(metric),
        method,
        now.optimal_ordering if change.optimal_ordering is None else change.optimal_ordering,
    )
