"""Types that every folder uses: names of axes, arrays, paths."""

from __future__ import annotations

import os
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

FloatArray: TypeAlias = npt.NDArray[np.float64]
Float32Array: TypeAlias = npt.NDArray[np.float32]
IndexArray: TypeAlias = npt.NDArray[np.int32]
BoolArray: TypeAlias = npt.NDArray[np.bool_]

# In an array of indices: there is no such item.
MISSING_INDEX = -1

AxisName: TypeAlias = Literal["rows", "cols"]

FilePath: TypeAlias = str | os.PathLike[str]

AXES: tuple[AxisName, ...] = ("rows", "cols")
