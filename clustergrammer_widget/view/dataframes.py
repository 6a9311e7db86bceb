"""Make DataFrames and Series of what is displayed, noting the indices of their rows and columns."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget._types import AxisName, IndexArray
from clustergrammer_widget.clustering.subtree import Subtree
from clustergrammer_widget.data.axis import Axis
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
        Source indices in displayed order.

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


def clusters_series(axis: Axis, tree: Subtree, cut: float, indices: Indices) -> pd.Series[int]:
    """Return the cluster of each visible label.

    Parameters
    ----------
    axis : Axis
        The n labels.
    tree : Subtree
        Over what is visible.
    cut : float
        Height of the cut.
    indices : sequence of int
        Source indices in displayed order.

    Returns
    -------
    Series of int64
        In displayed order, named ``"cluster"``. The clusters are numbered 1 to k as they come
        first in displayed order.
    """
    shown = np.asarray(indices, dtype=np.intp)
    leaves = np.searchsorted(tree.leaf_indices, shown)
    numbers, _ = pd.factorize(tree.tree.cut(cut)[leaves])
    return pd.Series(numbers.astype(np.int64) + 1, index=axis.index.take(shown), name="cluster")


def record_indices(result: Noted, items: Mapping[AxisName, tuple[Axis, Indices]]) -> Noted:
    """Record the source indices in the `attrs` of a result, where labels repeat.

    `recorded_order` reads it again: without it, a mask made from the result could not tell items of
    the same label apart.
    """
    noted = {name: own for name, own in items.items() if own[0].has_repeats}
    if noted:
        positions = {name: np.asarray(indices).tolist() for name, (_, indices) in noted.items()}
        fingerprints = {name: axis.fingerprint for name, (axis, _) in noted.items()}
        result.attrs.update(positions=positions, fingerprint=fingerprints)
    return result


def in_display_order(indices: Indices, selected: Collection[int]) -> npt.NDArray[np.int32]:
    """Return the selected indices that are displayed, in displayed order."""
    shown = np.asarray(indices, dtype=np.int32)
    return shown[np.isin(shown, np.array(list(selected), dtype=np.int32))]


def recorded_indices(frame: pd.DataFrame, axis: Axis, name: AxisName) -> frozenset[int]:
    """Return the indices recorded in a DataFrame; none if it is of another table."""
    noted = recorded_order(frame.attrs, axis, name)
    return frozenset() if noted is None else frozenset(noted.tolist())


def recorded_order(attrs: Mapping[Hashable, Any], axis: Axis, name: AxisName) -> IndexArray | None:
    """Return the indices recorded in `attrs` in their order; None if they are of another table."""
    positions, fingerprint = (attrs.get(key) for key in ("positions", "fingerprint"))
    if not isinstance(positions, dict) or not isinstance(fingerprint, dict):
        return None
    noted = positions.get(name)
    if fingerprint.get(name) != axis.fingerprint or not isinstance(noted, list):
        return None
    known = [at for at in noted if isinstance(at, int) and 0 <= at < len(axis)]
    return np.array(known, dtype=np.int32) if len(known) == len(noted) else None
