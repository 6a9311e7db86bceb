"""Show fewer rows or columns; the common part of filters and crops.

And what the choices of other trees have in common: cuts and flips begin anew.
"""

from __future__ import annotations

from dataclasses import replace

from clustergrammer_widget.clustering.arranged import ArrangedTree
from clustergrammer_widget.clustering.default_cut import cut_through, default_cut
from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.view.heatmap_view import AXES, HeatmapView
from clustergrammer_widget.view.state import AxisView, NamedOrder, Viewport


def narrowed(seen: HeatmapView, axis: AxisName, view: AxisView) -> HeatmapView:
    """Show another part of an axis.

    A cut at or above the top of the tree that is left goes to the default of that tree.
    """
    zoom = {"rows": seen.state.viewport.rows, "cols": seen.state.viewport.cols, axis: None}
    changed = seen.then(seen.state.with_axis(axis, view).with_viewport(Viewport(**zoom)))
    tree = changed.tree(axis)
    if tree is None or view.cut is None or view.cut < tree.tree.height:
        return changed
    return changed.then(changed.state.with_cut(axis, default_cut(tree.tree)))


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


def on_tree(
    view: AxisView, tree: ArrangedTree | None, before: ArrangedTree | None = None
) -> AxisView:
    """Return an axis' view on another tree: nothing flipped, and cut anew.

    The cut is the default of the tree, or gives as many clusters as the one before was asked for.
    Crops keep the cut that they go back to, and get this one where they have none; there are none
    where there is no tree.
    """
    is_lost = tree is None and view.order == NamedOrder("cluster")
    order = NamedOrder("initial") if is_lost else view.order
    cut = None
    if tree is not None:
        cut = cut_through(tree.tree, view.cut, None if before is None else before.tree)
    crops = tuple(
        replace(crop, cut=cut) if None in (cut, crop.cut) else crop for crop in view.crops
    )
    return replace(view, order=order, flips=(), cut=cut, crops=crops)
