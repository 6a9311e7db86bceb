"""p-values adjusted for the number of tests made."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import stats


def benjamini_hochberg(p: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Adjust p-values so that a limit on them limits the false discovery rate.

    Parameters
    ----------
    p : ndarray of float64, shape (n,)
        p-values, NaN where no test was made.

    Returns
    -------
    ndarray of float64, shape (n,)
        NaN where `p` is; those do not count as tests.

    References
    ----------
    Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate: a practical and powerful
    approach to multiple testing", Journal of the Royal Statistical Society B 57, 1995.
    """
    tested = ~np.isnan(p)
    adjusted = np.full(p.shape, np.nan)
    if tested.any():
        adjusted[tested] = stats.false_discovery_control(p[tested])
    return adjusted
