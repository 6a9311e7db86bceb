"""Choose an even sample of many items."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

_GOLDEN_RATIO = (math.sqrt(5) - 1) / 2


def sampled_indices(count: int, most: int) -> npt.NDArray[np.int64]:
    """Return all positions, or of more than `most` an even sample of that many.

    Each is shifted within its stride, or a stride of a row's length would see one column.
    """
    if count <= most:
        return np.arange(count)
    numbers = np.arange(most)
    shifted = numbers + numbers * _GOLDEN_RATIO % 1
    return np.floor(shifted * (count / most)).astype(np.int64)
