"""Putting rows or columns on one scale, with seaborn's meaning and without its NaN."""

from __future__ import annotations

from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

Along: TypeAlias = Literal[0, 1, "row", "col"]
Values = npt.NDArray[np.float64]


def scaled(
    values: Values, z_score_along: Along | None, standard_scale_along: Along | None
) -> Values:
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
    return values


def z_score(values: Values, axis: Along) -> Values:
    """Subtract the mean of each row or column and divide by its standard deviation.

    Parameters
    ----------
    values : ndarray of float64, shape (n, m)
        NaN stays NaN; infinities stay and do not count for mean and deviation.
    axis : {0, "row", 1, "col"}
        0 or ``"row"``: each row gets mean 0 and standard deviation 1; 1 or ``"col"``: each column.

    Returns
    -------
    ndarray of float64, shape (n, m)
        The standard deviation has ``ddof=1`` as in pandas and seaborn. A row or column without
        spread becomes 0, where seaborn gives NaN.

    Raises
    ------
    ValueError
        If `axis` is something else.
    """
    along = _along(axis, "z_score")
    finite = np.isfinite(values)
    values = _moderate(values, finite, along)
    counts = finite.sum(axis=along, keepdims=True)
    sums = np.sum(values, axis=along, keepdims=True, where=finite)
    centred = values - sums / np.maximum(counts, 1)
    squares = np.sum(centred * centred, axis=along, keepdims=True, where=finite)
    spread = np.sqrt(squares / np.maximum(counts - 1, 1))
    low, high = _range(values, finite, along)
    return _divided(centred, np.where(high > low, spread, 0), finite)


def standard_scale(values: Values, axis: Along) -> Values:
    """Bring each row or column to the range from 0 to 1.

    Parameters
    ----------
    values : ndarray of float64, shape (n, m)
        NaN stays NaN; infinities stay and do not count for minimum and maximum.
    axis : {0, "row", 1, "col"}
        As for `z_score`.

    Returns
    -------
    ndarray of float64, shape (n, m)
        ``(values - minimum) / (maximum - minimum)``; 0 for a row or column without spread, where
        seaborn gives NaN.

    Raises
    ------
    ValueError
        If `axis` is something else.
    """
    along = _along(axis, "standard_scale")
    finite = np.isfinite(values)
    values = _moderate(values, finite, along)
    low, high = _range(values, finite, along)
    return _divided(values - low, high - low, finite)


def _along(axis: object, parameter: str) -> int:
    """Return the numpy axis to reduce."""
    if not isinstance(axis, bool):
        if axis in (0, "row"):
            return 1
        if axis in (1, "col"):
            return 0
    raise ValueError(f'{parameter} is {axis!r}; give 0 or "row", 1 or "col"')


def _moderate(values: Values, finite: npt.NDArray[np.bool_], along: int) -> Values:
    """Divide each line by a power of two, so that no square or difference of its values is inf."""
    largest = np.max(np.abs(values), axis=along, keepdims=True, where=finite, initial=0.0)
    moderate: Values = np.ldexp(values, -np.frexp(largest)[1])
    return moderate


def _range(values: Values, finite: npt.NDArray[np.bool_], along: int) -> tuple[Values, Values]:
    """Smallest and largest finite value of each line, 0 and 0 where there is none."""
    low = np.min(values, axis=along, keepdims=True, where=finite, initial=np.inf)
    high = np.max(values, axis=along, keepdims=True, where=finite, initial=-np.inf)
    return np.where(low <= high, low, 0.0), np.where(low <= high, high, 0.0)


def _divided(values: Values, spread: Values, finite: npt.NDArray[np.bool_]) -> Values:
    flat = spread <= 0
    return np.where(finite & flat, 0.0, values / np.where(flat, 1.0, spread))
