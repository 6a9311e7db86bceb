"""Count, mean and variance of a group, row by row."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from clustergrammer_widget._types import FloatArray


class Moments(NamedTuple):
    """Moments of each row of a group.

    Attributes
    ----------
    n : ndarray of float64, shape (n,)
        Number of values that are not NaN.
    mean : ndarray of float64, shape (n,)
        NaN without values.
    variance : ndarray of float64, shape (n,)
        With ``ddof=1``. NaN with fewer than two values or an infinite one.
    """

    n: FloatArray
    mean: FloatArray
    variance: FloatArray


def compute_moments(group: FloatArray) -> Moments:
    """Compute the moments of each row, leaving NaN out.

    Parameters
    ----------
    group : ndarray of float64, shape (n, k)
        One member of the group per column.
    """
    present = ~np.isnan(group)
    n = present.sum(axis=1).astype(np.float64)
    where = present if (n < group.shape[1]).any() else True
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        mean = np.sum(group, axis=1, where=where) / n
        deviations = group - mean[:, np.newaxis]
        np.square(deviations, out=deviations)
        squares = np.sum(deviations, axis=1, where=where)
        return Moments(n, mean, squares / np.where(n > 1, n - 1, np.nan))
