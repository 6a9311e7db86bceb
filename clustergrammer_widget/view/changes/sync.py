"""Make a view follow a linked one: selection, order and crops of shared rows and columns.

The page does the same without a kernel; ``links.json`` checks that both agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from clustergrammer_widget._types import MISSING_INDEX, AxisName, IndexArray
from clustergrammer_widget.data.alignment import match_labels
from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.view.changes.crop import with_inner_crops
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.view.state.orders import CategoryOrder, CustomOrder, NamedOrder, Order

Positions = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class SharedLabels:
    """The items that two tables share on one axis, as indices of the second table.

    Attributes
    ----------
    axis : {"rows", "cols"}
        Of both.
    leading : ndarray of int32, shape (n,)
        For each item of the first table its index in the second one, or `MISSING_INDEX`.
    following : ndarray of int32, shape (m,)
        For each item of the second table its own position, or `MISSING_INDEX` if the first has it
        not.
    """

    axis: AxisName
    leading: IndexArray
    following: IndexArray

    @classmethod
    def of(cls, axis: AxisName, first: Axis, second: Axis) -> SharedLabels:
        """Match items by drawn name; the k-th of equal names matches the k-th."""
        leading = match_labels(first.names, second.names)
        following = np.arange(len(second), dtype=np.int32)
        following[~np.isin(following, leading)] = MISSING_INDEX
        return cls(axis, leading, following)

    def __len__(self) -> int:
        """Return the number of shared items."""
        return int((self.leading != MISSING_INDEX).sum())


def follow(
    target: ResolvedView,
    source: ResolvedView,
    before: ResolvedView | None,
    shared: SharedLabels,
    *,
    append_unshared: bool = False,
) -> ResolvedView:
    """Make a view show the shared items as another view does.

    Parameters
    ----------
    target : ResolvedView
        The view that follows.
    source, before : ResolvedView
        The view that leads, and what it was: only what differs is followed. None follows all.
    shared : SharedLabels
        What source and target share.
    append_unshared : bool
        Items that only the target has stand after the others, in the order they were in, whatever
        the order is called.

    Returns
    -------
    ResolvedView
        The target itself where it already shows the shared items so. Otherwise of these the same
        are selected; they stand in the same order, under the order's name where that gives it,
        else before all others; and crops keep the same of them and no other items, unless that
        would leave nothing.
    """
    if len(shared) == 0:
        return target
    axis = shared.axis
    selected = _selected(source, axis, shared.leading)
    was = None if before is None else _selected(before, axis, shared.leading)
    if selected != was and selected != _selected(target, axis, shared.following):
        kept = (
            at for at in target.state.axis(axis).selected if shared.following[at] == MISSING_INDEX
        )
        target = target.with_state(target.state.with_selected(axis, (*selected, *kept)))
    crops = _crops(source, axis, shared.leading)
    was_cropped = None if before is None else _crops(before, axis, shared.leading)
    if crops != was_cropped:
        target = _with_crops(target, axis, crops, shared.following)
    if before is None or _arrangement(source, axis) != _arrangement(before, axis):
        order = _order(source, axis, shared.leading)
        if before is None or not np.array_equal(order, _order(before, axis, shared.leading)):
            name = source.state.axis(axis).order
            target = _with_order(target, axis, order, name, append_unshared)
    return target


def has_same_order(first: ResolvedView, second: ResolvedView, shared: SharedLabels) -> bool:
    """Tell whether two views show their shared items in the same order."""
    order = _aligned(_whole_order(first, shared.axis), shared.leading)
    return _agree(_whole_order(second, shared.axis), order)


def _aligned(positions: Positions | IndexArray, shared: IndexArray) -> IndexArray:
    places: IndexArray = shared[np.asarray(positions, dtype=np.intp)]
    aligned: IndexArray = places[places != MISSING_INDEX]
    return aligned


def _ascending(positions: Positions, shared: IndexArray) -> Positions:
    return tuple(np.sort(_aligned(positions, shared)).tolist())


def _selected(view: ResolvedView, axis: AxisName, shared: IndexArray) -> Positions:
    return _ascending(view.state.axis(axis).selected, shared)


def _crops(view: ResolvedView, axis: AxisName, shared: IndexArray) -> list[Positions]:
    """Return what the crops keep, without those that keep nothing of the shared items."""
    kept = (_ascending(crop.kept, shared) for crop in view.state.axis(axis).crops)
    return [positions for positions in kept if positions]


def _arrangement(view: ResolvedView, axis: AxisName) -> tuple[object, ...]:
    """Return all that an order depends on."""
    state = view.state
    return state.axis(axis).order, state.axis(axis).flips, state.top, state.recluster


def _whole_order(view: ResolvedView, axis: AxisName) -> IndexArray:
    """Return the order of an axis including what filters and crops hide."""
    axis_state = view.state.axis(axis)
    if axis_state.category is None and not axis_state.crops:
        return view.indices(axis)
    whole = replace(axis_state, category=None, crops=())
    return view.with_state(view.state.with_axis(axis, whole)).indices(axis)


def _order(view: ResolvedView, axis: AxisName, shared: IndexArray) -> IndexArray:
    return _aligned(_whole_order(view, axis), shared)


def _with_crops(
    target: ResolvedView, axis: AxisName, crops: Sequence[Positions], own: IndexArray
) -> ResolvedView:
    if _crops(target, axis, own) == crops:
        return target
    same = 0
    for crop, wanted in zip(target.state.axis(axis).crops, crops, strict=False):
        if _ascending(crop.kept, own) != wanted:
            break
        same += 1
    return with_inner_crops(target, axis, same, crops[same:]) or target


def _with_order(
    target: ResolvedView, axis: AxisName, wanted: IndexArray, name: Order, append_unshared: bool
) -> ResolvedView:
    present = _whole_order(target, axis)
    own = np.concatenate([wanted, present, np.arange(len(target.axis(axis)))])
    _, firsts = np.unique(own, return_index=True)
    order = own[np.sort(firsts)]
    asked = order if append_unshared else wanted
    if _agree(present, asked):
        return target
    if _has(target, axis, name):
        named = target.with_state(target.state.with_order(axis, name))
        if _agree(_whole_order(named, axis), asked):
            return named
    return target.with_state(target.state.with_order(axis, CustomOrder(tuple(order.tolist()))))


def _has(target: ResolvedView, axis: AxisName, order: Order) -> bool:
    """Whether an order of another table has a meaning in this one."""
    if isinstance(order, CategoryOrder):
        return target.axis(axis).annotation(order.title) is not None
    has_tree = target.base_tree(axis) is not None
    return isinstance(order, NamedOrder) and (has_tree or order.by != "cluster")


def _agree(order: IndexArray, wanted: IndexArray) -> bool:
    """Tell whether the indices that both have are in the same order."""
    return np.array_equal(order[np.isin(order, wanted)], wanted[np.isin(wanted, order)])
