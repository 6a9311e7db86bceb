"""What filters and crops have in common: less is shown, at full zoom, and something is left."""

from __future__ import annotations

from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.view.heatmap import first_cut
from clustergrammer_widget.view.heatmap_view import AXES, HeatmapView
from clustergrammer_widget.view.state import AxisView, Viewport


def narrowed(seen: HeatmapView, axis: AxisName, view: AxisView) -> HeatmapView:
    """Show another part of an axis.

    A cut at or above the top of the tree that is left goes to half its height.
    """
    zoom = {"rows": seen.state.viewport.rows, "cols": seen.state.viewport.cols, axis: None}
    changed = seen.then(seen.state.with_axis(axis, view).with_viewport(Viewport(**zoom)))
    tree = changed.tree(axis)
    if tree is None or view.cut is None or view.cut < tree.tree.height:
        return changed
    return changed.then(changed.state.with_cut(axis, first_cut(tree.tree)))


def check_not_empty(seen: HeatmapView, change: str) -> None:
    """Check that something of both axes is left.

    Raises
    ------
    ValueError
        If not; `change` says what would take it away.
    """
    for axis in AXES:
        if len(seen.visible(axis)) == 0:
            lines = "rows" if axis == "rows" else "columns"
            raise ValueError(
                f"{change} keeps nothing of the {lines} that filters and crops leave; give some "
                "of w.view, or take them back first with undo(), filters or crops"
            )
