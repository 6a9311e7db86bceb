"""Compute the exact distribution of Mann and Whitney's U for small groups."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import special

Floats = npt.NDArray[np.float64]


def exact_tails(u: Floats, count_a: Floats, count_b: Floats) -> Floats:
    """Compute the chance of U or a larger one when the groups do not differ.

    Parameters
    ----------
    u : ndarray of float64, shape (n,)
        Whole numbers, at least half of ``count_a * count_b``.
    count_a, count_b : ndarray of float64, shape (n,)
        Sizes of the two groups, without ties between any of their values.

    Returns
    -------
    ndarray of float64, shape (n,)
    """
    smaller, larger = np.minimum(count_a, count_b), np.maximum(count_a, count_b)
    sizes, which = np.unique(np.stack((smaller, larger), axis=1), axis=0, return_inverse=True)
    which = which.reshape(-1)
    tails = np.empty(len(u))
    for number, (few, many) in enumerate(sizes.astype(np.intp).tolist()):
        rows = which == number
        # U and count_a * count_b - U are equally likely
        opposite = (few * many - u[rows]).astype(np.intp)
        arrangements = np.cumsum(_frequencies(few, many))
        tails[rows] = arrangements[opposite] / special.binom(few + many, few)
    return tails


def _frequencies(few: int, many: int) -> Floats:
    """Count the arrangements of the groups that give each U up to half of the largest.

    These are the coefficients of the Gaussian binomial: the product of
    (1 - q^(many + i)) / (1 - q^i) over i = 1 ... few.
    """
    frequencies = np.zeros(few * many // 2 + 1)
    frequencies[0] = 1
    for i in range(1, few + 1):
        frequencies[many + i :] -= frequencies[: -(many + i)].copy()
        steps = np.zeros((-(-len(frequencies) // i), i))
        steps.flat[: len(frequencies)] = frequencies
        frequencies = np.cumsum(steps, axis=0).ravel()[: len(frequencies)]
    return frequencies
