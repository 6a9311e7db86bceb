"""Cluster a subset of the rows and columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from clustergrammer_widget._types import AxisName, IndexArray
from clustergrammer_widget.clustering.spec import ClusterAxis, ClusteringSpec
from clustergrammer_widget.clustering.subtree import Subtree
from clustergrammer_widget.clustering.tree import Tree
from clustergrammer_widget.data.float32 import Float32Matrix
from clustergrammer_widget.data.matrix import Matrix
from clustergrammer_widget.view.state.subset_specs import AxisSubsetSpec, SubsetSpec
from clustergrammer_widget.view.subsets.rank_orders import rank_columns, values_to_rank


@dataclass(frozen=True, eq=False)
class SubsetClustering:
    """Result of clustering a subset of rows and columns.

    Attributes
    ----------
    recluster : SubsetSpec
        Which ones, and how.
    rows, cols : ndarray of int32
        Their source indices, ascending.
    row_tree, col_tree : Tree or None
        Leaf i is the i-th of them; None where the axis is not clustered.
    row_orders, col_orders : dict of str to ndarray of int32
        Their source indices by ``"sum"`` and by ``"variance"`` over the others alone; empty
        where the others are all there are, as the orders are then those of the whole table.
    """

    recluster: SubsetSpec
    rows: IndexArray
    cols: IndexArray
    row_tree: Tree | None
    col_tree: Tree | None
    row_orders: dict[str, IndexArray]
    col_orders: dict[str, IndexArray]

    def members(self, axis: AxisName) -> IndexArray:
        """Return the source indices of the items of an axis, ascending."""
        return self.rows if axis == "rows" else self.cols

    def tree(self, axis: AxisName) -> Subtree | None:
        """Return the tree of an axis over its members."""
        tree = self.row_tree if axis == "rows" else self.col_tree
        return None if tree is None else Subtree(tree, self.members(axis))

    def orders(self, axis: AxisName) -> dict[str, IndexArray]:
        """Return the orders of an axis that differ from those in the whole table."""
        return self.row_orders if axis == "rows" else self.col_orders


def cluster_subset(
    matrix: Matrix,
    stored: Float32Matrix,
    recluster: SubsetSpec,
    clustering_of: Callable[[AxisSubsetSpec], ClusteringSpec],
    cluster_axis: ClusterAxis,
) -> SubsetClustering:
    """Cluster some rows by some columns, and these columns by these rows.

    Parameters
    ----------
    matrix : Matrix
        The whole table, n by m.
    stored : Float32Matrix
        The same values as the page has them.
    recluster : SubsetSpec
        Which ones, and how.
    clustering_of : callable
        Gives the parameters of one axis.
    cluster_axis : callable
        Does what `ClusteringSpec.fit` does.

    Returns
    -------
    SubsetClustering
    """
    rows, cols = (
        np.arange(count, dtype=np.int32) if members is None else np.array(members, dtype=np.int32)
        for members, count in zip(
            (recluster.rows.members, recluster.cols.members), matrix.values.shape, strict=True
        )
    )

    def ranked(axis: AxisName, others: IndexArray, items: IndexArray) -> dict[str, IndexArray]:
        part = values_to_rank(matrix, stored, axis, others)[:, items]
        return {by: items[order] for by, order in rank_columns(part).items()}

    part = matrix.values[np.ix_(rows, cols)]
    by_rows, by_cols = map(clustering_of, (recluster.rows, recluster.cols))
    row_tree = cluster_axis(by_rows, part, "rows")
    col_tree = cluster_axis(by_cols, part, "cols")
    row_orders = {} if recluster.cols.members is None else ranked("rows", cols, rows)
    col_orders = {} if recluster.rows.members is None else ranked("cols", rows, cols)
    return SubsetClustering(
        recluster,
        rows,
        cols,
        row_tree,
        col_tree,
        row_orders,
        col_orders,
    )
