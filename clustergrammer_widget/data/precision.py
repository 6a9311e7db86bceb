"""The matrix as the page has it: half the size, still exact to seven digits."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

# Between these magnitudes float32 neither overflows nor loses digits to underflow.
_SMALLEST, _LARGEST = 1e-30, 1e30


@dataclass(frozen=True, eq=False)
class StoredValues:
    """Values in single precision.

    Attributes
    ----------
    values : ndarray of float32, shape (n, m)
        NaN and infinities are kept.
    scale : float
        A power of two, 1 unless float32 cannot hold the values: a value is ``values * scale``.
    """

    values: npt.NDArray[np.float32]
    scale: float


def stored_values(values: npt.NDArray[np.float64]) -> StoredValues:
    """Round a matrix to single precision.

    Parameters
    ----------
    values : ndarray of float64, shape (n, m)

    Returns
    -------
    StoredValues
    """
    largest = _largest_magnitude(values)
    if _is_in_range(largest):
        return StoredValues(values.astype(np.float32), 1.0)
    scale = 2.0 ** math.floor(math.log2(largest))
    return StoredValues((values / scale).astype(np.float32), scale)


def rounded_to_single(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Round numbers to such as single precision holds, if their magnitudes are within its range.

    Rounding never puts the larger of two numbers below the smaller: sorted numbers stay sorted, and
    some that were apart may become equal.

    Parameters
    ----------
    values : ndarray of float64

    Returns
    -------
    ndarray of float64
        Of the same shape; the numbers as they were where the largest is beyond 1e30, or below 1e-30
        and not 0.
    """
    if _is_in_range(_largest_magnitude(values)):
        return values.astype(np.float32).astype(np.float64)
    return values


def _largest_magnitude(values: npt.NDArray[np.float64]) -> float:
    return float(np.max(np.abs(values), where=np.isfinite(values), initial=0.0))


def _is_in_range(largest: float) -> bool:
    return largest == 0.0 or _SMALLEST <= largest <= _LARGEST
