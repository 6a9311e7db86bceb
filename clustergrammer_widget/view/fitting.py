"""Check whether a view fits the table.

`read_state` has checked each part by itself; here are the parts that must go together.
"""

from __future__ import annotations

from clustergrammer_widget.clustering.metrics import METRICS
from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.data.groups import MOST_GROUPS
from clustergrammer_widget.view.checks import refused
from clustergrammer_widget.view.filters import has_value, known_values
from clustergrammer_widget.view.heatmap_view import AXES, HeatmapView
from clustergrammer_widget.view.recoloring import domain, map_names
from clustergrammer_widget.view.state import CategoryOrder, NamedOrder


def check_fits(seen: HeatmapView) -> None:
    """Check that a state can be that of its heatmap.

    Raises
    ------
    ValueError
        If it names a category, value, merge, metric or colour map that there is not, has cuts or
        the order of a tree where there is none, an empty domain, or shows nothing of an axis. The
        message names the place, such as ``view.rows.flips``.
    """
    _check_groups(seen)
    for axis in AXES:
        _check_category(seen, axis)
        _check_order(seen, axis)
        _check_metric(seen, axis)
    for axis in AXES:
        if len(seen.visible(axis)) == 0:
            raise ValueError(f"view.{axis} shows nothing; make its filters and crops overlap")
        _check_tree(seen, axis)
    _check_colors(seen)


def _check_category(seen: HeatmapView, axis: AxisName) -> None:
    category = seen.state.axis(axis).category
    if category is not None and not has_value(seen.axis(axis), category.title, category.value):
        came = (category.title, category.value)
        raise refused(f"view.{axis}.category", came, f"one of {known_values(seen, axis)}")


def _check_order(seen: HeatmapView, axis: AxisName) -> None:
    order = seen.state.axis(axis).order
    if isinstance(order, CategoryOrder) and seen.axis(axis).category(order.title) is None:
        titles = [category.title for category in seen.axis(axis).strips]
        raise refused(f"view.{axis}.order", order.title, f"one of the categories {titles}")


def _check_groups(seen: HeatmapView) -> None:
    groups = [group for axis in AXES for group in seen.state.axis(axis).groups]
    names = [group.name for group in groups]
    if len(set(names)) < len(names):
        raise refused("view.groups", names, "a list of names without repeats")
    if len(groups) > MOST_GROUPS:
        raise refused("view.groups", f"{len(groups)} groups", f"at most {MOST_GROUPS} groups")


def _check_metric(seen: HeatmapView, axis: AxisName) -> None:
    recluster, known = seen.state.recluster, [*METRICS, *seen.heatmap.functions]
    if recluster is not None and recluster.axis(axis).metric not in known:
        came = recluster.axis(axis).metric
        raise refused(f"view.recluster.{axis}.metric", came, f"one of {known}")


def _check_tree(seen: HeatmapView, axis: AxisName) -> None:
    view, tree = seen.state.axis(axis), seen.standing_tree(axis)
    at = f"view.{axis}"
    merges = 0 if tree is None else len(tree.tree.linkage)
    if view.flips and view.flips[-1] >= merges:
        raise refused(f"{at}.flips", list(view.flips), f"merges of a tree with {merges}")
    if tree is None and view.order == NamedOrder("cluster"):
        raise refused(f"{at}.order", "cluster", "another order; the axis is not clustered")
    cuts = {f"{at}.cut": view.cut}
    cuts |= {f"{at}.crops[{i}].cut": crop.cut for i, crop in enumerate(view.crops)}
    for place, cut in cuts.items():
        if (cut is None) != (tree is None):
            raise refused(place, cut, "null" if tree is None else "a height")


def _check_colors(seen: HeatmapView) -> None:
    name, names = seen.state.colors.map, map_names(seen)
    if name is not None and name not in names:
        raise refused("view.colors.map", name, f"one of {names}")
    low, high = domain(seen)
    if low >= high:
        raise refused("view.colors.vmin", low, f"a number below vmax, {high}")
