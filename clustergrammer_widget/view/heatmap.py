"""What a view is a view of: the matrix, its two trees, and its colours.

With a `ViewState` this is all that a picture, a DataFrame or the page needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from clustergrammer_widget.clustering.tree import Tree
from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.data.matrix import Matrix
from clustergrammer_widget.data.precision import StoredValues, stored_values
from clustergrammer_widget.view.colors import Colors
from clustergrammer_widget.view.order import axis_orders, order_indices
from clustergrammer_widget.view.state import AxisView, NamedOrder, ViewState

# The slider begins at stop 5 of the ten stops over a tree's height.
FIRST_CUT_SHARE = 0.5


@dataclass(frozen=True, eq=False)
class Heatmap:
    """A clustered matrix, before anybody has looked at it.

    Attributes
    ----------
    matrix : Matrix
        The values as drawn, n by m.
    row_tree, col_tree : Tree or None
        None where the axis is not clustered.
    colors : Colors
        The colour map and its domain.
    """

    matrix: Matrix
    row_tree: Tree | None
    col_tree: Tree | None
    colors: Colors

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
        """Return the tree of an axis."""
        return self.row_tree if axis == "rows" else self.col_tree

    def orders(self, axis: AxisName) -> dict[str, npt.NDArray[np.int32]]:
        """Return the orders of an axis that depend on the data alone."""
        return self.row_orders if axis == "rows" else self.col_orders

    def first_view(self) -> ViewState:
        """Return the state a widget starts with: clustered, cut at half the height."""
        return ViewState(rows=_first_axis_view(self.row_tree), cols=_first_axis_view(self.col_tree))

    def indices(self, axis: AxisName, state: ViewState) -> npt.NDArray[np.int32]:
        """Return the original positions of an axis in displayed order."""
        return order_indices(
            state.axis(axis).order,
            axis=axis,
            values32=self.stored.values,
            precomputed=self.orders(axis),
            categories=self.matrix.axis(axis).categories,
            tree=self.tree(axis),
        )


def _first_axis_view(tree: Tree | None) -> AxisView:
    if tree is None:
        return AxisView(NamedOrder("initial"))
    return AxisView(NamedOrder("cluster"), cut=tree.height * FIRST_CUT_SHARE)
