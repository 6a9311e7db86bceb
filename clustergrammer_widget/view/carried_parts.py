"""Adapt parts of a view, as JSON, to the positions of a new table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from clustergrammer_widget.data.axis import Axis, AxisName
from clustergrammer_widget.data.matching import ABSENT, Places, lines_in
from clustergrammer_widget.view.filters import has_value
from clustergrammer_widget.view.heatmap import Heatmap
from clustergrammer_widget.view.history import Patch


@dataclass(frozen=True, eq=False)
class CarriedAxis:
    """An axis of one table, and of the next.

    Attributes
    ----------
    lines : ndarray of int32
        For each position before the position of the same line after, or `ABSENT`.
    axis : Axis
        After.
    own_order : str
        The order to fall back on: that of its tree, or the initial one.
    keeps_tree : bool
        Whether the tree is the same.
    """

    lines: Places
    axis: Axis
    own_order: str
    keeps_tree: bool

    @property
    def is_same(self) -> bool:
        """Whether every position means the same line as before."""
        return np.array_equal(self.lines, np.arange(len(self.axis)))

    def carried(self, positions: list[int]) -> list[int]:
        """Return positions after, in the same order, without those of lines that are gone."""
        return [after for after in self.lines[positions].tolist() if after != ABSENT]


CarriedAxes = Mapping[AxisName, CarriedAxis]


def carried_axes(before: Heatmap, after: Heatmap) -> dict[AxisName, CarriedAxis]:
    """Match rows and columns of two tables by label, of equal labels the k-th with the k-th."""
    names: tuple[AxisName, ...] = ("rows", "cols")
    return {
        name: CarriedAxis(
            lines_in(before.matrix.axis(name), after.matrix.axis(name)),
            after.matrix.axis(name),
            "initial" if after.tree(name) is None else "cluster",
            before.tree(name) is after.tree(name),
        )
        for name in names
    }


def carried_patch(patch: Patch, axes: CarriedAxes) -> Patch:
    """Carry parts of a view over.

    What names a line, category or value that is gone goes with it; flips go with the tree, as
    merges of another one mean other lines. Lines that are new are in no crop, and last in an order
    of one's own.

    Parameters
    ----------
    patch : dict
        Parts of a view by path, such as ``"rows.selected"``.
    axes : mapping of axis to CarriedAxis
        What lines have become of which.

    Returns
    -------
    dict
        The same parts after.
    """
    return {path: _carried_part(path, part, axes) for path, part in patch.items()}


def _carried_part(path: str, part: Any, axes: CarriedAxes) -> Any:
    name, _, key = path.partition(".")
    if part is not None and name == "top":
        return part if part["count"] <= len(axes["rows"].axis) else None
    if part is not None and name == "recluster":
        return _carried_reclustering(part, axes)
    if name not in ("rows", "cols"):
        return part
    rows, cols = axes["rows"], axes["cols"]
    axis, other = (rows, cols) if name == "rows" else (cols, rows)
    if key == "order":
        return _carried_order(part, axis, other)
    if key == "flips":
        return part if axis.keeps_tree else []
    if key == "category":
        is_kept = part is not None and has_value(axis.axis, part["title"], part["value"])
        return part if is_kept else None
    if key == "crops":
        return _carried_crops(part, axis)
    return sorted(axis.carried(part)) if key == "selected" else part


def _carried_order(order: Any, axis: CarriedAxis, other: CarriedAxis) -> Any:
    by, own = order["by"], {"by": axis.own_order}
    if by == "value":
        of = int(other.lines[order["of"]])
        return own if of == ABSENT else {**order, "of": of}
    if by == "category":
        return own if axis.axis.category(order["title"]) is None else order
    if by == "custom":
        known = axis.carried(order["indices"])
        new = sorted(set(range(len(axis.axis))) - set(known))
        return {**order, "indices": [*known, *new]}
    return order


def _carried_crops(crops: Any, axis: CarriedAxis) -> Any:
    """Carry crops over from the outermost in, up to one of which nothing is left."""
    carried: list[Any] = []
    for crop in crops:
        kept = sorted(axis.carried(crop["kept"]))
        if not kept:
            break
        carried.append({**crop, "kept": kept})
    return carried


def _carried_reclustering(recluster: Any, axes: CarriedAxes) -> Any:
    carried = {}
    for name, axis in axes.items():
        members = recluster[name]["members"]
        kept = None if members is None else sorted(axis.carried(members))
        if kept == []:
            return None
        carried[name] = {**recluster[name], "members": kept}
    return carried
