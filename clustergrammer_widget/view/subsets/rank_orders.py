"""Order columns by some of the rows, as the page does."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from clustergrammer_widget._types import AxisName, FloatArray
from clustergrammer_widget.data.float32 import Float32Matrix
from clustergrammer_widget.data.matrix import Matrix

Part: TypeAlias = npt.NDArray[np.float32] | FloatArray


def values_to_rank(
    matrix: Matrix, stored: Float32Matrix, axis: AxisName, others: npt.NDArray[np.integer[Any]]
) -> Part:
    """Return the values that rank the items of an axis over some items of the other axis.

    Parameters
    ----------
    matrix : Matrix
        The n by m table.
    stored : Float32Matrix
        Its values as the page has them.
    axis : {"rows", "cols"}
        Whose items are ranked.
    others : ndarray of int, shape (k,)
        Positions on the other axis.

    Returns
    -------
    ndarray, shape (k, m) or (k, n)
        One ranked item per column; before a scaling of these items, in double precision.
    """
    scaling = matrix.scaling_of(axis)
    values = stored.singles if scaling is None else stored.values
    part = values[others] if axis == "cols" else values[:, others].T
    if scaling is None:
        return part
    with np.errstate(over="ignore", invalid="ignore"):
        before: FloatArray = (
            part.astype(np.float64) * stored.scale * scaling.factor + scaling.offset
        )
    return before


def rank_columns(part: Part) -> dict[str, npt.NDArray[np.int32]]:
    """Order columns by their sum and by their variance over these rows, descending.

    These orders are not sent to the page, which computes the same from the same numbers: in
    double precision, one row after the other, so that both sides round alike at every step.

    Parameters
    ----------
    part : ndarray of float32 or float64, shape (k, m)
        Some rows of the matrix as the page has them, see `values_to_rank`. NaN and infinities do
        not count.

    Returns
    -------
    dict of str to ndarray of int32, shape (m,)
        Positions of the columns, ``"sum"`` and ``"variance"`` (``ddof=1``); of equal columns the
        first one comes first.
    """
    sums, counts, squares = (np.zeros(part.shape[1]) for _ in range(3))
    for row in part:
        finite = np.isfinite(row)
        sums += np.where(finite, row, 0.0)
        counts += finite
    means = sums / np.maximum(counts, 1)
    for row in part:
        apart = np.where(np.isfinite(row), row - means, 0.0)
        squares += apart * apart
    variances = squares / np.maximum(counts - 1, 1)
    return {"sum": _descending(sums), "variance": _descending(variances)}


def _descending(scores: FloatArray) -> npt.NDArray[np.int32]:
    return np.argsort(-scores, kind="stable").astype(np.int32)
