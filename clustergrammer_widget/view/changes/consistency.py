"""Check whether a view fits the table.

`decode_view_state` has checked each part by itself; here are the parts that must go together.
"""

from __future__ import annotations

from clustergrammer_widget._types import AXES, AxisName
from clustergrammer_widget._validation import validation_error
from clustergrammer_widget.clustering.metrics import METRICS
from clustergrammer_widget.data.named_groups import MOST_GROUPS
from clustergrammer_widget.view.changes.colors import current_domain, map_names
from clustergrammer_widget.view.changes.filter import has_value, known_values
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.view.state.orders import CategoryOrder, NamedOrder


def check_consistent(view: ResolvedView) -> None:
    """Check that the state of a view fits its clustered matrix.

    Raises
    ------
    ValueError
        If it names a category, value, merge, metric or colour map that there is not, has cuts or
        the order of a tree where there is none, an empty domain, or shows nothing of an axis. The
        message names the place, such as ``view.rows.flips``.
    """
    _check_groups(view)
    for axis in AXES:
        _check_category(view, axis)
        _check_order(view, axis)
        _check_metric(view, axis)
    for axis in AXES:
        if len(view.visible(axis)) == 0:
            raise ValueError(f"view.{axis} shows nothing; make its filters and crops overlap")
        _check_tree(view, axis)
    _check_colors(view)


def _check_category(view: ResolvedView, axis: AxisName) -> None:
    category = view.state.axis(axis).category
    if category is not None and not has_value(view.axis(axis), category.title, category.value):
        came = (category.title, category.value)
        raise validation_error(f"view.{axis}.category", came, f"one of {known_values(view, axis)}")


def _check_order(view: ResolvedView, axis: AxisName) -> None:
    order = view.state.axis(axis).order
    if isinstance(order, CategoryOrder) and view.axis(axis).annotation(order.title) is None:
        titles = [category.title for category in view.axis(axis).annotations]
        raise validation_error(f"view.{axis}.order", order.title, f"one of the categories {titles}")


def _check_groups(view: ResolvedView) -> None:
    groups = [group for axis in AXES for group in view.state.axis(axis).groups]
    names = [group.name for group in groups]
    if len(set(names)) < len(names):
        raise validation_error("view.groups", names, "a list of names without repeats")
    if len(groups) > MOST_GROUPS:
        raise validation_error(
            "view.groups", f"{len(groups)} groups", f"at most {MOST_GROUPS} groups"
        )


def _check_metric(view: ResolvedView, axis: AxisName) -> None:
    recluster, known = view.state.recluster, [*METRICS, *view.heatmap.functions]
    if recluster is not None and recluster.axis(axis).metric not in known:
        came = recluster.axis(axis).metric
        raise validation_error(f"view.recluster.{axis}.metric", came, f"one of {known}")


def _check_tree(view: ResolvedView, axis: AxisName) -> None:
    axis_state, tree = view.state.axis(axis), view.base_tree(axis)
    at = f"view.{axis}"
    merges = 0 if tree is None else len(tree.tree.linkage)
    if axis_state.flips and axis_state.flips[-1] >= merges:
        raise validation_error(
            f"{at}.flips", list(axis_state.flips), f"merges of a tree with {merges}"
        )
    if tree is None and axis_state.order == NamedOrder("cluster"):
        raise validation_error(f"{at}.order", "cluster", "another order; the axis is not clustered")
    cuts = {f"{at}.cut": axis_state.cut}
    cuts |= {f"{at}.crops[{i}].cut": crop.cut for i, crop in enumerate(axis_state.crops)}
    for place, cut in cuts.items():
        if (cut is None) != (tree is None):
            raise validation_error(place, cut, "null" if tree is None else "a height")


def _check_colors(view: ResolvedView) -> None:
    name, names = view.state.colors.map, map_names(view)
    if name is not None and name not in names:
        raise validation_error("view.colors.map", name, f"one of {names}")
    low, high = current_domain(view)
    if low >= high:
        raise validation_error("view.colors.vmin", low, f"a number below vmax, {high}")
