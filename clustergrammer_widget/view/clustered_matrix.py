"""The clustered matrix: values, trees and colour scale.

With a `ViewState` this is all that a picture, a DataFrame or the page needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import InitVar, dataclass, field, replace
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from clustergrammer_widget._types import AxisName
from clustergrammer_widget.clustering.default_cut import default_cut
from clustergrammer_widget.clustering.metrics import METRICS, Metric
from clustergrammer_widget.clustering.spec import ClusterAxis, ClusteringSpec
from clustergrammer_widget.clustering.subtree import Subtree
from clustergrammer_widget.clustering.tree import Tree
from clustergrammer_widget.colors.scale import ColorScale
from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.data.float32 import Float32Matrix, to_float32
from clustergrammer_widget.data.labels import unused_title
from clustergrammer_widget.data.matrix import Matrix
from clustergrammer_widget.data.named_groups import NamedGroup
from clustergrammer_widget.data.scaling import Scores
from clustergrammer_widget.preprocessing.rank_scores import matrix_scores
from clustergrammer_widget.view.permutation import compute_orders
from clustergrammer_widget.view.state.orders import NamedOrder
from clustergrammer_widget.view.state.subset_specs import AxisSubsetSpec, SubsetSpec, TopRowsSpec
from clustergrammer_widget.view.state.view_state import AxisState, ViewState
from clustergrammer_widget.view.subsets.axis_subset import AxisSubset
from clustergrammer_widget.view.subsets.subset_clustering import SubsetClustering, cluster_subset
from clustergrammer_widget.view.subsets.top_rows import (
    TopRowsClustering,
    cluster_top_rows,
    latest_top_rows,
    select_top_rows,
)

AxisGroups: TypeAlias = Mapping[AxisName, tuple[NamedGroup, ...]]

# Of what was reclustered this much is kept, the latest.
MOST_SUBSETS = 16


@dataclass(frozen=True, eq=False)
class ClusteredMatrix:
    """A matrix with its trees and colour scale.

    Attributes
    ----------
    matrix : Matrix
        The values as drawn, n by m.
    row_clustering, col_clustering : ClusteringSpec
        How the axes are clustered.
    colors : ColorScale
        The colour map and its domain.
    cluster_axis : callable
        Does what `ClusteringSpec.fit` does.
    functions : dict of str to callable
        Metrics that are functions, by the names that views give them.
    row_tree, col_tree : Tree or None
        None where the axis is not clustered.
    """

    matrix: Matrix
    row_clustering: ClusteringSpec
    col_clustering: ClusteringSpec
    colors: ColorScale
    cluster_axis: InitVar[ClusterAxis] = ClusteringSpec.fit
    functions: dict[str, Metric] = field(default_factory=dict, repr=False)
    row_tree: Tree | None = field(init=False)
    col_tree: Tree | None = field(init=False)
    _top_rows: dict[TopRowsSpec, TopRowsClustering] = field(
        init=False, default_factory=dict, repr=False
    )
    _subset_clusterings: dict[SubsetSpec, SubsetClustering] = field(
        init=False, default_factory=dict, repr=False
    )

    def __post_init__(self, cluster_axis: ClusterAxis) -> None:
        """Cluster both axes."""
        values = self.matrix.values
        object.__setattr__(self, "row_tree", cluster_axis(self.row_clustering, values, "rows"))
        object.__setattr__(self, "col_tree", cluster_axis(self.col_clustering, values, "cols"))

    @cached_property
    def stored(self) -> Float32Matrix:
        """The values in the precision of the page."""
        return to_float32(self.matrix.values)

    @cached_property
    def scores(self) -> dict[AxisName, Scores]:
        """The scores that rank rows and columns."""
        return matrix_scores(self.matrix)

    @cached_property
    def row_orders(self) -> dict[str, npt.NDArray[np.int32]]:
        """Orders of the rows that depend on the data alone, see `compute_orders`."""
        return compute_orders(self.matrix, "rows", self.scores["rows"])

    @cached_property
    def col_orders(self) -> dict[str, npt.NDArray[np.int32]]:
        """Orders of the columns that depend on the data alone, see `compute_orders`."""
        return compute_orders(self.matrix, "cols", self.scores["cols"])

    def tree(self, axis: AxisName) -> Tree | None:
        """Return the tree of a whole axis."""
        return self.row_tree if axis == "rows" else self.col_tree

    def clustering(self, axis: AxisName) -> ClusteringSpec:
        """Return how a whole axis is clustered."""
        return self.row_clustering if axis == "rows" else self.col_clustering

    def top_rows(
        self, top: TopRowsSpec, cluster_axis: ClusterAxis = ClusteringSpec.fit
    ) -> TopRowsClustering:
        """Return the clustering of the top rows alone; computed once for each of the latest."""
        known = self._top_rows.pop(top, None)
        if known is None:
            clusterings = self.row_clustering, self.col_clustering
            rows = select_top_rows(self.scores["rows"], top)
            known = cluster_top_rows(
                self.matrix, self.stored, top, rows, *clusterings, cluster_axis
            )
        self._top_rows[top] = known
        latest = latest_top_rows(reversed(list(self._top_rows.values())))
        for dropped in set(self._top_rows) - {one.top for one in latest}:
            self._top_rows.pop(dropped, None)
        return known

    @property
    def latest_subset_clusterings(self) -> list[SubsetClustering]:
        """The subset clusterings that are kept."""
        return list(self._subset_clusterings.values())

    def subset_clustering(
        self, recluster: SubsetSpec, cluster_axis: ClusterAxis = ClusteringSpec.fit
    ) -> SubsetClustering:
        """Return the clustering of a subset; computed once for each of the latest."""
        known = self._subset_clusterings.pop(recluster, None) or cluster_subset(
            self.matrix, self.stored, recluster, self.clustering_of, cluster_axis
        )
        self._subset_clusterings[recluster] = known
        if len(self._subset_clusterings) > MOST_SUBSETS:
            del self._subset_clusterings[next(iter(self._subset_clusterings))]
        return known

    def clustering_of(self, axis: AxisSubsetSpec) -> ClusteringSpec:
        """Return the parameters that a view has for one axis."""
        metric = self.functions.get(axis.metric, axis.metric)
        return ClusteringSpec(axis.enabled, metric, axis.method, axis.optimal_ordering)

    def metric_name(self, metric: Metric) -> str:
        """Return the name of a metric in views; a function keeps its first name."""
        if isinstance(metric, str):
            return metric
        for name, known in self.functions.items():
            if known is metric:
                return name
        wanted = str(getattr(metric, "__name__", type(metric).__name__))
        name = unused_title(wanted, {*METRICS, *self.functions})
        self.functions[name] = metric
        return name

    def prepare(self, state: ViewState, cluster_axis: ClusterAxis) -> None:
        """Compute the subset clustering that a view needs, if it is not kept."""
        if state.recluster is not None:
            self.subset_clustering(state.recluster, cluster_axis)
        elif state.top is not None:
            self.top_rows(state.top, cluster_axis)

    def subset(self, axis: AxisName, state: ViewState) -> AxisSubset:
        """Return the base of an axis: all of it, the top rows or a reclustered subset."""
        if state.recluster is not None:
            part = self.subset_clustering(state.recluster)
            orders = self.orders(axis) | part.orders(axis)
            return AxisSubset(part.members(axis), part.tree(axis), orders)
        stop = None if state.top is None else self.top_rows(state.top)
        members = np.arange(len(self.matrix.axis(axis)), dtype=np.int32)
        tree, orders = self.tree(axis), self.orders(axis)
        if stop is not None and axis == "rows":
            members, tree = stop.rows, stop.row_tree
        elif stop is not None:
            tree, orders = stop.col_tree, orders | stop.col_orders
        return AxisSubset(members, None if tree is None else Subtree(tree, members), orders)

    def orders(self, axis: AxisName) -> dict[str, npt.NDArray[np.int32]]:
        """Return the orders of a whole axis that depend on the data alone."""
        return self.row_orders if axis == "rows" else self.col_orders

    def has_values_of(self, other: ClusteredMatrix) -> bool:
        """Tell whether both differ in nothing but annotations."""
        return self._top_rows is other._top_rows

    def with_axis(self, name: AxisName, axis: Axis) -> ClusteredMatrix:
        """Return the same clustered matrix with other annotations of an axis."""
        other = copy(self)
        object.__setattr__(other, "matrix", self.matrix.with_axis(name, axis))
        return other

    def groups(self, name: AxisName) -> tuple[NamedGroup, ...]:
        """Return the groups of an axis."""
        return self.matrix.axis(name).groups

    def with_groups(self, groups: AxisGroups) -> ClusteredMatrix:
        """Return the same clustered matrix with other groups on both axes."""
        other = self
        for name, own in groups.items():
            other = other.with_axis(name, replace(self.matrix.axis(name), groups=own))
        return other

    def default_state(self) -> ViewState:
        """Return the state a widget starts with: clustered, each tree cut at its default."""
        return ViewState(
            rows=_default_axis_state(self.row_tree), cols=_default_axis_state(self.col_tree)
        )


def _default_axis_state(tree: Tree | None) -> AxisState:
    order = NamedOrder("initial" if tree is None else "cluster")
    return AxisState(order, cut=None if tree is None else default_cut(tree))
