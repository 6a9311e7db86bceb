"""Records of how values were scaled: the inverse transform and the scores that rank items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from clustergrammer_widget._types import AxisName, FloatArray

GIVEN_UNITS = "values as given"

Score: TypeAlias = Literal["sum", "magnitude", "variance"]


@dataclass(frozen=True, eq=False)
class AffineTransform:
    """Inverse transform of a scaling: a value was ``scaled * factor + offset``.

    Attributes
    ----------
    axis : {"rows", "cols"}
        Whose items have a scale of their own.
    offset, factor : ndarray of float64, shape (n,)
        One for each item of the axis. An item without spread has its value as offset and the
        factor 1; one without any finite value 0 and 1. Beyond the largest float64 the factor is
        infinite.
    """

    axis: AxisName
    offset: FloatArray
    factor: FloatArray

    def inverse_transform(self, values: FloatArray) -> FloatArray:
        """Compute the values before scaling from all scaled ones, shape (n, m)."""
        lines = (slice(None), None) if self.axis == "rows" else (None, slice(None))
        before: FloatArray = values * self.factor[lines] + self.offset[lines]
        return before


@dataclass(frozen=True, eq=False)
class OriginalValues:
    """The values as they were given, for tables that were normalised.

    Attributes
    ----------
    values : ndarray of float64, shape (n, m)
    """

    values: FloatArray


@dataclass(frozen=True, eq=False)
class Scores:
    """The scores that rank the n items of an axis, over their finite values.

    Attributes
    ----------
    sum, magnitude, variance : ndarray of float64, shape (n,)
        Sum, sum of absolute values, and variance (``ddof=1``). If there are values beyond 1e150,
        all are divided by a power of two first. Scores that are the same except for rounding are 0
        for all items, so that ranking them changes nothing; such variances are 1, and 0 for items
        without spread.
    constant : frozenset of str
        Names of those that are the same for all items, variances for all items with spread.
    rounded : frozenset of str
        Those of them that are not exactly equal, as in a table that was scaled before it came.
    """

    sum: FloatArray
    magnitude: FloatArray
    variance: FloatArray
    constant: frozenset[Score]
    rounded: frozenset[Score]


@dataclass(frozen=True, eq=False)
class BeforeScaling:
    """The scores of an axis before it was scaled.

    Attributes
    ----------
    scaling : AffineTransform
        The way back to the values before, of the axis that was scaled.
    scores : Scores
        Of the items of that axis, before.
    """

    scaling: AffineTransform
    scores: Scores
