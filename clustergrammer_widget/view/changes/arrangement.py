"""Change the order, the cut and the swapped branches of an axis."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterable
from dataclasses import replace
from numbers import Integral, Real

from clustergrammer_widget._types import AxisName
from clustergrammer_widget._validation import axis_parameter, float_or_infinite
from clustergrammer_widget.view.order_spec import parse_order
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.view.state.orders import NamedOrder


def with_order(view: ResolvedView, axis: AxisName, spec: object) -> ResolvedView:
    """Order an axis, see `parse_order`."""
    if isinstance(spec, str) and spec == view.order_name(axis):
        return view
    order = parse_order(
        spec,
        axis=view.axis(axis),
        other_axis=view.other_axis(axis),
        has_tree=view.tree(axis) is not None,
        parameter=axis_parameter(axis, "order"),
        visible=view.visible(axis).tolist(),
    )
    changed = view.with_state(view.state.with_order(axis, order))
    _warn_of_constant(changed, axis)
    return changed


def _warn_of_constant(view: ResolvedView, axis: AxisName) -> None:
    """Warn where an order by sum or variance orders nothing."""
    order = view.state.axis(axis).order
    is_of_all = view.state.top is None and view.state.recluster is None
    if not isinstance(order, NamedOrder) or not is_of_all:
        return
    if order.by in view.heatmap.scores[axis].rounded:
        lines = "rows" if axis == "rows" else "columns"
        warnings.warn(
            f"{axis_parameter(axis, 'order')} is {order.by!r}, but all {lines} have the same "
            f"{order.by} except for rounding, so they stay in the order given. If the table was "
            "scaled before, give the unscaled table with z_score= or standard_scale=",
            UserWarning,
            stacklevel=6,
        )


def with_cut(view: ResolvedView, axis: AxisName, height: object) -> ResolvedView:
    """Cut a tree at a height, in distance units.

    Raises
    ------
    ValueError
        If it is no height, or the axis has no tree.
    """
    parameter = axis_parameter(axis, "cut")
    view.require_tree(axis, parameter)
    number = float_or_infinite(height) if isinstance(height, Real) else math.nan
    if isinstance(height, bool) or not 0 <= number < math.inf:
        raise ValueError(f"{parameter} is {height!r:.80}; give a height of 0 or more")
    return view.with_state(view.state.with_cut(axis, number))


def with_n_clusters(view: ResolvedView, axis: AxisName, k: int) -> ResolvedView:
    """Cut a tree into k clusters, see `Tree.height_for_n_clusters`."""
    tree = view.require_tree(axis, f"cut_{axis}")
    return view.with_state(view.state.with_cut(axis, tree.tree.height_for_n_clusters(k)))


def with_flips(view: ResolvedView, axis: AxisName, merges: object) -> ResolvedView:
    """Swap the two branches of these merges of the base tree, and of no others.

    Parameters
    ----------
    view : ResolvedView
        The view to change.
    axis : {"rows", "cols"}
        Whose tree.
    merges : iterable of int or None
        Rows of the linkage of the whole axis, or of the top rows where only those are shown.

    Raises
    ------
    ValueError
        If there is no such merge, or no tree.
    TypeError
        If these are no numbers.
    """
    parameter = axis_parameter(axis, "flips")
    wanted = [] if merges is None else merges
    if isinstance(wanted, str) or not isinstance(wanted, Iterable):
        raise TypeError(f"{parameter} is {merges!r:.80}; give a list of merges, or None")
    tree = view.base_tree(axis)
    count = 0 if tree is None else len(tree.tree.linkage)
    flips = set()
    for merge in wanted:
        number = int(merge) if isinstance(merge, Integral) and not isinstance(merge, bool) else -1
        if not 0 <= number < count:
            view.require_tree(axis, parameter)
            raise ValueError(
                f"{parameter} has {merge!r:.80}; give merges of the tree, from 0 to {count - 1}"
            )
        flips.add(number)
    axis_state = replace(view.state.axis(axis), flips=tuple(sorted(flips)))
    return view.with_state(view.state.with_axis(axis, axis_state))
