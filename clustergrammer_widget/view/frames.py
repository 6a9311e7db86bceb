"""What is displayed, selected and clustered, as DataFrames and Series."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget.clustering.arranged import ArrangedTree
from clustergrammer_widget.data.axis import Axis, AxisName
from clustergrammer_widget.data.matrix import Matrix

Indices = npt.NDArray[np.integer[Any]] | Sequence[int]
Noted = TypeVar("Noted", pd.DataFrame, "pd.Series[Any]", "pd.Series[int]")


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


def with_positions_noted(result: Noted, lines: Mapping[AxisName, tuple[Axis, Indices]]) -> Noted:
    """Note in the `attrs` of a DataFrame or Series which lines it has, where labels repeat.

    `noted_order` reads it again: without it, a mask made from the result could not tell lines of
    the same label apart.
    """
    told = {name: own for name, own in lines.items() if own[0].has_repeats}
    if told:
        positions = {name: np.asarray(indices).tolist() for name, (_, indices) in told.items()}
        fingerprints = {name: axis.fingerprint for name, (axis, _) in told.items()}
        result.attrs.update(positions=positions, fingerprint=fingerprints)
    return result


def among(indices: Indices, selected: Collection[int]) -> npt.NDArray[np.int32]:
    """Return those of the displayed positions that are selected, in displayed order."""
    shown = np.asarray(indices, dtype=np.int32)
    return shown[np.isin(shown, np.array(list(selected), dtype=np.int32))]
