"""Cluster only what is visible, with other parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from clustergrammer_widget._types import AXES, AxisName
from clustergrammer_widget.clustering.linkage import check_method
from clustergrammer_widget.clustering.metrics import Metric, check_metric
from clustergrammer_widget.clustering.spec import ClusterAxis
from clustergrammer_widget.view.changes.visible_subset import reset_for_tree
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.view.state.orders import NamedOrder
from clustergrammer_widget.view.state.subset_specs import AxisSubsetSpec, SubsetSpec
from clustergrammer_widget.view.state.view_state import AxisState, Viewport


@dataclass(frozen=True)
class ClusteringOverrides:
    """Clustering parameters to change on one axis; None keeps the present one."""

    enabled: bool | None = None
    metric: Metric | None = None
    method: str | None = None
    optimal_ordering: bool | None = None


def with_reclustering(
    view: ResolvedView, changes: Mapping[AxisName, ClusteringOverrides], cluster_axis: ClusterAxis
) -> ResolvedView:
    """Cluster the visible rows and columns by themselves.

    Parameters
    ----------
    view : ResolvedView
        The view to change. Its filters, crops and top rows are removed, as only what they show is
        clustered.
    changes : mapping of axis to ClusteringOverrides
        The parameters to change.
    cluster_axis : callable
        Does what `ClusteringSpec.fit` does.

    Returns
    -------
    ResolvedView
        With all clustered items in the order of their tree, at full zoom.

    Raises
    ------
    TypeError, ValueError
        If there is no such metric or method, or the metric can't be computed.
    """
    rows, cols = (_axis_subset_spec(view, axis, changes[axis]) for axis in AXES)
    recluster = SubsetSpec(rows, cols)
    part = view.heatmap.subset_clustering(recluster, cluster_axis)
    state = replace(view.state, top=None, recluster=recluster, viewport=Viewport())
    for axis in AXES:
        axis_state, tree = state.axis(axis), part.tree(axis)
        by = axis_state.order if tree is None else NamedOrder("cluster")
        shown = AxisState(by, cut=axis_state.cut, selected=axis_state.selected)
        fresh = reset_for_tree(shown, tree, view.tree(axis))
        state = state.with_axis(axis, fresh)
    return view.with_state(state)


def _axis_subset_spec(
    view: ResolvedView, axis: AxisName, change: ClusteringOverrides
) -> AxisSubsetSpec:
    heatmap, present = view.heatmap, view.state.recluster
    now = heatmap.clustering(axis) if present is None else heatmap.clustering_of(present.axis(axis))
    metric = now.metric if change.metric is None else change.metric
    method = now.method if change.method is None else change.method
    check_metric(metric, axis)
    check_method(method, axis)
    visible = view.visible(axis)
    is_whole = len(visible) == len(view.axis(axis))
    return AxisSubsetSpec(
        None if is_whole else tuple(visible.tolist()),
        now.enabled if change.enabled is None else change.enabled,
        heatmap.metric_name(metric),
        method,
        now.optimal_ordering if change.optimal_ordering is None else change.optimal_ordering,
    )
