"""Scale rows or columns as seaborn does, but without its NaN."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from clustergrammer_widget._types import FloatArray
from clustergrammer_widget.data.scaling import AffineTransform

Along: TypeAlias = Literal[0, 1, "row", "col"]


class Scaled(NamedTuple):
    """Scaled values and their inverse transform; None where nothing was scaled."""

    values: FloatArray
    scaling: AffineTransform | None


def apply_scaling(
    values: FloatArray, z_score_along: Along | None, standard_scale_along: Along | None
) -> Scaled:
    """Apply the parameter of the two, `z_score` and `standard_scale`, that is not None.

    Raises
    ------
    ValueError
        If both are given, as in seaborn, or one is no axis.
    """
    if z_score_along is not None and standard_scale_along is not None:
        raise ValueError(
            f"z_score is {z_score_along!r} and standard_scale is {standard_scale_along!r}; "
            "give one of them"
        )
    if z_score_along is not None:
        return z_score(values, z_score_along)
    if standard_scale_along is not None:
        return standard_scale(values, standard_scale_along)
    return Scaled(values, None)


def z_score(values: FloatArray, axis: Along) -> Scaled:
    """Subtract the mean of each row or column and divide by its standard deviation.

    Parameters
    ----------
    values : ndarray of float64, shape (n, m)
        NaN stays NaN; infinities stay and do not count for mean and deviation.
    axis : {0, "row", 1, "col"}
        0 or ``"row"``: each row gets mean 0 and standard deviation 1; 1 or ``"col"``: each column.

    Returns
    -------
    Scaled
        The standard deviation has ``ddof=1`` as in pandas and seaborn. A row or column without
        spread becomes 0, where seaborn gives NaN.

    Raises
    ------
    ValueError
        If `axis` is something else.
    """
    along = _along(axis, "z_score")
    finite = np.isfinite(values)
    values, exponents = _moderate(values, finite, along)
    counts = finite.sum(axis=along, keepdims=True)
    means = np.sum(values, axis=along, keepdims=True, where=finite) / np.maximum(counts, 1)
    centred = values - means
    squares = np.sum(centred * centred, axis=along, keepdims=True, where=finite)
    low, high = _range(values, finite, along)
    spread = np.where(high > low, np.sqrt(squares / np.maximum(counts - 1, 1)), 0.0)
    offset = np.where(high > low, means, low)
    return Scaled(_divided(centred, spread, finite), _scaling(along, exponents, offset, spread))


def standard_scale(values: FloatArray, axis: Along) -> Scaled:
    """Bring each row or column to the range from 0 to 1.

    Parameters
    ----------
    values : ndarray of float64, shape (n, m)
        NaN stays NaN; infinities stay and do not count for minimum and maximum.
    axis : {0, "row", 1, "col"}
        As for `z_score`.

    Returns
    -------
    Scaled
        ``(values - minimum) / (maximum - minimum)``; 0 for a row or column without spread, where
        seaborn gives NaN.

    Raises
    ------
    ValueError
        If `axis` is something else.
    """
    along = _along(axis, "standard_scale")
    finite = np.isfinite(values)
    values, exponents = _moderate(values, finite, along)
    low, high = _range(values, finite, along)
    return Scaled(
        _divided(values - low, high - low, finite),
        _scaling(along, exponents, low, high - low),
    )


def _along(axis: object, parameter: str) -> int:
    """Return the numpy axis to reduce."""
    if not isinstance(axis, bool):
        if axis in (0, "row"):
            return 1
        if axis in (1, "col"):
            return 0
    raise ValueError(f'{parameter} is {axis!r}; give 0 or "row", 1 or "col"')


def _moderate(
    values: FloatArray, finite: npt.NDArray[np.bool_], along: int
) -> tuple[FloatArray, npt.NDArray[np.intc]]:
    """Divide each item by a power of two, so that no square or difference of its values is inf.

    The exponents are returned with the values.
    """
    largest = np.max(np.abs(values), axis=along, keepdims=True, where=finite, initial=0.0)
    exponents = np.frexp(largest)[1]
    return np.ldexp(values, -exponents), exponents


def _scaling(
    along: int, exponents: npt.NDArray[np.intc], offset: FloatArray, spread: FloatArray
) -> AffineTransform:
    """Give moderate offsets and spreads back their size."""
    with np.errstate(over="ignore"):
        factor = np.where(spread > 0, np.ldexp(spread, exponents), 1.0)
    return AffineTransform(
        "rows" if along == 1 else "cols", np.ldexp(offset, exponents).ravel(), factor.ravel()
    )


def _range(
    values: FloatArray, finite: npt.NDArray[np.bool_], along: int
) -> tuple[FloatArray, FloatArray]:
    """Smallest and largest finite value of each item, 0 and 0 where there is none."""
    low = np.min(values, axis=along, keepdims=True, where=finite, initial=np.inf)
    high = np.max(values, axis=along, keepdims=True, where=finite, initial=-np.inf)
    return np.where(low <= high, low, 0.0), np.where(low <= high, high, 0.0)


def _divided(values: FloatArray, spread: FloatArray, finite: npt.NDArray[np.bool_]) -> FloatArray:
    flat = spread <= 0
    return np.where(finite & flat, 0.0, values / np.where(flat, 1.0, spread))
