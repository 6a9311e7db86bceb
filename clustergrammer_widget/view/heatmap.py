"""The clustered table: matrix, trees and colours.

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

from clustergrammer_widget.clustering.arranged import ArrangedTree
from clustergrammer_widget.clustering.default_cut import default_cut
from clustergrammer_widget.clustering.metrics import METRICS, Metric
from clustergrammer_widget.clustering.parameters import AxisClustering, ClusterAxis
from clustergrammer_widget.clustering.tree import Tree
from clustergrammer_widget.data.axis import Axis, AxisName
from clustergrammer_widget.data.groups import Group
from clustergrammer_widget.data.labels import unused_title
from clustergrammer_widget.data.matrix import Matrix
from clustergrammer_widget.data.precision import StoredValues, stored_values
from clustergrammer_widget.data.scores import Scores
from clustergrammer_widget.view.colors import Colors
from clustergrammer_widget.view.order import axis_orders
from clustergrammer_widget.view.reclustered import Reclustered, cluster_anew
from clustergrammer_widget.view.standing import Standing
from clustergrammer_widget.view.state import (
    AxisReclustering,
    AxisView,
    NamedOrder,
    Reclustering,
    Top,
    ViewState,
)
from clustergrammer_widget.view.top_rows import TopRows, cluster_top_rows, top_positions

AxisGroups: TypeAlias = Mapping[AxisName, tuple[Group, ...]]

# Of what was clustered anew this much is kept, the latest.
MOST_RECLUSTERED = 16


@dataclass(frozen=True, eq=False)
class Heatmap:
    """A clustered matrix, before anybody has looked at it.

    Attributes
    ----------
    matrix : Matrix
        The values as drawn, n by m.
    row_clustering, col_clustering : AxisClustering
        How the axes are clustered.
    colors : Colors
        The colour map and its domain.
    cluster_axis : callable
        Does what `AxisClustering.tree` does.
    functions : dict of str to callable
        Metrics that are functions, by the names that views give them.
    row_tree, col_tree : Tree or None
        None where the axis is not clustered.
    """

    matrix: Matrix
    row_clustering: AxisClustering
    col_clustering: AxisClustering
    colors: Colors
    cluster_axis: InitVar[ClusterAxis] = AxisClustering.tree
    functions: dict[str, Metric] = field(default_factory=dict, repr=False)
    row_tree: Tree | None = field(init=False)
    col_tree: Tree | None = field(init=False)
    _top_rows: dict[Top, TopRows] = field(init=False, default_factory=dict, repr=False)
    _reclustered: dict[Reclustering, Reclustered] = field(
        init=False, default_factory=dict, repr=False
    )

    def __post_init__(self, cluster_axis: ClusterAxis) -> None:
        """Cluster both axes."""
        values = self.matrix.values
        object.__setattr__(self, "row_tree", cluster_axis(self.row_clustering, values, "rows"))
        object.__setattr__(self, "col_tree", cluster_axis(self.col_clustering, values, "cols"))

    @cached_property
    def stored(self) -> StoredValues:
        """The values in the precision the page has."""
        return stored_values(self.matrix.values)

    @cached_property
    def scores(self) -> dict[AxisName, Scores]:
        """What rows and columns are ranked by."""
        return self.matrix.scores()

    @cached_property
    def row_orders(self) -> dict[str, npt.NDArray[np.int32]]:
        """Orders of the rows that depend on the data alone, see `axis_orders`."""
        return axis_orders(self.matrix, "rows", self.scores["rows"])

    @cached_property
    def col_orders(self) -> dict[str, npt.NDArray[np.int32]]:
        """Orders of the columns that depend on the data alone, see `axis_orders`."""
        return axis_orders(self.matrix, "cols", self.scores["cols"])

    def tree(self, axis: AxisName) -> Tree | None:
        """Return the tree of a whole axis."""
        return self.row_tree if axis == "rows" else self.col_tree

    def clustering(self, axis: AxisName) -> AxisClustering:
        """Return how a whole axis is clustered."""
        return self.row_clustering if axis == "rows" else self.col_clustering

    def top_rows(self, top: Top, cluster_axis: ClusterAxis = AxisClustering.tree) -> TopRows:
        """Return the clustering of the top rows alone; computed once, then kept."""
        known = self._top_rows.get(top)
        if known is None:
            clusterings = self.row_clustering, self.col_clustering
            rows = top_positions(self.scores["rows"], top)
            known = cluster_top_rows(
                self.matrix, self.stored, top, rows, *clusterings, cluster_axis
            )
            self._top_rows[top] = known
        return known

    @property
    def latest_reclustered(self) -> list[Reclustered]:
        """What was clustered anew, as far as it is kept."""
        return list(self._reclustered.values())

    def reclustered(
        self, recluster: Reclustering, cluster_axis: ClusterAxis = AxisClustering.tree
    ) -> Reclustered:
        """Return what clustering anew gives; computed once for each of the latest."""
        known = self._reclustered.pop(recluster, None) or cluster_anew(
            self.matrix, self.stored, recluster, self.clustering_of, cluster_axis
        )
        self._reclustered[recluster] = known
        if len(self._reclustered) > MOST_RECLUSTERED:
            del self._reclustered[next(iter(self._reclustered))]
        return known

    def clustering_of(self, axis: AxisReclustering) -> AxisClustering:
        """Return the parameters that a view has for one axis."""
        metric = self.functions.get(axis.metric, axis.metric)
        return AxisClustering(axis.enabled, metric, axis.method, axis.optimal_ordering)

    def metric_name(self, metric: Metric) -> str:
        """Return what a metric is called in views; a function keeps the name it first got."""
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
        """Cluster what a view needs, unless that is kept."""
        if state.recluster is not None:
            self.reclustered(state.recluster, cluster_axis)
        elif state.top is not None:
            self.top_rows(state.top, cluster_axis)

    def standing(self, axis: AxisName, state: ViewState) -> Standing:
        """Return what stands of an axis: all, the top rows, or what was clustered anew."""
        if state.recluster is not None:
            part = self.reclustered(state.recluster)
            orders = self.orders(axis) | part.orders(axis)
            return Standing(part.members(axis), part.tree(axis), orders)
        stop = None if state.top is None else self.top_rows(state.top)
        members = np.arange(len(self.matrix.axis(axis)), dtype=np.int32)
        tree, orders = self.tree(axis), self.orders(axis)
        if stop is not None and axis == "rows":
            members, tree = stop.rows, stop.row_tree
        elif stop is not None:
            tree, orders = stop.col_tree, orders | stop.col_orders
        return Standing(members, None if tree is None else ArrangedTree(tree, members), orders)

    def orders(self, axis: AxisName) -> dict[str, npt.NDArray[np.int32]]:
        """Return the orders of a whole axis that depend on the data alone."""
        return self.row_orders if axis == "rows" else self.col_orders

    def has_values_of(self, other: Heatmap) -> bool:
        """Whether both are the same but for their categories."""
        return self._top_rows is other._top_rows

    def with_axis(self, name: AxisName, axis: Axis) -> Heatmap:
        """Return the same heatmap with other categories of an axis; nothing is clustered again."""
        other = copy(self)
        object.__setattr__(other, "matrix", self.matrix.with_axis(name, axis))
        return other

    def groups(self, name: AxisName) -> tuple[Group, ...]:
        """Return the groups of an axis."""
        return self.matrix.axis(name).groups

    def with_groups(self, groups: AxisGroups) -> Heatmap:
        """Return the same heatmap with other groups on both axes."""
        other = self
        for name, own in groups.items():
            other = other.with_axis(name, replace(self.matrix.axis(name), groups=own))
        return other

    def first_view(self) -> ViewState:
        """Return the state a widget starts with: clustered, each tree cut at its default."""
        return ViewState(rows=_first_axis_view(self.row_tree), cols=_first_axis_view(self.col_tree))


def _first_axis_view(tree: Tree | None) -> AxisView:
    order = NamedOrder("initial" if tree is None else "cluster")
    return AxisView(order, cut=None if tree is None else default_cut(tree))
