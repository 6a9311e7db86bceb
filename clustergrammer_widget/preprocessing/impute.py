"""Replace missing and infinite values for clustering."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def impute_nonfinite(observations: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Make a table finite, for clustering only; it is drawn as it is.

    NaN becomes the mean of the finite values of its feature, so that it pulls the observation
    neither way, and 0 where the feature has none. Positive infinity becomes the largest finite
    value of the table, negative infinity the smallest (1 and -1 if there is none at all).

    Parameters
    ----------
    observations : ndarray of float64, shape (n, d)
        One observation per row, one feature per column: the matrix to cluster its rows, its
        transpose to cluster its columns.

    Returns
    -------
    ndarray of float64, shape (n, d)
        The input itself if it is finite.
    """
    finite = np.isfinite(observations)
    if finite.all():
        return observations
    counts = np.maximum(finite.sum(axis=0), 1)
    with np.errstate(over="ignore"):
        means = np.sum(observations / counts, axis=0, where=finite)
    filled = np.where(np.isnan(observations), means, observations)
    largest, smallest = np.float64(1), np.float64(-1)
    if finite.any():
        largest = np.max(observations, where=finite, initial=-np.inf)
        smallest = np.min(observations, where=finite, initial=np.inf)
    filled[observations == np.inf] = largest
    filled[observations == -np.inf] = smallest
    return filled
