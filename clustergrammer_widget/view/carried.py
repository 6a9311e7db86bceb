"""Adapt a view and its history to a new table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from clustergrammer_widget.clustering.default_cut import cut_by_number, default_cut
from clustergrammer_widget.clustering.parameters import ClusterAxis
from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.view.carried_flips import carried_flips
from clustergrammer_widget.view.carried_parts import CarriedAxes, carried_parts
from clustergrammer_widget.view.heatmap import Heatmap
from clustergrammer_widget.view.heatmap_view import AXES, HeatmapView
from clustergrammer_widget.view.history import History, Step
from clustergrammer_widget.view.narrowing import on_tree
from clustergrammer_widget.view.parts import STEP_PATHS, part_of, with_parts
from clustergrammer_widget.view.recoloring import domain
from clustergrammer_widget.view.state import Viewport, ViewState


def carried_view(
    seen: HeatmapView, heatmap: Heatmap, axes: CarriedAxes, cluster_axis: ClusterAxis
) -> HeatmapView:
    """Return the view of another heatmap that comes nearest to one of the heatmap before.

    Orders, selections, crops and filters are carried over by label, cuts as heights, flips as far
    as the two trees have the merge in common. The zoom stays on an axis that shows as many lines.

    Parameters
    ----------
    seen : HeatmapView
        Before.
    heatmap : Heatmap
        After.
    axes : mapping of axis to CarriedAxis
        What lines have become of which, see `carried_axes`.
    cluster_axis : callable
        Does what `AxisClustering.tree` does.
    """
    parts = {path: part_of(seen.state, path) for path in STEP_PATHS}
    state = with_parts(ViewState(), carried_parts(parts, axes))
    if state.recluster is not None:
        heatmap.reclustered(state.recluster, cluster_axis)
    after = HeatmapView(heatmap, state)
    for axis in AXES:
        after = _with_lines(after, axis)
        after = _with_tree(seen, after, axis, axes)
    return _with_zoom(seen, _with_domain(after))


def carried_history(history: History, axes: CarriedAxes) -> History:
    """Carry steps over, without those that change nothing any more."""
    return History(_carried_steps(history.past, axes), _carried_steps(history.future, axes))


def _carried_steps(steps: Iterable[Step], axes: CarriedAxes) -> tuple[Step, ...]:
    carried = ((step, _carried_step(step, axes)) for step in steps)
    return tuple(
        there for step, there in carried if there.before != there.after or step.before == step.after
    )


def _carried_step(step: Step, axes: CarriedAxes) -> Step:
    before, after = carried_parts(step.before, axes), carried_parts(step.after, axes)
    return replace(step, before=before, after=after)


def _with_lines(after: HeatmapView, axis: AxisName) -> HeatmapView:
    """Take filter and crops of an axis back where they leave nothing of it."""
    if len(after.visible(axis)) > 0:
        return after
    view = replace(after.state.axis(axis), category=None, crops=())
    return after.then(after.state.with_axis(axis, view))


def _with_tree(
    seen: HeatmapView, after: HeatmapView, axis: AxisName, axes: CarriedAxes
) -> HeatmapView:
    """Bring order, flips and cuts of an axis onto the tree there is now."""
    before, standing = seen.standing_tree(axis), after.standing_tree(axis)
    fresh = on_tree(after.state.axis(axis), standing, before)
    flips = carried_flips(seen.state.axis(axis).flips, before, standing, axes[axis].lines)
    state = after.state.with_axis(axis, replace(fresh, flips=flips))
    arranged = after.then(state)
    return after.then(state.with_cut(axis, _carried_cut(seen, arranged, axis)))


def _carried_cut(seen: HeatmapView, after: HeatmapView, axis: AxisName) -> float | None:
    """Keep a number of clusters that was chosen, or else the height, if that cuts the tree."""
    cut, was, tree = seen.state.axis(axis).cut, seen.tree(axis), after.tree(axis)
    if tree is None or was is None or cut is None:
        return after.state.axis(axis).cut
    standing = seen.standing_tree(axis), after.standing_tree(axis)
    for old, new in (standing, (was, tree)):
        if old is not None and new is not None:
            kept = cut_by_number(cut, old.tree, new.tree)
            if kept is not None:
                return kept
    if cut >= was.tree.height:
        return max(cut, tree.tree.height)
    return cut if cut < tree.tree.height else default_cut(tree.tree)


def _with_domain(after: HeatmapView) -> HeatmapView:
    """Take changed ends of the domain back where they leave nothing of the one there is now."""
    low, high = domain(after)
    if low < high:
        return after
    colors = replace(after.state.colors, vmin=None, vmax=None)
    return after.then(replace(after.state, colors=colors))


def _with_zoom(seen: HeatmapView, after: HeatmapView) -> HeatmapView:
    zoom = seen.state.viewport
    rows, cols = (len(seen.visible(axis)) == len(after.visible(axis)) for axis in AXES)
    kept = Viewport(zoom.rows if rows else None, zoom.cols if cols else None)
    return after.then(after.state.with_viewport(kept))
