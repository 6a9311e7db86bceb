"""Normalise a table before scaling."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

from clustergrammer_widget._float_errors import restore_float_errors
from clustergrammer_widget._types import FloatArray
from clustergrammer_widget.data.matrix import Matrix

NamedNormalization: TypeAlias = Literal["log1p", "quantile", "robust", "total"]
Normalization: TypeAlias = NamedNormalization | Callable[[pd.DataFrame], object]
NAMES: tuple[NamedNormalization, ...] = get_args(NamedNormalization)


def apply_normalization(table: Matrix, normalize: Normalization | None) -> FloatArray:
    """Normalise the values of a table.

    Parameters
    ----------
    table : Matrix
        n rows by m columns.
    normalize : {"log1p", "quantile", "robust", "total"} or callable, optional
        ``"log1p"``: the natural logarithm of 1 + each value. ``"total"``: each column is multiplied
        so that its sum is the median of the columns' sums; columns that sum to 0 stay.
        ``"quantile"``: each column gets the distribution that is the mean of all columns'.
        ``"robust"``: each row less its median, over its interquartile range, or over 1 where that
        is 0. A callable is given a DataFrame and returns one of the same labels, or an array of
        the same shape. Missing and infinite values stay as they are and do not count.

    Returns
    -------
    ndarray of float64, shape (n, m)
        The values themselves where `normalize` is None.

    Raises
    ------
    TypeError, ValueError
        If `normalize` is something else, the values are none it can be used with, or what the
        callable returns does not fit.

    References
    ----------
    B. M. Bolstad, R. A. Irizarry, M. Astrand and T. P. Speed, "A comparison of normalization
    methods for high density oligonucleotide array data based on variance and bias",
    Bioinformatics 19, 2003, for quantiles; those of columns with missing values are interpolated.
    """
    if normalize is None:
        return table.values
    if callable(normalize):
        return _called(normalize, table)
    if normalize == "log1p":
        _check_above(table, -1, "log1p")
        return np.log1p(table.values)
    if normalize == "total":
        _check_above(table, -np.finfo(np.float64).smallest_subnormal, "total")
        return _to_same_total(table.values)
    if normalize == "quantile":
        return _to_same_quantiles(table.values)
    if normalize == "robust":
        return _over_own_spread(table.values)
    raise ValueError(
        f"normalize is {normalize!r}; give one of {', '.join(map(repr, NAMES))}, or a function of "
        "a DataFrame"
    )


def _called(function: Callable[[pd.DataFrame], object], table: Matrix) -> FloatArray:
    given = pd.DataFrame(table.values.copy(), table.rows.index, table.cols.index)
    result = restore_float_errors(function)(given)
    if isinstance(result, pd.DataFrame) and not (
        result.index.equals(given.index) and result.columns.equals(given.columns)
    ):
        raise ValueError(
            "normalize returned a DataFrame with other labels than the data; return one with the "
            "same rows and columns in the same order"
        )
    try:
        values = np.asarray(result, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise TypeError(
            f"normalize returned a {type(result).__name__} that is not all numbers; return a "
            "DataFrame of numbers"
        ) from error
    if values.shape != table.values.shape:
        raise ValueError(
            f"normalize returned values of shape {values.shape} for data of shape "
            f"{table.values.shape}; return a DataFrame with the same rows and columns"
        )
    return values


def _check_above(table: Matrix, limit: float, name: NamedNormalization) -> None:
    low = np.argwhere(np.isfinite(table.values) & (table.values <= limit))
    if len(low):
        row, col = low[0].tolist()
        least = "numbers above -1" if name == "log1p" else "counts, or other numbers from 0 on"
        raise ValueError(
            f"normalize is {name!r}, but {len(low)} values are too small for it, such as "
            f"{table.values[row, col]} in row {table.rows.names[row]!r}, column "
            f"{table.cols.names[col]!r}; give {least}"
        )


def _to_same_total(values: FloatArray) -> FloatArray:
    totals = np.sum(values, axis=0, where=np.isfinite(values))
    if not (totals > 0).any():
        return values.copy()
    factors = np.median(totals[totals > 0]) / np.where(totals > 0, totals, 1)
    scaled: FloatArray = values * np.where(totals > 0, factors, 1)
    return scaled


def _to_same_quantiles(values: FloatArray) -> FloatArray:
    grid = np.linspace(0, 1, len(values))
    finite = np.isfinite(values)
    columns = [values[has, col] for col, has in enumerate(finite.T)]
    quantiles = [
        np.interp(grid, _shares(np.arange(len(column))), np.sort(column))
        for column in columns
        if len(column)
    ]
    result = values.copy()
    mean = np.mean(quantiles, axis=0) if quantiles else grid
    for col, column in enumerate(columns):
        if len(column):
            ranks = stats.rankdata(column) - 1
            result[finite[:, col], col] = np.interp(_shares(ranks), grid, mean)
    return result


def _shares(ranks: npt.NDArray[np.floating | np.integer]) -> FloatArray:
    """Bring ranks from 0 on to the range from 0 to 1; one alone is in the middle."""
    shares: FloatArray = ranks / (len(ranks) - 1) if len(ranks) > 1 else np.array([0.5])
    return shares


def _over_own_spread(values: FloatArray) -> FloatArray:
    finite = np.isfinite(values)
    known = np.where(finite, values, np.nan)
    has_any = finite.any(axis=1)
    quartiles = np.zeros((3, len(values)))
    percentile = np.percentile if finite.all() else np.nanpercentile
    quartiles[:, has_any] = percentile(known[has_any], [25, 50, 75], axis=1)
    low, middle, high = quartiles[:, :, np.newaxis]
    spread = np.where(high > low, high - low, 1)
    return np.where(finite, (values - middle) / spread, values)
