"""Migrate a view and its history to a new table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from clustergrammer_widget._types import AXES, AxisName
from clustergrammer_widget.clustering.default_cut import cut_by_number, default_cut
from clustergrammer_widget.clustering.spec import ClusterAxis
from clustergrammer_widget.view.changes.colors import current_domain
from clustergrammer_widget.view.changes.visible_subset import reset_for_tree
from clustergrammer_widget.view.clustered_matrix import ClusteredMatrix
from clustergrammer_widget.view.migration.flips import migrate_flips
from clustergrammer_widget.view.migration.parts import AxisMappings, migrate_parts
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.view.state.history import History, Step
from clustergrammer_widget.view.state.parts import STEP_PATHS, part_of, with_parts
from clustergrammer_widget.view.state.view_state import Viewport, ViewState


def migrate_view(
    view: ResolvedView, heatmap: ClusteredMatrix, axes: AxisMappings, cluster_axis: ClusterAxis
) -> ResolvedView:
    """Return the view of a new table that is closest to a view of the old one.

    Orders, selections, crops and filters are carried over by label, cuts as heights, flips as far
    as the two trees have the merge in common. The zoom stays on an axis that shows as many items.

    Parameters
    ----------
    view : ResolvedView
        Before.
    heatmap : ClusteredMatrix
        After.
    axes : mapping of axis to AxisMapping
        The new index of each item, see `map_axes`.
    cluster_axis : callable
        Does what `ClusteringSpec.fit` does.
    """
    parts = {path: part_of(view.state, path) for path in STEP_PATHS}
    state = with_parts(ViewState(), migrate_parts(parts, axes))
    if state.recluster is not None:
        heatmap.subset_clustering(state.recluster, cluster_axis)
    after = ResolvedView(heatmap, state)
    for axis in AXES:
        after = _with_something_visible(after, axis)
        after = _with_tree(view, after, axis, axes)
    return _with_zoom(view, _with_domain(after))


def migrate_history(history: History, axes: AxisMappings) -> History:
    """Migrate the steps of a history, without those that no longer change anything."""
    return History(_migrate_steps(history.past, axes), _migrate_steps(history.future, axes))


def _migrate_steps(steps: Iterable[Step], axes: AxisMappings) -> tuple[Step, ...]:
    migrated = ((step, _migrate_step(step, axes)) for step in steps)
    return tuple(
        there
        for step, there in migrated
        if there.before != there.after or step.before == step.after
    )


def _migrate_step(step: Step, axes: AxisMappings) -> Step:
    before, after = migrate_parts(step.before, axes), migrate_parts(step.after, axes)
    return replace(step, before=before, after=after)


def _with_something_visible(after: ResolvedView, axis: AxisName) -> ResolvedView:
    """Remove filter and crops of an axis if nothing is visible through them."""
    if len(after.visible(axis)) > 0:
        return after
    view = replace(after.state.axis(axis), category=None, crops=())
    return after.with_state(after.state.with_axis(axis, view))


def _with_tree(
    view: ResolvedView, after: ResolvedView, axis: AxisName, axes: AxisMappings
) -> ResolvedView:
    """Migrate order, flips and cuts of an axis to its new tree."""
    before, base = view.base_tree(axis), after.base_tree(axis)
    fresh = reset_for_tree(after.state.axis(axis), base, before)
    flips = migrate_flips(view.state.axis(axis).flips, before, base, axes[axis].old_to_new)
    state = after.state.with_axis(axis, replace(fresh, flips=flips))
    arranged = after.with_state(state)
    return after.with_state(state.with_cut(axis, _migrate_cut(view, arranged, axis)))


def _migrate_cut(view: ResolvedView, after: ResolvedView, axis: AxisName) -> float | None:
    """Keep the chosen number of clusters, or else the height if it cuts the new tree."""
    cut, was, tree = view.state.axis(axis).cut, view.tree(axis), after.tree(axis)
    if tree is None or was is None or cut is None:
        return after.state.axis(axis).cut
    base = view.base_tree(axis), after.base_tree(axis)
    for old, new in (base, (was, tree)):
        if old is not None and new is not None:
            kept = cut_by_number(cut, old.tree, new.tree)
            if kept is not None:
                return kept
    if cut >= was.tree.height:
        return max(cut, tree.tree.height)
    return cut if cut < tree.tree.height else default_cut(tree.tree)


def _with_domain(after: ResolvedView) -> ResolvedView:
    """Remove changed ends of the domain if they leave it empty."""
    low, high = current_domain(after)
    if low < high:
        return after
    colors = replace(after.state.colors, vmin=None, vmax=None)
    return after.with_state(replace(after.state, colors=colors))


def _with_zoom(view: ResolvedView, after: ResolvedView) -> ResolvedView:
    zoom = view.state.viewport
    rows, cols = (len(view.visible(axis)) == len(after.visible(axis)) for axis in AXES)
    kept = Viewport(zoom.rows if rows else None, zoom.cols if cols else None)
    return after.with_state(after.state.with_viewport(kept))
