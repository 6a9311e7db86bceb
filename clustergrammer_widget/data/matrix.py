"""The table: values with a row axis and a column axis."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget._types import AxisName
from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.data.scaling import (
    GIVEN_UNITS,
    AffineTransform,
    BeforeScaling,
    OriginalValues,
)


@dataclass(frozen=True, eq=False)
class Matrix:
    """Values with a row axis and a column axis, in the order they were given.

    Attributes
    ----------
    values : ndarray of float64, shape (n, m)
        C-contiguous and not writeable; NaN and infinities are kept. n and m are at least 1.
    rows, cols : Axis
        The n row labels and the m column labels.
    scaling : AffineTransform, OriginalValues or None
        The way back to the values as given; None where these are the values as given.
    units : str
        What the values are, in words.
    before_scaling : BeforeScaling or None
        What ranks of the scaled axis go by; None where neither axis was scaled.
    mask : ndarray of bool, shape (n, m), or None
        Cells that are not drawn; None where all are.
    """

    values: npt.NDArray[np.float64]
    rows: Axis
    cols: Axis
    scaling: AffineTransform | OriginalValues | None = None
    mask: npt.NDArray[np.bool_] | None = None
    units: str = GIVEN_UNITS
    before_scaling: BeforeScaling | None = None

    def __post_init__(self) -> None:
        """Check the shape and lock the values."""
        shape = (len(self.rows), len(self.cols))
        if self.values.shape != shape or 0 in shape:
            raise ValueError(f"values has shape {self.values.shape}, the axes have {shape} labels")
        values = np.ascontiguousarray(self.values, dtype=np.float64).view()
        values.flags.writeable = False
        object.__setattr__(self, "values", values)

    @property
    def drawn(self) -> npt.NDArray[np.float64]:
        """The values that are drawn, shape (n, m): NaN where they are masked."""
        return self.values if self.mask is None else np.where(self.mask, np.nan, self.values)

    def scaling_of(self, name: AxisName) -> AffineTransform | None:
        """Return the inverse transform of an axis; None if its items were not scaled."""
        before = self.before_scaling
        return before.scaling if before is not None and before.scaling.axis == name else None

    def axis(self, name: AxisName) -> Axis:
        """Return the axis of this name."""
        return self.rows if name == "rows" else self.cols

    def with_axis(self, name: AxisName, axis: Axis) -> Matrix:
        """Return the same values with other categories on the axis of this name."""
        return replace(self, rows=axis) if name == "rows" else replace(self, cols=axis)

    def frame(self) -> pd.DataFrame:
        """Return the values as a new float64 DataFrame with the user's own index and columns."""
        index, columns = self.rows.index.copy(deep=True), self.cols.index.copy(deep=True)
        return pd.DataFrame(self.values.copy(), index=index, columns=columns)
