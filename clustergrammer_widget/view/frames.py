"""What is displayed, selected and clustered, as DataFrames and Series."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget.clustering.arranged import ArrangedTree
from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.data.matrix import Matrix

Indices = npt.NDArray[np.integer[Any]] | Sequence[int]


def view_frame(matrix: Matrix, rows: Indices, cols: Indices) -> pd.DataFrame:
    """Return what is displayed.

    Parameters
    ----------
    matrix : Matrix
        The n by m table.
    rows, cols : sequence of int
        Original positions in displayed order.

    Returns
    -------
    DataFrame
        New, float64, with the user's own labels.
    """
    at_rows, at_cols = np.asarray(rows, dtype=np.intp), np.asarray(cols, dtype=np.intp)
    return pd.DataFrame(
        matrix.values[np.ix_(at_rows, at_cols)],
        index=matrix.rows.index.take(at_rows),
        columns=matrix.cols.index.take(at_cols),
    )


def clusters_series(axis: Axis, tree: ArrangedTree, cut: float, indices: Indices) -> pd.Series[int]:
    """Return the cluster of each visible label.

    Parameters
    ----------
    axis : Axis
        The n labels.
    tree : ArrangedTree
        Over what is visible.
    cut : float
        Height of the cut.
    indices : sequence of int
        Original positions in displayed order.

    Returns
    -------
    Series of int64
        In displayed order, named ``"cluster"``. The clusters are numbered 1 to k as they come
        first in displayed order.
    """
    shown = np.asarray(indices, dtype=np.intp)
    leaves = np.searchsorted(tree.members, shown)
    numbers, _ = pd.factorize(tree.tree.clusters_at(cut)[leaves])
    return pd.Series(numbers.astype(np.int64) + 1, index=axis.index.take(shown), name="cluster")


def among(indices: Indices, selected: Collection[int]) -> npt.NDArray[np.int32]:
    """Return those of the displayed positions that are selected, in displayed order."""
    shown = np.asarray(indices, dtype=np.int32)
    return shown[np.isin(shown, np.array(list(selected), dtype=np.int32))]
