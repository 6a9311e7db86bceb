"""The clustering of a part of the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from clustergrammer_widget.clustering.arranged import ArrangedTree
from clustergrammer_widget.clustering.parameters import AxisClustering, ClusterAxis
from clustergrammer_widget.clustering.tree import Tree
from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.data.matrix import Matrix
from clustergrammer_widget.data.precision import StoredValues
from clustergrammer_widget.view.column_orders import column_orders, part_of_lines
from clustergrammer_widget.view.state import AxisReclustering, Reclustering

Indices = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Reclustered:
    """What clustering some rows and columns by themselves gave.

    Attributes
    ----------
    recluster : Reclustering
        Which ones, and how.
    rows, cols : ndarray of int32
        Their original positions, ascending.
    row_tree, col_tree : Tree or None
        Leaf i is the i-th of them; None where the axis is not clustered.
    row_orders, col_orders : dict of str to ndarray of int32
        Their original positions by ``"sum"`` and by ``"variance"`` over the others alone; empty
        where the others are all there are, as the orders are then those of the whole table.
    """

    recluster: Reclustering
    rows: Indices
    cols: Indices
    row_tree: Tree | None
    col_tree: Tree | None
    row_orders: dict[str, Indices]
    col_orders: dict[str, Indices]

    def members(self, axis: AxisName) -> Indices:
        """Return the original positions of the lines of an axis, ascending."""
        return self.rows if axis == "rows" else self.cols

    def tree(self, axis: AxisName) -> ArrangedTree | None:
        """Return the tree of an axis over its members."""
        tree = self.row_tree if axis == "rows" else self.col_tree
        return None if tree is None else ArrangedTree(tree, self.members(axis))

    def orders(self, axis: AxisName) -> dict[str, Indices]:
        """Return the orders of an axis that differ from those in the whole table."""
        return self.row_orders if axis == "rows" else self.col_orders


def cluster_anew(
    matrix: Matrix,
    stored: StoredValues,
    recluster: Reclustering,
    clustering_of: Callable[[AxisReclustering], AxisClustering],
    cluster_axis: ClusterAxis,
) -> Reclustered:
    """Cluster some rows by some columns, and these columns by these rows.

    Parameters
    ----------
    matrix : Matrix
        The whole table, n by m.
    stored : StoredValues
        The same values as the page has them.
    recluster : Reclustering
        Which ones, and how.
    clustering_of : callable
        Gives the parameters of one axis.
    cluster_axis : callable
        Does what `AxisClustering.tree` does.

    Returns
    -------
    Reclustered
    """
    rows, cols = (
        np.arange(count, dtype=np.int32) if members is None else np.array(members, dtype=np.int32)
        for members, count in zip(
            (recluster.rows.members, recluster.cols.members), matrix.values.shape, strict=True
        )
    )

    def ranked(axis: AxisName, others: Indices, lines: Indices) -> dict[str, Indices]:
        part = part_of_lines(matrix, stored, axis, others)[:, lines]
        return {by: lines[order] for by, order in column_orders(part).items()}

    part = matrix.values[np.ix_(rows, cols)]
    by_rows, by_cols = map(clustering_of, (recluster.rows, recluster.cols))
    row_tree = cluster_axis(by_rows, part, "rows")
    col_tree = cluster_axis(by_cols, part, "cols")
    row_orders = {} if recluster.cols.members is None else ranked("rows", cols, rows)
    col_orders = {} if recluster.rows.members is None else ranked("cols", rows, cols)
    return Reclustered(
        recluster,
        rows,
        cols,
        row_tree,
        col_tree,
        row_orders,
        col_orders,
    )
