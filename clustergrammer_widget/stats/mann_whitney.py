"""Mann and Whitney's U test of two groups, row by row."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import special

from clustergrammer_widget._types import BoolArray, FloatArray
from clustergrammer_widget.stats.test_result import TestResult

# The largest size of a group for which scipy counts arrangements, too.
EXACT_SIZE = 8

# Larger than the key of any number, and small enough to be doubled.
MISSING_KEY = (1 << 62) - 1


def mann_whitney(pooled: FloatArray, size: int, exact_size: int = EXACT_SIZE) -> TestResult:
    """Test whether one group tends to larger values than the other.

    Parameters
    ----------
    pooled : ndarray of float64, shape (n, k)
        Group a in the first `size` columns, group b in the others. NaN is left out; infinities
        are the largest and smallest values.
    size : int
        Number of columns of group a.
    exact_size : int, optional
        The largest size of a group for which arrangements are counted; 0 for none.

    Returns
    -------
    TestResult
        `statistic` is U of group a: the number of pairs in which the member of a has the larger
        value, pairs of equal values counted half. `p` is that of ``scipy.stats.mannwhitneyu``
        with ``method="auto"`` for each row by itself: exact where the smaller group has at most
        `exact_size` values and no value occurs twice, else from the normal distribution,
        corrected for ties and continuity. `effect` is the rank-biserial correlation: the share
        of pairs in which a is larger, less that in which b is. NaN where a group has no values.

    References
    ----------
    H. B. Mann and D. R. Whitney, "On a test of whether one of two random variables is
    stochastically larger than the other", Annals of Mathematical Statistics 18, 1947.

    E. E. Cureton, "Rank-biserial correlation", Psychometrika 21, 1956.
    """
    present = ~np.isnan(pooled)
    count_a = present[:, :size].sum(axis=1).astype(np.float64)
    count_b = present[:, size:].sum(axis=1).astype(np.float64)
    ranks, ties = rank_sums(pooled, size)
    pairs = count_a * count_b
    u = np.where(pairs > 0, ranks - count_a * (count_a + 1) / 2, np.nan)
    larger = np.maximum(u, pairs - u)
    exact = (ties == 0) & (np.minimum(count_a, count_b) <= exact_size) & (pairs > 0)
    p = 2 * _normal_tails(larger, count_a, count_b, ties)
    p[exact] = 2 * exact_tails(larger[exact], count_a[exact], count_b[exact])
    return TestResult(effect=2 * u / pairs - 1, statistic=u, p=np.minimum(p, 1))


def _normal_tails(
    u: FloatArray, count_a: FloatArray, count_b: FloatArray, ties: FloatArray
) -> FloatArray:
    """Chance of `u` or a larger one, from the normal distribution that large groups lead to."""
    total = count_a + count_b
    with np.errstate(divide="ignore", invalid="ignore"):
        width = np.maximum(total + 1 - ties / (total * (total - 1)), 0)
        z = (u - count_a * count_b / 2 - 0.5) / np.sqrt(count_a * count_b / 12 * width)
    return np.asarray(special.ndtr(-z), dtype=np.float64)


def exact_tails(u: FloatArray, count_a: FloatArray, count_b: FloatArray) -> FloatArray:
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


def _frequencies(few: int, many: int) -> FloatArray:
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


class RankSums(NamedTuple):
    """What ranking both groups together gives for each row.

    Attributes
    ----------
    ranks : ndarray of float64, shape (n,)
        Sum of the ranks of group a, from 1 for the smallest; equal values share their mean rank.
    ties : ndarray of float64, shape (n,)
        Sum of t^3 - t over the runs of t equal values; 0 without ties.
    """

    ranks: FloatArray
    ties: FloatArray


def rank_sums(pooled: FloatArray, size: int) -> RankSums:
    """Rank each row and sum the ranks of group a.

    One sort of integers does the ranking, which takes as long with ties and missing values as
    without; numpy's argsort of floats can take six times as long. Only rows with ties are looked
    at further.

    Parameters
    ----------
    pooled : ndarray of float64, shape (n, k)
        Group a in the first `size` columns, group b in the others. NaN has no rank; infinities
        are the largest and smallest values. Values that differ by less than 1e-322 of the
        largest in their row may count as equal.
    size : int
        Number of columns of group a.
    """
    keys = _sort_keys(pooled)
    keys <<= 1
    keys[:, :size] += 1
    keys.sort(axis=1)
    from_a = (keys & 1).astype(np.bool_)
    keys >>= 1
    repeats = keys[:, 1:] == keys[:, :-1]
    if (keys[:, -1] == MISSING_KEY).any():
        present = keys != MISSING_KEY
        from_a &= present
        repeats &= present[:, 1:]
    ranks = from_a.astype(np.float64) @ np.arange(1.0, pooled.shape[1] + 1)
    ties = np.zeros(len(pooled))
    tied = np.flatnonzero(repeats.any(axis=1))
    if len(tied):
        ranks[tied], ties[tied] = _mean_rank_sums(repeats[tied], from_a[tied])
    return RankSums(ranks, ties)


def _sort_keys(values: FloatArray) -> npt.NDArray[np.int64]:
    """Integers in the order of each row's values, with a bit to spare.

    The bits of a float that is not negative, read as an integer, grow with it. Those of numbers
    up to 1, to which each row is scaled by a power of 2, are integers below 2^62.
    """
    largest = np.abs(np.where(np.isfinite(values), values, 0)).max(axis=1)
    exponents = np.maximum(np.frexp(largest)[1], 0)
    scaled = values * np.ldexp(1.0, -exponents)[:, np.newaxis]
    magnitudes = np.minimum(np.abs(scaled), 1)  # infinities are 1, all else is below
    keys: npt.NDArray[np.int64] = magnitudes.view(np.int64)
    np.negative(keys, out=keys, where=values < 0)
    keys[np.isnan(values)] = MISSING_KEY
    return keys


def _mean_rank_sums(repeats: BoolArray, from_a: BoolArray) -> RankSums:
    """Sum mean ranks, given which values in ascending order repeat the one before."""
    rows, width = from_a.shape
    begins = np.ones(from_a.shape, dtype=np.bool_)
    np.logical_not(repeats, out=begins[:, 1:])
    starts = np.flatnonzero(begins)
    lengths = np.diff(starts, append=begins.size).astype(np.float64)
    row, before = np.divmod(starts, width)
    members = np.add.reduceat(from_a.ravel(), starts, dtype=np.float64)
    mean_ranks = before + (lengths + 1) / 2
    return RankSums(
        ranks=np.bincount(row, members * mean_ranks, rows).astype(np.float64),
        ties=np.bincount(row, lengths**3 - lengths, rows).astype(np.float64),
    )
