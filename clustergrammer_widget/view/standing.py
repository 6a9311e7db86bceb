"""The full tree and positions of an axis, before filters, crops and flips."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from clustergrammer_widget.clustering.arranged import ArrangedTree

Indices = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Standing:
    """The whole of an axis, or the lines of it that were clustered by themselves.

    Attributes
    ----------
    members : ndarray of int32
        Their original positions, ascending.
    tree : ArrangedTree or None
        Over the members; None where the axis is not clustered.
    orders : mapping of str to ndarray of int32
        The members by ``"sum"``, ``"variance"`` and ``"label"``, or these and others.
    """

    members: Indices
    tree: ArrangedTree | None
    orders: Mapping[str, Indices]
