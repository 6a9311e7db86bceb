"""Mann and Whitney's U test of two groups, row by row."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import special

from clustergrammer_widget.stats.mann_whitney_exact import exact_tails
from clustergrammer_widget.stats.outcome import Outcome
from clustergrammer_widget.stats.rank_sums import rank_sums

Floats = npt.NDArray[np.float64]

# The largest size of a group for which scipy counts arrangements, too.
EXACT_SIZE = 8


def mann_whitney(pooled: Floats, size: int, exact_size: int = EXACT_SIZE) -> Outcome:
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
    Outcome
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
    return Outcome(effect=2 * u / pairs - 1, statistic=u, p=np.minimum(p, 1))


def _normal_tails(u: Floats, count_a: Floats, count_b: Floats, ties: Floats) -> Floats:
    """Chance of `u` or a larger one, from the normal distribution that large groups lead to."""
    total = count_a + count_b
    with np.errstate(divide="ignore", invalid="ignore"):
        width = np.maximum(total + 1 - ties / (total * (total - 1)), 0)
        z = (u - count_a * count_b / 2 - 0.5) / np.sqrt(count_a * count_b / 12 * width)
    return np.asarray(special.ndtr(-z), dtype=np.float64)
