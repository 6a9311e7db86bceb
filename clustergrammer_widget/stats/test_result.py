"""Result of a test of two groups."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt


class TestResult(NamedTuple):
    """One two-sided test per row; NaN where it is undefined.

    Attributes
    ----------
    effect, statistic, p : ndarray of float64, shape (n,)
        A positive effect says that group a is the larger one.
    """

    effect: npt.NDArray[np.float64]
    statistic: npt.NDArray[np.float64]
    p: npt.NDArray[np.float64]
