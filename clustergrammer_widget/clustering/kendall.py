"""Kendall's rank correlation as a distance."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

BLOCK_CELLS = 8_000_000
# Sums of this many signs are exact in float32.
EXACT_SUM = 1 << 24


def kendall_distances(observations: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Compute 1 - tau-b between all pairs of observations.

    tau-b is the number of concordant less that of discordant pairs of features, over the
    geometric mean of the numbers of pairs untied in either observation (Kendall 1945). A row of
    signs, one per pair of features, turns all of it into inner products. Time grows with
    n^2 d^2: this is for tables of some hundreds of features.

    Parameters
    ----------
    observations : ndarray of float64, shape (n, d)
        Finite values, one observation per row.

    Returns
    -------
    ndarray of float64, shape (n (n - 1) / 2,)
        NaN where an observation is constant.
    """
    count, features = observations.shape
    agreement = np.zeros((count, count))
    width = min(EXACT_SUM, max(1, BLOCK_CELLS // count))
    firsts, seconds = np.triu_indices(features, k=1)
    for start in range(0, len(firsts), width):
        pairs = slice(start, start + width)
        apart = observations[:, firsts[pairs]] > observations[:, seconds[pairs]]
        below = observations[:, firsts[pairs]] < observations[:, seconds[pairs]]
        signs = np.subtract(apart, below, dtype=np.float32)
        agreement += signs @ signs.T
    untied = np.sqrt(np.diagonal(agreement))
    upper = np.triu_indices(count, k=1)
    tau = agreement[upper] / (untied[upper[0]] * untied[upper[1]])
    return np.asarray(np.clip(1 - tau, 0, 2))
