"""Scale very large and very small numbers so that squares and sums do not overflow or vanish."""

from __future__ import annotations

from typing import Any

import numpy as np

from clustergrammer_widget._types import FloatArray

# Between these magnitudes nothing is changed, so that usual results are those of scipy to the bit.
SMALLEST, LARGEST = 1e-60, 1e60
# Above all heights but the page still has room for a sum of some.
HIGHEST = 2.0**1020
# How distances grow with the values; others do not depend on their unit.
DEGREES = {"euclidean": 1, "cityblock": 1, "chebyshev": 1, "minkowski": 1, "sqeuclidean": 2}


def degree_of(metric: Any) -> int | None:
    """Return by which power distances grow with the values; None for a function of the user."""
    return None if callable(metric) else DEGREES.get(metric, 0)


def rescale_extremes(values: FloatArray) -> tuple[FloatArray, int]:
    """Divide by a power of two if the largest magnitude is very large or very small.

    Parameters
    ----------
    values : ndarray of float64
        Finite.

    Returns
    -------
    values : ndarray of float64
        The input itself if there is nothing to do.
    exponent : int
        Of the power of two that they were divided by.
    """
    largest = float(np.max(np.abs(values), initial=0.0))
    if largest == 0 or SMALLEST <= largest <= LARGEST:
        return values, 0
    exponent = int(np.frexp(largest)[1])
    # In two steps, as 2^1074 is beyond float64.
    half = exponent // 2
    return np.ldexp(np.ldexp(values, -half), half - exponent), exponent


def restore_magnitude(heights: FloatArray, exponent: int) -> FloatArray:
    """Multiply heights by a power of two; what would be beyond float64 becomes `HIGHEST`."""
    if not exponent:
        return heights
    half = exponent // 2
    with np.errstate(over="ignore", under="ignore"):
        return np.minimum(np.ldexp(np.ldexp(heights, half), exponent - half), HIGHEST)
