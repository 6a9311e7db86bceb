"""The full tree and positions of an axis, before filters, crops and flips."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clustergrammer_widget._types import IndexArray
from clustergrammer_widget.clustering.subtree import Subtree


@dataclass(frozen=True, eq=False)
class AxisSubset:
    """The whole of an axis, or the lines of it that were clustered by themselves.

    Attributes
    ----------
    members : ndarray of int32
        Their original positions, ascending.
    tree : Subtree or None
        Over the members; None where the axis is not clustered.
    orders : mapping of str to ndarray of int32
        The members by ``"sum"``, ``"variance"`` and ``"label"``, or these and others.
    """

    members: IndexArray
    tree: Subtree | None
    orders: Mapping[str, IndexArray]
