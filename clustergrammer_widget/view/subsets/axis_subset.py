"""The subset of an axis that filters and crops choose from, with its tree and orders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clustergrammer_widget._types import IndexArray
from clustergrammer_widget.clustering.subtree import Subtree


@dataclass(frozen=True, eq=False)
class AxisSubset:
    """A whole axis, or the items that are clustered by themselves.

    Attributes
    ----------
    members : ndarray of int32
        Their source indices, ascending.
    tree : Subtree or None
        Over the members; None where the axis is not clustered.
    orders : mapping of str to ndarray of int32
        The members by ``"sum"``, ``"variance"`` and ``"label"``, or these and others.
    """

    members: IndexArray
    tree: Subtree | None
    orders: Mapping[str, IndexArray]
