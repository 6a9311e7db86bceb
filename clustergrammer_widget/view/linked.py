"""Make a view follow a linked one: selection, order and crops of shared rows and columns.

The page does the same without a kernel, ``js/src/state/linked.ts``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from clustergrammer_widget.data.axis import Axis, AxisName
from clustergrammer_widget.data.matching import ABSENT, Places, places_among
from clustergrammer_widget.view.crops import recropped
from clustergrammer_widget.view.heatmap_view import HeatmapView, Indices
from clustergrammer_widget.view.state import CategoryOrder, CustomOrder, NamedOrder, Order

Positions = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class SharedLines:
    """The lines that two tables have in common on one axis, in positions of the second table.

    Attributes
    ----------
    axis : {"rows", "cols"}
        Of both.
    leading : ndarray of int32, shape (n,)
        For each line of the first table its position in the second one, or `ABSENT`.
    following : ndarray of int32, shape (m,)
        For each line of the second table its own position, or `ABSENT` if the first has it not.
    """

    axis: AxisName
    leading: Places
    following: Places

    @classmethod
    def of(cls, axis: AxisName, first: Axis, second: Axis) -> SharedLines:
        """Match lines by the names that are drawn, of equal ones the k-th with the k-th."""
        leading = places_among(first.names, second.names)
        following = np.arange(len(second), dtype=np.int32)
        following[~np.isin(following, leading)] = ABSENT
        return cls(axis, leading, following)

    def __len__(self) -> int:
        """Return the number of lines in common."""
        return int((self.leading != ABSENT).sum())


def followed(
    target: HeatmapView,
    source: HeatmapView,
    before: HeatmapView | None,
    lines: SharedLines,
    *,
    are_others_last: bool = False,
) -> HeatmapView:
    """Let a view show the lines it shares with another one as that one does.

    Parameters
    ----------
    target : HeatmapView
        The view that follows.
    source, before : HeatmapView
        The view that leads, and what it was: only what differs is followed. None follows all.
    lines : SharedLines
        What source and target share.
    are_others_last : bool
        Lines that only the target has stand after the others, in the order they were in, whatever
        the order is called.

    Returns
    -------
    HeatmapView
        The target itself where it already shows the shared lines so. Otherwise of these the same
        are selected; they stand in the same order, under the order's name where that gives it,
        else before all others; and crops keep the same of them and no other lines, unless that
        would leave nothing.
    """
    if len(lines) == 0:
        return target
    axis = lines.axis
    selected = _selected(source, axis, lines.leading)
    was = None if before is None else _selected(before, axis, lines.leading)
    if selected != was and selected != _selected(target, axis, lines.following):
        kept = (at for at in target.state.axis(axis).selected if lines.following[at] == ABSENT)
        target = target.then(target.state.with_selected(axis, (*selected, *kept)))
    crops = _crops(source, axis, lines.leading)
    was_cropped = None if before is None else _crops(before, axis, lines.leading)
    if crops != was_cropped:
        target = _with_crops(target, axis, crops, lines.following)
    if before is None or _arrangement(source, axis) != _arrangement(before, axis):
        order = _order(source, axis, lines.leading)
        if before is None or not np.array_equal(order, _order(before, axis, lines.leading)):
            name = source.state.axis(axis).order
            target = _with_order(target, axis, order, name, are_others_last)
    return target


def stand_alike(first: HeatmapView, second: HeatmapView, lines: SharedLines) -> bool:
    """Whether the lines that two views share stand in the same order in both."""
    order = _carried(_whole_order(first, lines.axis), lines.leading)
    return _agree(_whole_order(second, lines.axis), order)


def _carried(positions: Positions | Indices, lines: Places) -> Indices:
    places: Indices = lines[np.asarray(positions, dtype=np.intp)]
    carried: Indices = places[places != ABSENT]
    return carried


def _ascending(positions: Positions, lines: Places) -> Positions:
    return tuple(np.sort(_carried(positions, lines)).tolist())


def _selected(seen: HeatmapView, axis: AxisName, lines: Places) -> Positions:
    return _ascending(seen.state.axis(axis).selected, lines)


def _crops(seen: HeatmapView, axis: AxisName, lines: Places) -> list[Positions]:
    """Return what the crops keep, without those that keep nothing of the shared lines."""
    kept = (_ascending(crop.kept, lines) for crop in seen.state.axis(axis).crops)
    return [positions for positions in kept if positions]


def _arrangement(seen: HeatmapView, axis: AxisName) -> tuple[object, ...]:
    """Return all that an order depends on."""
    state = seen.state
    return state.axis(axis).order, state.axis(axis).flips, state.top, state.recluster


def _whole_order(seen: HeatmapView, axis: AxisName) -> Indices:
    """Return what stands of an axis in its order, whatever filter and crops hide."""
    view = seen.state.axis(axis)
    if view.category is None and not view.crops:
        return seen.indices(axis)
    whole = replace(view, category=None, crops=())
    return seen.then(seen.state.with_axis(axis, whole)).indices(axis)


def _order(seen: HeatmapView, axis: AxisName, lines: Places) -> Indices:
    return _carried(_whole_order(seen, axis), lines)


def _with_crops(
    target: HeatmapView, axis: AxisName, crops: Sequence[Positions], own: Places
) -> HeatmapView:
    if _crops(target, axis, own) == crops:
        return target
    same = 0
    for crop, wanted in zip(target.state.axis(axis).crops, crops, strict=False):
        if _ascending(crop.kept, own) != wanted:
            break
        same += 1
    return recropped(target, axis, same, crops[same:]) or target


def _with_order(
    target: HeatmapView, axis: AxisName, wanted: Indices, name: Order, are_others_last: bool
) -> HeatmapView:
    standing = _whole_order(target, axis)
    own = np.concatenate([wanted, standing, np.arange(len(target.axis(axis)))])
    _, firsts = np.unique(own, return_index=True)
    order = own[np.sort(firsts)]
    asked = order if are_others_last else wanted
    if _agree(standing, asked):
        return target
    if _has(target, axis, name):
        named = target.then(target.state.with_order(axis, name))
        if _agree(_whole_order(named, axis), asked):
            return named
    return target.then(target.state.with_order(axis, CustomOrder(tuple(order.tolist()))))


def _has(target: HeatmapView, axis: AxisName, order: Order) -> bool:
    """Whether an order of another table has a meaning in this one."""
    if isinstance(order, CategoryOrder):
        return target.axis(axis).category(order.title) is not None
    has_tree = target.standing_tree(axis) is not None
    return isinstance(order, NamedOrder) and (has_tree or order.by != "cluster")


def _agree(order: Indices, wanted: Indices) -> bool:
    """Whether what both have stands in the same order."""
    return np.array_equal(order[np.isin(order, wanted)], wanted[np.isin(wanted, order)])
