"""Cluster only the top rows, on both axes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from clustergrammer_widget.clustering.spec import ClusterAxis, ClusteringSpec
from clustergrammer_widget.clustering.tree import Tree
from clustergrammer_widget.data.float32 import Float32Matrix, round_to_float32
from clustergrammer_widget.data.matrix import Matrix
from clustergrammer_widget.data.scaling import Scores
from clustergrammer_widget.view.state.subset_specs import TopRowsSpec
from clustergrammer_widget.view.subsets.rank_orders import rank_columns, values_to_rank

TOP_ROW_COUNTS = (500, 250, 100, 50, 20, 10)
# Of other numbers of rows so many clusterings are kept, the latest.
MOST_OTHERS = 8


@dataclass(frozen=True, eq=False)
class TopRowsClustering:
    """Result of clustering the top rows.

    Attributes
    ----------
    top : TopRowsSpec
        How many rows, k, and by what.
    rows : ndarray of int32, shape (k,)
        Their source indices, ascending; leaf i of `row_tree` is ``rows[i]``.
    row_tree, col_tree : Tree or None
        None where the axis is not clustered. Their heights are in single precision: the page has
        the same numbers in half the bytes, so that every cut is the same on both sides. Merges
        stay in the order of their heights, see `round_to_float32`.
    col_orders : dict of str to ndarray of int32, shape (m,)
        The columns by ``"sum"`` and by ``"variance"`` of these rows, see `rank_columns`.
    """

    top: TopRowsSpec
    rows: npt.NDArray[np.int32]
    row_tree: Tree | None
    col_tree: Tree | None
    col_orders: dict[str, npt.NDArray[np.int32]]


def preset_top_rows(row_count: int) -> Iterator[TopRowsSpec]:
    """Yield the specs of both sliders for a number of rows, the smallest first."""
    for count in reversed(TOP_ROW_COUNTS):
        if count < row_count:
            yield TopRowsSpec("sum", count)
            yield TopRowsSpec("variance", count)


def latest_top_rows(known: Iterable[TopRowsClustering]) -> list[TopRowsClustering]:
    """Return the clusterings to keep, the latest first: the stops, and few of other numbers."""
    kept: list[TopRowsClustering] = []
    others = 0
    for one in known:
        is_stop = one.top.count in TOP_ROW_COUNTS
        others += not is_stop
        if is_stop or others <= MOST_OTHERS:
            kept.append(one)
    return kept


def select_top_rows(scores: Scores, top: TopRowsSpec) -> npt.NDArray[np.int32]:
    """Find the rows with the largest sum of magnitudes, or the largest variance.

    Parameters
    ----------
    scores : Scores
        Of the n rows.
    top : TopRowsSpec
        How many rows, k, and by what.

    Returns
    -------
    ndarray of int32, shape (k,)
        Source indices, ascending; of equal rows the first ones.
    """
    ranked = scores.magnitude if top.by == "sum" else scores.variance
    return np.sort(np.argsort(-ranked, kind="stable")[: top.count]).astype(np.int32)


def cluster_top_rows(
    matrix: Matrix,
    stored: Float32Matrix,
    top: TopRowsSpec,
    rows: npt.NDArray[np.int32],
    row_clustering: ClusteringSpec,
    col_clustering: ClusteringSpec,
    cluster_axis: ClusterAxis = ClusteringSpec.fit,
) -> TopRowsClustering:
    """Cluster the top rows alone, with the whole table's own parameters.

    Parameters
    ----------
    matrix : Matrix
        The whole table.
    stored : Float32Matrix
        The same values as the page has them.
    top : TopRowsSpec
        The number of rows, and the score.
    rows : ndarray of int32
        Which rows, see `select_top_rows`.
    row_clustering, col_clustering : ClusteringSpec
        How the whole table was clustered. A linkage that was given stays: whole for the columns,
        without the other rows for the rows.
    cluster_axis : callable
        Does what `ClusteringSpec.fit` does.

    Returns
    -------
    TopRowsClustering
    """
    return TopRowsClustering(
        top,
        rows,
        _in_single_precision(row_clustering.fit_subset(matrix.values, rows, cluster_axis)),
        _in_single_precision(cluster_axis(col_clustering, matrix.values[rows], "cols")),
        rank_columns(values_to_rank(matrix, stored, "cols", rows)),
    )


def _in_single_precision(tree: Tree | None) -> Tree | None:
    if tree is None:
        return None
    linkage = tree.linkage.copy()
    linkage[:, 2] = round_to_float32(linkage[:, 2])
    return Tree(linkage)
