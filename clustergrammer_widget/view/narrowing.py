"""What filters and crops have in common: less is shown, at full zoom, and something is left.

And what the choices of other trees have in common: cuts and flips begin anew.
"""

from __future__ import annotations

from dataclasses import replace

from clustergrammer_widget.clustering.arranged import ArrangedTree
from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.view.heatmap import first_cut
from clustergrammer_widget.view.heatmap_view import AXES, HeatmapView
from clustergrammer_widget.view.state import AxisView, NamedOrder, Viewport


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


def on_tree(view: AxisView, tree: ArrangedTree | None) -> AxisView:
    """Return an axis' view on another tree: nothing flipped, cut at half the height.

    Crops go back to that cut where they have none, and to none where there is no tree.
    """
    is_lost = tree is None and view.order == NamedOrder("cluster")
    order = NamedOrder("initial") if is_lost else view.order
    cut = first_cut(None if tree is None else tree.tree)
    crops = tuple(
        replace(crop, cut=cut) if None in (cut, crop.cut) else crop for crop in view.crops
    )
    return replace(view, order=order, flips=(), cut=cut, crops=crops)
