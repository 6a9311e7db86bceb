"""Columns ordered by some rows alone, computed as the page computes it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def column_orders(part: npt.NDArray[np.float32]) -> dict[str, npt.NDArray[np.int32]]:
    """Order columns by their sum and by their variance over these rows, descending.

    These orders do not cross to the page, which has the same numbers and computes the same: in
    double precision, one row after the other, so that both sides round alike at every step.

    Parameters
    ----------
    part : ndarray of float32, shape (k, m)
        Some rows of the matrix as the page has them. NaN and infinities do not count.

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


def _descending(scores: Floats) -> npt.NDArray[np.int32]:
    return np.argsort(-scores, kind="stable").astype(np.int32)
