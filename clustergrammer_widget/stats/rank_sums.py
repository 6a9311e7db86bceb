"""Compute the rank sums of one group among two, row by row."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

# Larger than the key of any number, and small enough to be doubled.
MISSING_KEY = (1 << 62) - 1


class RankSums(NamedTuple):
    """What ranking both groups together gives for each row.

    Attributes
    ----------
    ranks : ndarray of float64, shape (n,)
        Sum of the ranks of group a, from 1 for the smallest; equal values share their mean rank.
    ties : ndarray of float64, shape (n,)
        Sum of t^3 - t over the runs of t equal values; 0 without ties.
    """

    ranks: Floats
    ties: Floats


def rank_sums(pooled: Floats, size: int) -> RankSums:
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


def _sort_keys(values: Floats) -> npt.NDArray[np.int64]:
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


def _mean_rank_sums(repeats: Bools, from_a: Bools) -> RankSums:
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
