"""Convert the matrix to float32, the precision of the page."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

# Between these magnitudes float32 neither overflows nor loses digits to underflow.
_SMALLEST, _LARGEST = 1e-30, 1e30
# Below it float32 has fewer than its seven digits.
_SMALLEST_NORMAL = float(np.finfo(np.float32).smallest_normal)


@dataclass(frozen=True, eq=False)
class Float32Matrix:
    """Values in single precision where it holds them to seven digits, else as they are.

    Attributes
    ----------
    values : ndarray of float32 or float64, shape (n, m)
        NaN and infinities are kept.
    scale : float
        A power of two, 1 unless float32 needs it to hold the values: a value is ``values * scale``.
    """

    values: npt.NDArray[np.float32] | npt.NDArray[np.float64]
    scale: float

    @property
    def singles(self) -> npt.NDArray[np.float32]:
        """The values over a power of two in single precision, small ones 0 beside very large."""
        if self.values.dtype == np.float32:
            return self.values.astype(np.float32, copy=False)
        scale = power_of_two(_largest_magnitude(self.values.astype(np.float64, copy=False)))
        return (self.values / scale).astype(np.float32)


def to_float32(values: npt.NDArray[np.float64]) -> Float32Matrix:
    """Round a matrix to single precision, if that keeps seven digits of each value.

    It does not where some values are so much smaller than the largest that it would make them 0, or
    leave them few digits: p-values such as 1e-46, or 1 beside 1e308.

    Parameters
    ----------
    values : ndarray of float64, shape (n, m)

    Returns
    -------
    Float32Matrix
    """
    with np.errstate(under="ignore"):
        largest = _largest_magnitude(values)
        scale = 1.0 if _is_in_range(largest) else power_of_two(largest)
        if scale * _SMALLEST_NORMAL > _smallest_magnitude(values):
            return Float32Matrix(values, 1.0)
        scaled = values if scale == 1 else values / scale
        return Float32Matrix(scaled.astype(np.float32), scale)


def power_of_two(magnitude: float) -> float:
    """Return the power of two at or below a finite magnitude, 1 for 0."""
    return math.ldexp(1.0, math.frexp(magnitude)[1] - 1) if magnitude else 1.0


def round_to_float32(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Round numbers to float32, if their magnitudes are within its range.

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


def _smallest_magnitude(values: npt.NDArray[np.float64]) -> float:
    """Return the smallest magnitude of what is not 0; infinite where all is."""
    magnitudes = np.abs(values)
    return float(np.min(magnitudes, where=magnitudes > 0, initial=np.inf))


def _is_in_range(largest: float) -> bool:
    return largest == 0.0 or _SMALLEST <= largest <= _LARGEST
