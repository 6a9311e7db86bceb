"""Tell whether the rows or the columns of a table are on very different scales.

Measurements in different units are. ``docs/colours.md`` has the rule in words.
"""

from __future__ import annotations

import numpy as np

from clustergrammer_widget._types import AxisName, FloatArray
from clustergrammer_widget.colors.sampling import sampled_indices

# So many times as wide as that of others is the range of a row or column on another scale.
UNEQUAL = 30.0
OUTER = 0.05
QUARTER = 0.25
# Of fewer values none is left out as an outlier.
FEWEST = 5
# Of the rows and columns of larger tables an even sample is looked at.
MOST_LINES = 500
MOST_OF_A_LINE = 200


def unequal_axis(values: FloatArray) -> AxisName | None:
    """Find the axis whose rows or columns differ in scale.

    Parameters
    ----------
    values : ndarray of float64, shape (n, m)
        NaN and infinities do not count.

    Returns
    -------
    {"rows", "cols"} or None
        None for a symmetric table, and for abundances: there what is rare has a small range.
    """
    with np.errstate(over="ignore", under="ignore"):
        rows, cols = (_spread_of_ranges(_sample(items)) for items in (values, values.T))
    if max(rows, cols) <= UNEQUAL or _are_abundances(_sample(values)) or _is_symmetric(values):
        return None
    return "cols" if cols > rows else "rows"


def most_have_both_signs(values: FloatArray, axis: AxisName) -> bool:
    """Tell whether most rows or columns have positive and negative values: 0 divides them alike."""
    sample = _sample(values if axis == "rows" else values.T)
    both = (sample > 0).any(axis=1) & (sample < 0).any(axis=1)
    varying = (sample != 0).any(axis=1) & ~np.isnan(sample).all(axis=1)
    return bool(2 * np.count_nonzero(both) > np.count_nonzero(varying))


def _sample(items: FloatArray) -> FloatArray:
    """Return an even sample of rows, and of the values of each, NaN where they are not finite."""
    places = (
        sampled_indices(count, most)
        for count, most in zip(items.shape, (MOST_LINES, MOST_OF_A_LINE), strict=True)
    )
    sample = items[np.ix_(*places)]
    return np.where(np.isfinite(sample), sample, np.nan)


def _spread_of_ranges(sample: FloatArray) -> float:
    """Compute how many times as wide the widest ranges of rows are as those of others.

    Single outliers count neither within a row nor among many rows.
    """
    # shares of the largest magnitude, as differences of the largest numbers are beyond float64
    shares = np.sort(sample / (np.nanmax(np.abs(sample), initial=0.0) or 1.0), axis=1)
    counts = np.count_nonzero(~np.isnan(shares), axis=1)
    outer = np.where(counts < FEWEST, 0, np.ceil(counts * OUTER)).astype(np.int64)
    low, high = (
        np.take_along_axis(shares, np.maximum(place, 0)[:, None], axis=1)[:, 0]
        for place in (outer, counts - 1 - outer)
    )
    ranges = np.sort((high - low)[high > low])
    if ranges.size < 2:
        return 1.0
    return float(ranges[-1 - int(ranges.size * OUTER)] / ranges[int(ranges.size * QUARTER)])


def _are_abundances(sample: FloatArray) -> bool:
    """Tell whether no value is negative and a quarter or more are 0."""
    count = np.count_nonzero(~np.isnan(sample))
    is_positive = not (sample < 0).any()
    return bool(is_positive and np.count_nonzero(sample == 0) >= QUARTER * count)


def _is_symmetric(values: FloatArray) -> bool:
    rows, cols = values.shape
    return rows == cols and np.allclose(values, values.T, rtol=1e-6, atol=0, equal_nan=True)
