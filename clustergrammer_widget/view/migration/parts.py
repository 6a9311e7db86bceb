"""Migrate parts of a view to the indices of a new table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from clustergrammer_widget._types import MISSING_INDEX, AxisName, IndexArray
from clustergrammer_widget.data.alignment import align_axes
from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.data.named_groups import NamedGroup
from clustergrammer_widget.view.changes.filter import has_value
from clustergrammer_widget.view.clustered_matrix import ClusteredMatrix
from clustergrammer_widget.view.state.orders import (
    CategoryOrder,
    CustomOrder,
    NamedOrder,
    Order,
    ValueOrder,
)
from clustergrammer_widget.view.state.parts import Parts
from clustergrammer_widget.view.state.subset_specs import SubsetSpec
from clustergrammer_widget.view.state.view_state import Crop


@dataclass(frozen=True, eq=False)
class AxisMapping:
    """How the items of an axis map to those of a new table.

    Attributes
    ----------
    old_to_new : ndarray of int32
        The new index of each old one, or `MISSING_INDEX`.
    axis : Axis
        The new axis.
    own_order : NamedOrder
        The order to fall back on: that of its tree, or the initial one.
    keeps_tree : bool
        Whether the tree is the same.
    """

    old_to_new: IndexArray
    axis: Axis
    own_order: NamedOrder
    keeps_tree: bool

    @property
    def is_same(self) -> bool:
        """Tell whether every index means the same item as before."""
        return np.array_equal(self.old_to_new, np.arange(len(self.axis)))

    def migrate(self, positions: Sequence[int]) -> list[int]:
        """Return the new indices in the same order, without items that are gone."""
        return [
            after for after in self.old_to_new[list(positions)].tolist() if after != MISSING_INDEX
        ]


AxisMappings = Mapping[AxisName, AxisMapping]


def map_axes(before: ClusteredMatrix, after: ClusteredMatrix) -> dict[AxisName, AxisMapping]:
    """Match rows and columns of two tables by label, of equal labels the k-th with the k-th."""
    names: tuple[AxisName, ...] = ("rows", "cols")
    return {name: _map_axis(name, before, after) for name in names}


def _map_axis(name: AxisName, before: ClusteredMatrix, after: ClusteredMatrix) -> AxisMapping:
    axis = after.matrix.axis(name)
    migrated = AxisMapping(
        align_axes(before.matrix.axis(name), axis),
        axis,
        NamedOrder("initial" if after.tree(name) is None else "cluster"),
        before.tree(name) is after.tree(name),
    )
    groups = _migrate_groups(before.groups(name), migrated)
    return replace(migrated, axis=replace(axis, groups=groups)) if groups else migrated


def migrate_parts(parts: Parts, axes: AxisMappings) -> dict[str, Any]:
    """Migrate parts of a view.

    Parts that name an item, category or value that is gone are removed; so are flips where the tree
    is another one, as its merges mean other items. New items are in no crop, and last in a custom
    order.

    Parameters
    ----------
    parts : mapping
        Parts of a view by path, such as ``"rows.selected"``.
    axes : mapping of axis to AxisMapping
        The new index of each item.

    Returns
    -------
    dict
        The same parts after.
    """
    return {path: _migrate_part(path, part, axes) for path, part in parts.items()}


def _migrate_part(path: str, part: Any, axes: AxisMappings) -> Any:
    name, _, key = path.partition(".")
    if part is not None and name == "top":
        return part if part.count <= len(axes["rows"].axis) else None
    if part is not None and name == "recluster":
        return _migrate_subset(part, axes)
    if name not in ("rows", "cols"):
        return part
    rows, cols = axes["rows"], axes["cols"]
    axis, other = (rows, cols) if name == "rows" else (cols, rows)
    if key == "order":
        return _migrate_order(part, axis, other)
    if key == "flips":
        return part if axis.keeps_tree else ()
    if key == "category":
        is_kept = part is not None and has_value(axis.axis, part.title, part.value)
        return part if is_kept else None
    if key == "crops":
        return _migrate_crops(part, axis)
    if key == "groups":
        return _migrate_groups(part, axis)
    return tuple(sorted(axis.migrate(part))) if key == "selected" else part


def _migrate_order(order: Order, axis: AxisMapping, other: AxisMapping) -> Order:
    if isinstance(order, ValueOrder):
        of = int(other.old_to_new[order.of])
        return axis.own_order if of == MISSING_INDEX else replace(order, of=of)
    if isinstance(order, CategoryOrder):
        return axis.own_order if axis.axis.annotation(order.title) is None else order
    if isinstance(order, CustomOrder):
        known = axis.migrate(order.indices)
        new = sorted(set(range(len(axis.axis))) - set(known))
        return CustomOrder((*known, *new))
    return order


def _migrate_crops(crops: Iterable[Crop], axis: AxisMapping) -> tuple[Crop, ...]:
    """Migrate crops from the outermost in, up to one of which nothing is left."""
    migrated: list[Crop] = []
    for crop in crops:
        kept = sorted(axis.migrate(crop.kept))
        if not kept:
            break
        migrated.append(replace(crop, kept=tuple(kept)))
    return tuple(migrated)


def _migrate_groups(groups: Iterable[NamedGroup], axis: AxisMapping) -> tuple[NamedGroup, ...]:
    """Migrate groups, without those of which nothing is left."""
    migrated = (
        replace(group, positions=tuple(sorted(axis.migrate(group.positions)))) for group in groups
    )
    return tuple(group for group in migrated if group.positions)


def _migrate_subset(recluster: SubsetSpec, axes: AxisMappings) -> SubsetSpec | None:
    migrated = {}
    for name, axis in axes.items():
        part = recluster.axis(name)
        kept = None if part.members is None else tuple(sorted(axis.migrate(part.members)))
        if kept == ():
            return None
        migrated[name] = replace(part, members=kept)
    return SubsetSpec(**migrated)
