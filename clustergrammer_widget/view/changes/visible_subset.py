"""Show a subset of an axis: the common part of filters and crops.

`reset_for_tree` is the common part of changes that give an axis another tree.
"""

from __future__ import annotations

from dataclasses import replace

from clustergrammer_widget._types import AXES, AxisName
from clustergrammer_widget.clustering.default_cut import cut_through, default_cut
from clustergrammer_widget.clustering.subtree import Subtree
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.view.state.orders import NamedOrder
from clustergrammer_widget.view.state.view_state import AxisState, Viewport


def with_visible_subset(view: ResolvedView, axis: AxisName, axis_state: AxisState) -> ResolvedView:
    """Show another subset of an axis, at full zoom.

    A cut at or above the top of the tree that is left goes to the default of that tree.
    """
    zoom = {"rows": view.state.viewport.rows, "cols": view.state.viewport.cols, axis: None}
    changed = view.with_state(
        view.state.with_axis(axis, axis_state).with_viewport(Viewport(**zoom))
    )
    tree = changed.tree(axis)
    if tree is None or axis_state.cut is None or axis_state.cut < tree.tree.height:
        return changed
    return changed.with_state(changed.state.with_cut(axis, default_cut(tree.tree)))


def check_not_empty(view: ResolvedView, change: str) -> None:
    """Check that both axes show at least one item.

    Raises
    ------
    ValueError
        If not; `change` says what would take it away.
    """
    for axis in AXES:
        if len(view.visible(axis)) == 0:
            lines = "rows" if axis == "rows" else "columns"
            raise ValueError(
                f"{change} keeps nothing of the {lines} that filters and crops leave; give some "
                "of w.view, or take them back first with undo(), filters or crops"
            )


def reset_for_tree(
    axis_state: AxisState, tree: Subtree | None, before: Subtree | None = None
) -> AxisState:
    """Return the state of an axis for another tree: without flips, with a new cut.

    The cut is the default of the tree, or gives as many clusters as the one before was asked for.
    Crops keep the cut that they go back to, and get this one where they have none; there are none
    where there is no tree.
    """
    is_lost = tree is None and axis_state.order == NamedOrder("cluster")
    order = NamedOrder("initial") if is_lost else axis_state.order
    cut = None
    if tree is not None:
        cut = cut_through(tree.tree, axis_state.cut, None if before is None else before.tree)
    crops = tuple(
        replace(crop, cut=cut) if None in (cut, crop.cut) else crop for crop in axis_state.crops
    )
    return replace(axis_state, order=order, flips=(), cut=cut, crops=crops)
