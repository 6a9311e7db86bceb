"""What a view is a view of: the matrix, its trees, and its colours.

With a `ViewState` this is all that a picture, a DataFrame or the page needs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import InitVar, dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from clustergrammer_widget.clustering.arranged import ArrangedTree
from clustergrammer_widget.clustering.parameters import AxisClustering
from clustergrammer_widget.clustering.tree import Tree
from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.data.matrix import Matrix
from clustergrammer_widget.data.precision import StoredValues, stored_values
from clustergrammer_widget.view.colors import Colors
from clustergrammer_widget.view.order import axis_orders
from clustergrammer_widget.view.state import AxisView, NamedOrder, Top, ViewState
from clustergrammer_widget.view.top_rows import TopRows, cluster_top_rows

Announce = Callable[[str, float], None]

# The slider begins at stop 5 of the ten stops over a tree's height.
FIRST_CUT_SHARE = 0.5


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
    announce : callable
        Told what is about to be done and about how many seconds it will take.
    row_tree, col_tree : Tree or None
        None where the axis is not clustered.
    """

    matrix: Matrix
    row_clustering: AxisClustering
    col_clustering: AxisClustering
    colors: Colors
    announce: InitVar[Announce] = lambda doing, seconds: None
    row_tree: Tree | None = field(init=False)
    col_tree: Tree | None = field(init=False)
    _top_rows: dict[Top, TopRows] = field(init=False, default_factory=dict, repr=False)

    def __post_init__(self, announce: Announce) -> None:
        """Cluster both axes."""
        values = self.matrix.values
        rows, cols = values.shape
        announce(f"Clustering {rows:,} rows", self.row_clustering.seconds(rows, cols))
        object.__setattr__(self, "row_tree", self.row_clustering.tree(values, "rows"))
        announce(f"Clustering {cols:,} columns", self.col_clustering.seconds(cols, rows))
        object.__setattr__(self, "col_tree", self.col_clustering.tree(values, "cols"))

    @cached_property
    def stored(self) -> StoredValues:
        """The values in the precision the page has."""
        return stored_values(self.matrix.values)

    @cached_property
    def row_orders(self) -> dict[str, npt.NDArray[np.int32]]:
        """Orders of the rows that depend on the data alone, see `axis_orders`."""
        return axis_orders(self.matrix, "rows")

    @cached_property
    def col_orders(self) -> dict[str, npt.NDArray[np.int32]]:
        """Orders of the columns that depend on the data alone, see `axis_orders`."""
        return axis_orders(self.matrix, "cols")

    def tree(self, axis: AxisName) -> Tree | None:
        """Return the tree of a whole axis."""
        return self.row_tree if axis == "rows" else self.col_tree

    def top_rows(self, top: Top) -> TopRows:
        """Return the clustering of the top rows alone; computed once, then kept."""
        known = self._top_rows.get(top)
        if known is None:
            known = cluster_top_rows(
                self.matrix, self.stored, top, self.row_clustering, self.col_clustering
            )
            self._top_rows[top] = known
        return known

    def standing_tree(self, axis: AxisName, top: Top | None) -> ArrangedTree | None:
        """Return the tree of an axis, or the one of the top rows' own clustering."""
        if top is None:
            tree = self.tree(axis)
            return None if tree is None else ArrangedTree.whole(tree)
        stop = self.top_rows(top)
        if axis == "rows":
            return None if stop.row_tree is None else ArrangedTree(stop.row_tree, stop.rows)
        return None if stop.col_tree is None else ArrangedTree.whole(stop.col_tree)

    def orders(self, axis: AxisName, top: Top | None = None) -> dict[str, npt.NDArray[np.int32]]:
        """Return the orders of an axis that depend on the data alone."""
        if axis == "rows":
            return self.row_orders
        return self.col_orders if top is None else self.col_orders | self.top_rows(top).col_orders

    def first_view(self) -> ViewState:
        """Return the state a widget starts with: clustered, cut at half the height."""
        return ViewState(rows=_first_axis_view(self.row_tree), cols=_first_axis_view(self.col_tree))


def first_cut(tree: Tree | None) -> float | None:
    """Return the height a tree is cut at to begin with; None without a tree."""
    return None if tree is None else tree.height * FIRST_CUT_SHARE


def _first_axis_view(tree: Tree | None) -> AxisView:
    order = NamedOrder("initial" if tree is None else "cluster")
    return AxisView(order, cut=first_cut(tree))
