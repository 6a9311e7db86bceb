"""Compute the default colour range of a table.

The range is robust: from the 1st to the 99th percentile, where that leaves out values which are far
away from the rest. ``docs/colours.md`` has the rules in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from clustergrammer_widget._types import FloatArray
from clustergrammer_widget.colors.sampling import sampled_indices

Norm: TypeAlias = Literal["linear", "log"]
Ends: TypeAlias = tuple[float, float]

# An end goes on to the extreme value where that makes the range longer by at most this share.
NOTHING_OF_NOTE = 0.5
# Of fewer values, Tukey's rule for far outliers: interquartile ranges beyond the quartiles. The
# range of a single row or column has a rule of its own, `own_range.WHISKER`.
FEW = 200
FAR_OUT = 3
# Of a table with more values an even sample is looked at for percentiles.
MOST_SAMPLES = 1_000_000
# Values nearer to 0 than this share of the largest magnitude have no sign: they are rounding.
ROUNDING = 1e-6
# An end within this share of the range from 0 is 0.
NEAR_ZERO = 0.05
# Counts are skewed where half of them lie in this lowest part of the range.
SKEWED_SHARE = 0.12
SKEWED_RATIO = 30.0


@dataclass(frozen=True)
class ColorRange:
    """Ends of the colours, and the ends that leave out no value."""

    ends: Ends
    full: Ends


@dataclass(frozen=True, eq=False)
class Drawn:
    """Summary of the values that the colour range depends on.

    Attributes
    ----------
    smallest, largest, least_positive : float
        Extremes of all numbers, 0 where there are none, and the smallest above 0, infinite where
        there is none.
    sample : ndarray of float64
        Finite numbers, ascending: all of them or an even sample, of a correlation matrix those
        beside the diagonal.
    is_correlation : bool
        Square, symmetric, within -1 and 1, with a diagonal of ones.
    """

    smallest: float
    largest: float
    least_positive: float
    sample: FloatArray
    is_correlation: bool = False

    @property
    def has_both_signs(self) -> bool:
        """Whether positive and negative values are more than rounding."""
        least = ROUNDING * max(-self.smallest, self.largest)
        return self.smallest < -least and self.largest > least

    @property
    def is_skewed(self) -> bool:
        """Whether a log scale would show more: no negative values, most of them tiny."""
        positive = self.sample[self.sample > 0]
        if self.smallest < 0 or positive.size < 10:
            return False
        low, middle, high = np.percentile(positive, (1, 50, 99))
        return bool(middle < SKEWED_SHARE * high and high > SKEWED_RATIO * low)


def drawn_of(values: FloatArray) -> Drawn:
    """Summarize the values of a table.

    Parameters
    ----------
    values : ndarray of float64, shape (n, m)
        NaN and infinities do not count.
    """
    finite = np.isfinite(values)
    if not finite.any():
        return Drawn(0.0, 0.0, np.inf, np.empty(0))
    smallest = float(np.min(values, where=finite, initial=np.inf))
    largest = float(np.max(values, where=finite, initial=-np.inf))
    positive = float(np.min(values, where=finite & (values > 0), initial=np.inf))
    if is_correlation(values):
        beside = values[~np.eye(len(values), dtype=bool)]
        return Drawn(smallest, largest, positive, _sorted_sample(beside), is_correlation=True)
    return Drawn(smallest, largest, positive, _sorted_sample(values))


def is_correlation(values: FloatArray) -> bool:
    """Tell whether a table is square and symmetric, with a diagonal of ones and none above."""
    rows, cols = values.shape
    if rows != cols or rows < 3 or not np.allclose(np.diagonal(values), 1, atol=1e-6):
        return False
    within = np.nanmax(np.abs(values)) <= 1 + 1e-6
    return bool(within) and np.allclose(values, values.T, atol=1e-6, equal_nan=True)


def sequential_range(drawn: Drawn) -> ColorRange:
    """Return a range from low to high values."""
    full = (drawn.smallest, drawn.largest)
    ends = _robust_ends(_percentiles(drawn.sample), full)
    return ColorRange(_from_zero(ends), _from_zero(full))


def diverging_range(drawn: Drawn, center: float = 0.0) -> ColorRange:
    """Return a range of equal reach to both sides of a center."""
    if drawn.is_correlation:
        return ColorRange((center - 1, center + 1), (center - 1, center + 1))
    most = max(drawn.largest - center, center - drawn.smallest)
    low, high = _percentiles(drawn.sample)
    reach = max(high - center, center - low)
    if not reach > 0 or most <= (1 + NOTHING_OF_NOTE) * reach:
        reach = most
    reach, most = reach or 1.0, most or 1.0
    return ColorRange((center - reach, center + reach), (center - most, center + most))


def log_range(drawn: Drawn) -> ColorRange | None:
    """Return a range for logarithms, of the positive values alone; None where there are none."""
    positive = drawn.sample[drawn.sample > 0]
    if not drawn.largest > 0:
        return None
    full = (drawn.least_positive, drawn.largest)
    logs = np.log(full)
    inner = _outermost(np.log(positive)) if positive.size else (logs[0], logs[1])
    low, high = np.exp(_robust_ends(inner, (logs[0], logs[1])))
    if not 0 < low < high:
        return ColorRange((full[0] / 2, full[1] * 2), (full[0] / 2, full[1] * 2))
    # exp and log do not give an extreme value back exactly
    ends = (_or_extreme(low, full[0]), _or_extreme(high, full[1]))
    return ColorRange(ends, full)


def plain_range(drawn: Drawn, outermost: float) -> ColorRange:
    """Return a range that leaves out this percentage of the values at both ends."""
    full = (drawn.smallest, drawn.largest)
    if outermost == 0 or drawn.sample.size == 0:
        return ColorRange(full, full)
    low, high = np.percentile(drawn.sample, (outermost, 100 - outermost))
    return ColorRange((float(low), float(high)), full)


def _from_zero(ends: Ends) -> Ends:
    """Return ends that go on to 0 where they begin or end near it."""
    low, high = ends
    least = NEAR_ZERO * (high - low)
    return (0.0 if 0 < low <= least else low, 0.0 if -least <= high < 0 else high)


def _or_extreme(end: float, extreme: float) -> float:
    return extreme if np.isclose(end, extreme, rtol=1e-9) else float(end)


def _robust_ends(percentiles: Ends, full: Ends) -> Ends:
    """Return the percentiles, or an extreme where leaving it out would make little difference."""
    low, high = percentiles
    spread = high - low
    if not spread > 0:
        return float(full[0]), float(full[1])
    start = full[0] if low - full[0] <= NOTHING_OF_NOTE * spread else low
    end = full[1] if full[1] - high <= NOTHING_OF_NOTE * spread else high
    return float(start), float(end)


def _percentiles(ascending: FloatArray) -> Ends:
    """Return the 1st and 99th percentile of each sign's values.

    Zeros do not count for the end that is away from 0: of many counts more than 99 % are 0.
    """
    if ascending.size == 0:
        return 0.0, 0.0
    other_than_0 = ascending[ascending != 0]
    if other_than_0.size == 0:
        return 0.0, 0.0
    low_of = ascending if ascending[0] >= 0 else other_than_0
    high_of = ascending if ascending[-1] <= 0 else other_than_0
    return _outermost(low_of)[0], _outermost(high_of)[1]


def _outermost(ascending: FloatArray) -> Ends:
    """Return the 1st and 99th percentile; of few values those that are no far outliers.

    One percent of few values would be less than one of them.
    """
    if ascending.size >= FEW:
        low = np.percentile(ascending, 1, method="higher")
        high = np.percentile(ascending, 99, method="lower")
        return float(low), float(high)
    # shares of the largest magnitude, as differences of the largest numbers are beyond float64
    shares = ascending / (np.abs(ascending).max() or 1.0)
    first, third = np.percentile(shares, (25, 75))
    far = FAR_OUT * (third - first)
    within = ascending[(shares >= first - far) & (shares <= third + far)]
    return float(within[0]), float(within[-1])


def _sorted_sample(values: FloatArray) -> FloatArray:
    flat = values.ravel()
    if flat.size > MOST_SAMPLES:
        flat = flat[sampled_indices(flat.size, MOST_SAMPLES)]
    return np.sort(flat[np.isfinite(flat)])
