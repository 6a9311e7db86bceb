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
    largest = float(np.max(np.abs(values), where=np.isfinite(values), initial=0.0))
    if largest == 0.0 or _SMALLEST <= largest <= _LARGEST:
        return StoredValues(values.astype(np.float32), 1.0)
    scale = 2.0 ** math.floor(math.log2(largest))
    return StoredValues((values / scale).astype(np.float32), scale)
