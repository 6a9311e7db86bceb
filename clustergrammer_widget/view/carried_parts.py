"""Adapt parts of a view to the positions of a new table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from clustergrammer_widget.data.axis import Axis, AxisName
from clustergrammer_widget.data.groups import Group
from clustergrammer_widget.data.matching import ABSENT, Places, lines_in
from clustergrammer_widget.view.filters import has_value
from clustergrammer_widget.view.heatmap import Heatmap
from clustergrammer_widget.view.parts import Parts
from clustergrammer_widget.view.state import (
    CategoryOrder,
    Crop,
    CustomOrder,
    NamedOrder,
    Order,
    Reclustering,
    ValueOrder,
)


@dataclass(frozen=True, eq=False)
class CarriedAxis:
    """An axis of one table, and of the next.

    Attributes
    ----------
    lines : ndarray of int32
        For each position before the position of the same line after, or `ABSENT`.
    axis : Axis
        After.
    own_order : NamedOrder
        The order to fall back on: that of its tree, or the initial one.
    keeps_tree : bool
        Whether the tree is the same.
    """

    lines: Places
    axis: Axis
    own_order: NamedOrder
    keeps_tree: bool

    @property
    def is_same(self) -> bool:
        """Whether every position means the same line as before."""
        return np.array_equal(self.lines, np.arange(len(self.axis)))

    def carried(self, positions: Sequence[int]) -> list[int]:
        """Return positions after, in the same order, without those of lines that are gone."""
        return [after for after in self.lines[list(positions)].tolist() if after != ABSENT]


CarriedAxes = Mapping[AxisName, CarriedAxis]


def carried_axes(before: Heatmap, after: Heatmap) -> dict[AxisName, CarriedAxis]:
    """Match rows and columns of two tables by label, of equal labels the k-th with the k-th."""
    names: tuple[AxisName, ...] = ("rows", "cols")
    return {name: _carried_axis(name, before, after) for name in names}


def _carried_axis(name: AxisName, before: Heatmap, after: Heatmap) -> CarriedAxis:
    axis = after.matrix.axis(name)
    carried = CarriedAxis(
        lines_in(before.matrix.axis(name), axis),
        axis,
        NamedOrder("initial" if after.tree(name) is None else "cluster"),
        before.tree(name) is after.tree(name),
    )
    groups = _carried_groups(before.groups(name), carried)
    return replace(carried, axis=replace(axis, groups=groups)) if groups else carried


def carried_parts(parts: Parts, axes: CarriedAxes) -> dict[str, Any]:
    """Carry parts of a view over.

    What names a line, category or value that is gone goes with it; flips go with the tree, as
    merges of another one mean other lines. Lines that are new are in no crop, and last in an order
    of one's own.

    Parameters
    ----------
    parts : mapping
        Parts of a view by path, such as ``"rows.selected"``.
    axes : mapping of axis to CarriedAxis
        What lines have become of which.

    Returns
    -------
    dict
        The same parts after.
    """
    return {path: _carried_part(path, part, axes) for path, part in parts.items()}


def _carried_part(path: str, part: Any, axes: CarriedAxes) -> Any:
    name, _, key = path.partition(".")
    if part is not None and name == "top":
        return part if part.count <= len(axes["rows"].axis) else None
    if part is not None and name == "recluster":
        return _carried_reclustering(part, axes)
    if name not in ("rows", "cols"):
        return part
    rows, cols = axes["rows"], axes["cols"]
    axis, other = (rows, cols) if name == "rows" else (cols, rows)
    if key == "order":
        return _carried_order(part, axis, other)
    if key == "flips":
        return part if axis.keeps_tree else ()
    if key == "category":
        is_kept = part is not None and has_value(axis.axis, part.title, part.value)
        return part if is_kept else None
    if key == "crops":
        return _carried_crops(part, axis)
    if key == "groups":
        return _carried_groups(part, axis)
    return tuple(sorted(axis.carried(part))) if key == "selected" else part


def _carried_order(order: Order, axis: CarriedAxis, other: CarriedAxis) -> Order:
    if isinstance(order, ValueOrder):
        of = int(other.lines[order.of])
        return axis.own_order if of == ABSENT else replace(order, of=of)
    if isinstance(order, CategoryOrder):
        return axis.own_order if axis.axis.category(order.title) is None else order
    if isinstance(order, CustomOrder):
        known = axis.carried(order.indices)
        new = sorted(set(range(len(axis.axis))) - set(known))
        return CustomOrder((*known, *new))
    return order


def _carried_crops(crops: Iterable[Crop], axis: CarriedAxis) -> tuple[Crop, ...]:
    """Carry crops over from the outermost in, up to one of which nothing is left."""
    carried: list[Crop] = []
    for crop in crops:
        kept = sorted(axis.carried(crop.kept))
        if not kept:
            break
        carried.append(replace(crop, kept=tuple(kept)))
    return tuple(carried)


def _carried_groups(groups: Iterable[Group], axis: CarriedAxis) -> tuple[Group, ...]:
    """Carry groups over, without those of which nothing is left."""
    carried = (
        replace(group, positions=tuple(sorted(axis.carried(group.positions)))) for group in groups
    )
    return tuple(group for group in carried if group.positions)


def _carried_reclustering(recluster: Reclustering, axes: CarriedAxes) -> Reclustering | None:
    carried = {}
    for name, axis in axes.items():
        part = recluster.axis(name)
        kept = None if part.members is None else tuple(sorted(axis.carried(part.members)))
        if kept == ():
            return None
        carried[name] = replace(part, members=kept)
    return Reclustering(**carried)
