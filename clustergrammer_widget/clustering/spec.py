"""Clustering specs: whether and how an axis is clustered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from clustergrammer_widget._types import AxisName
from clustergrammer_widget._validation import axis_parameter
from clustergrammer_widget.clustering.linkage import cluster, validate_linkage
from clustergrammer_widget.clustering.metrics import Metric
from clustergrammer_widget.clustering.subtree import Subtree, prune_and_flip
from clustergrammer_widget.clustering.tree import Tree


@dataclass(frozen=True, eq=False)
class ClusteringSpec:
    """The clustering parameters of one axis.

    Attributes
    ----------
    enabled : bool
        False keeps the given order, without a tree.
    metric : str or callable
        See `condensed_distances`.
    method : str
        See `cluster`.
    optimal_ordering : bool
        See `cluster`.
    linkage : array_like of float64, shape (n - 1, 4), optional
        A scipy linkage matrix, used as it is instead of clustering.
    """

    enabled: bool = True
    metric: Metric = "cosine"
    method: str = "average"
    optimal_ordering: bool = False
    linkage: object | None = None

    def fit(self, values: npt.NDArray[np.float64], axis: AxisName) -> Tree | None:
        """Cluster one axis of an n by m matrix.

        Returns
        -------
        Tree or None
            None where the axis is not to be clustered.
        """
        if not self.enabled:
            return None
        observations = values if axis == "rows" else values.T
        if self.linkage is not None:
            parameter = axis_parameter(axis, "linkage")
            return Tree(validate_linkage(self.linkage, len(observations), parameter))
        return cluster(observations, self.metric, self.method, self.optimal_ordering, axis=axis)

    def fit_subset(
        self,
        values: npt.NDArray[np.float64],
        rows: npt.NDArray[np.int32],
        cluster_axis: ClusterAxis,
    ) -> Tree | None:
        """Cluster some rows of an n by m matrix; of a given linkage, take out the others."""
        if self.enabled and self.linkage is not None:
            whole = self.fit(values, "rows")
            assert whole is not None
            return prune_and_flip(Subtree.whole(whole), (), rows).tree
        return cluster_axis(self, values[rows], "rows")


# Does what `ClusteringSpec.fit` does, perhaps elsewhere or with words about how far it is.
ClusterAxis: TypeAlias = Callable[[ClusteringSpec, npt.NDArray[np.float64], AxisName], Tree | None]
