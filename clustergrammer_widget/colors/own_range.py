"""Put each row or column of a table over a range of its own.

Outliers are those of a box plot. `value_range` has a more careful rule for the one range of a whole
table: it leaves out only what is far away from the rest, as there are thousands of values, of which
the rare ones may be what is looked for. A row or column has few values, and a single outlier would
hide the differences of all others.

``js/src/matrix/row-scaling.ts`` is the same in another language.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

import numpy as np

from clustergrammer_widget._types import AxisName, Float32Array, FloatArray
from clustergrammer_widget.colors.sampling import sampled_indices

OwnRange: TypeAlias = Literal["none", "rows", "cols"]
OWN_RANGES: tuple[OwnRange, ...] = get_args(OwnRange)

# As the whiskers of a box plot, unlike `value_range.FAR_OUT`: interquartile ranges beyond the
# quartiles.
WHISKER = 1.5
# Of fewer values none is left out, of more one, or one in so many, at each end.
FEW = 10
ONE_IN = 50
# Of longer rows and columns an even sample is looked at.
MOST_SAMPLES = 100
# The smallest number that single precision holds to all its digits.
LEAST_DIVISOR = 2.0**-126


def own_ends(values: Float32Array, axis: AxisName) -> tuple[Float32Array, Float32Array]:
    """Compute where the range of each row or column begins and ends.

    That is at its smallest and its largest value; but outliers are left out, those beyond the
    whiskers of a box plot, at most a fiftieth of the values at each end (one of ten or more).

    Parameters
    ----------
    values : ndarray of float32, shape (n, m)
        NaN and infinities do not count.
    axis : {"rows", "cols"}
        Whose ranges.

    Returns
    -------
    low, high : ndarray of float32
        Infinite where there is no number.
    """
    items = values if axis == "rows" else values.T
    finite = np.isfinite(items)
    least = np.min(items, axis=1, where=finite, initial=np.inf)
    most = np.max(items, axis=1, where=finite, initial=-np.inf)
    places = sampled_indices(items.shape[1], MOST_SAMPLES)
    sample = np.where(finite[:, places], items[:, places], np.nan).astype(np.float64)
    sample.sort(axis=1)
    count = np.count_nonzero(finite[:, places], axis=1)
    quarter = count // 4
    outer = np.where(count < FEW, 0, np.maximum(1, count // ONE_IN))
    first, third, low, high = (
        np.take_along_axis(sample, np.maximum(place, 0)[:, None], axis=1)[:, 0]
        for place in (quarter, count - 1 - quarter, outer, count - 1 - outer)
    )
    reach = WHISKER * (third - first)
    lowest, highest = (first - reach)[:, None], (third + reach)[:, None]
    inner_low = np.min(sample, axis=1, where=sample >= lowest, initial=np.inf)
    inner_high = np.max(sample, axis=1, where=sample <= highest, initial=-np.inf)
    has_low = (reach > 0) & (least < lowest[:, 0])
    has_high = (reach > 0) & (most > highest[:, 0])
    start = np.where(has_low, np.minimum(low, inner_low), least)
    end = np.where(has_high, np.maximum(high, inner_high), most)
    return start.astype(np.float32), end.astype(np.float32)


def scaled_over_own_range(values: Float32Array, axis: AxisName, is_centered: bool) -> FloatArray:
    """Put each row or column over its own range.

    Parameters
    ----------
    values : ndarray of float32, shape (n, m)
        NaN and infinities do not count, and stay.
    axis : {"rows", "cols"}
        Whose ranges.
    is_centered : bool
        Divide each by the larger magnitude of its two ends, to -1 .. 1; else it runs from 0 at its
        low to 1 at its high end. Outliers are beyond.

    Returns
    -------
    ndarray of float64, shape (n, m)
        A row or column of one value only is 0, one of zeros too.
    """
    ends = own_ends(values, axis)
    low, high = (end[:, None] if axis == "rows" else end[None, :] for end in ends)
    finite = np.isfinite(values)
    reach = np.maximum(np.abs(low), np.abs(high)) if is_centered else high - low
    scaled = values.astype(np.float64)
    if not is_centered:
        np.subtract(scaled, low, out=scaled, where=finite)
    np.divide(scaled, np.maximum(reach, LEAST_DIVISOR), out=scaled, where=finite)
    return scaled
