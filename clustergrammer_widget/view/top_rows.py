"""Cluster only the top rows, on both axes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from clustergrammer_widget.clustering.parameters import AxisClustering, ClusterAxis
from clustergrammer_widget.clustering.tree import Tree
from clustergrammer_widget.data.matrix import Matrix
from clustergrammer_widget.data.precision import StoredValues, rounded_to_single
from clustergrammer_widget.data.scores import Scores
from clustergrammer_widget.view.column_orders import column_orders, part_of_lines
from clustergrammer_widget.view.state import Top

STOPS = (500, 250, 100, 50, 20, 10)
# Of other numbers of rows so many clusterings are kept, the latest.
MOST_OTHERS = 8


@dataclass(frozen=True, eq=False)
class TopRows:
    """What clustering the top rows alone gave.

    Attributes
    ----------
    top : Top
        How many rows, k, and by what.
    rows : ndarray of int32, shape (k,)
        Their original positions, ascending; leaf i of `row_tree` is ``rows[i]``.
    row_tree, col_tree : Tree or None
        None where the axis is not clustered. Their heights are in single precision: the page has
        the same numbers in half the bytes, so that every cut is the same on both sides. Merges
        stay in the order of their heights, see `rounded_to_single`.
    col_orders : dict of str to ndarray of int32, shape (m,)
        The columns by ``"sum"`` and by ``"variance"`` of these rows, see `column_orders`.
    """

    top: Top
    rows: npt.NDArray[np.int32]
    row_tree: Tree | None
    col_tree: Tree | None
    col_orders: dict[str, npt.NDArray[np.int32]]


def stops(row_count: int) -> Iterator[Top]:
    """Yield the stops of both sliders that a number of rows allows, the smallest first."""
    for count in reversed(STOPS):
        if count < row_count:
            yield Top("sum", count)
            yield Top("variance", count)


def latest_top_rows(known: Iterable[TopRows]) -> list[TopRows]:
    """Return the clusterings to keep, the latest first: the stops, and few of other numbers."""
    kept: list[TopRows] = []
    others = 0
    for one in known:
        is_stop = one.top.count in STOPS
        others += not is_stop
        if is_stop or others <= MOST_OTHERS:
            kept.append(one)
    return kept


def top_positions(scores: Scores, top: Top) -> npt.NDArray[np.int32]:
    """Find the rows with the largest sum of magnitudes, or the largest variance.

    Parameters
    ----------
    scores : Scores
        Of the n rows.
    top : Top
        How many rows, k, and by what.

    Returns
    -------
    ndarray of int32, shape (k,)
        Original positions, ascending; of equal rows the first ones.
    """
    ranked = scores.magnitude if top.by == "sum" else scores.variance
    return np.sort(np.argsort(-ranked, kind="stable")[: top.count]).astype(np.int32)


def cluster_top_rows(
    matrix: Matrix,
    stored: StoredValues,
    top: Top,
    rows: npt.NDArray[np.int32],
    row_clustering: AxisClustering,
    col_clustering: AxisClustering,
    cluster_axis: ClusterAxis = AxisClustering.tree,
) -> TopRows:
    """Cluster the top rows alone, with the whole table's own parameters.

    Parameters
    ----------
    matrix : Matrix
        The whole table.
    stored : StoredValues
        The same values as the page has them.
    top : Top
        What they are the top rows by.
    rows : ndarray of int32
        Which rows, see `top_positions`.
    row_clustering, col_clustering : AxisClustering
        How the whole table was clustered. A linkage that was given stays: whole for the columns,
        without the other rows for the rows.
    cluster_axis : callable
        Does what `AxisClustering.tree` does.

    Returns
    -------
    TopRows
    """
    return TopRows(
        top,
        rows,
        _in_single_precision(row_clustering.tree_of_part(matrix.values, rows, cluster_axis)),
        _in_single_precision(cluster_axis(col_clustering, matrix.values[rows], "cols")),
        column_orders(part_of_lines(matrix, stored, "cols", rows)),
    )


def _in_single_precision(tree: Tree | None) -> Tree | None:
    if tree is None:
        return None
    linkage = tree.linkage.copy()
    linkage[:, 2] = rounded_to_single(linkage[:, 2])
    return Tree(linkage)
