"""Read the values of a table as float64."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget._types import FloatArray
from clustergrammer_widget._validation import TooLargeError, floats_of, without_signals

# What makes a table of pandas or numpy of theirs.
FROM_OTHER_PACKAGES = {
    "polars": "data.to_pandas().set_index(...) with the column that has the labels",
    "pyarrow": "data.to_pandas().set_index(...) with the column that has the labels",
    "anndata": "data.to_df()",
    "xarray": "data.to_pandas()",
    "dask": "data.compute()",
    "scipy": "data.toarray()",
}


def read_values(data: object) -> tuple[FloatArray, pd.Index, pd.Index]:
    """Read a DataFrame, an array or a list of rows.

    Returns
    -------
    values : ndarray of float64, shape (n, m)
    row_index, col_index : pandas.Index
        The labels, numbers where there are none.

    Raises
    ------
    TypeError, ValueError
        See `clustergrammer_widget.io.tables.read_dataset`.
    """
    if isinstance(data, pd.DataFrame):
        _check_not_empty(data.shape)
        return _frame_values(data), data.index, data.columns
    if isinstance(data, pd.Series):
        raise TypeError("data is a Series, which has one dimension; give data.to_frame()")
    if isinstance(data, Mapping):
        raise TypeError("data is a dict; give pandas.DataFrame(data)")
    if isinstance(data, list | tuple):
        data = _array_of_rows(data)
    if not isinstance(data, np.ndarray):
        kind = type(data)
        package = kind.__module__.partition(".")[0]
        if package in FROM_OTHER_PACKAGES:
            raise TypeError(
                f"data is a {package} {kind.__name__}; give {FROM_OTHER_PACKAGES[package]}"
            )
        raise TypeError(
            f"data is a {kind.__name__}; give a pandas DataFrame, a 2-D array, "
            "a list of rows, or the path of a file"
        )
    if data.dtype.names is not None:
        raise TypeError("data is a structured array; give pandas.DataFrame(data)")
    if data.ndim != 2:
        raise ValueError(
            f"data has {data.ndim} dimensions, shape {data.shape}; give 2: rows and columns"
        )
    _check_not_empty(data.shape)
    if isinstance(data, np.ma.MaskedArray):
        data = np.ma.filled(data.astype(np.float64), np.nan)
    frame = pd.DataFrame(np.asarray(data))
    return _frame_values(frame), frame.index, frame.columns


def _array_of_rows(rows: list[Any] | tuple[Any, ...]) -> npt.NDArray[Any]:
    lengths = [
        len(row) if isinstance(row, list | tuple | np.ndarray | pd.Series) else None for row in rows
    ]
    if None in lengths:
        place = lengths.index(None)
        raise TypeError(
            f"data is a list with {rows[place]!r} at {place}; give a list of rows, "
            "each a list of numbers"
        )
    if len(set(lengths)) > 1:
        place = next(i for i, length in enumerate(lengths) if length != lengths[0])
        raise ValueError(
            f"data has rows of different lengths: row 0 has {lengths[0]} values, row {place} has "
            f"{lengths[place]}; give the same number of values in every row"
        )
    try:
        return np.array(rows)
    except ValueError:
        return np.array([list(row) for row in rows], dtype=object)


def _check_not_empty(shape: tuple[int, ...]) -> None:
    if 0 in shape:
        raise ValueError(
            f"data has {shape[0]} rows and {shape[1]} columns; give at least one of each"
        )


def _frame_values(frame: pd.DataFrame) -> FloatArray:
    if all(isinstance(dtype, np.dtype) and dtype.kind in "fiub" for dtype in frame.dtypes):
        return np.array(frame.to_numpy(dtype=np.float64), order="C")
    values = np.empty(frame.shape, dtype=np.float64)
    refused: list[int] = []
    for place in range(frame.shape[1]):
        column = _column_values(frame.iloc[:, place])
        if column is None:
            refused.append(place)
        else:
            values[:, place] = column
    if refused:
        raise _not_numbers(frame, refused)
    return values


def _column_values(column: pd.Series[Any]) -> FloatArray | None:
    """Return a column as float64, None when it is something else than numbers."""
    dtype = column.dtype
    if pd.api.types.is_complex_dtype(dtype) or isinstance(dtype, pd.CategoricalDtype):
        return None
    if pd.api.types.is_bool_dtype(dtype) or pd.api.types.is_numeric_dtype(dtype):
        return floats_of(column)
    if not (pd.api.types.is_object_dtype(dtype) or pd.api.types.is_string_dtype(dtype)):
        return None
    column = without_signals(column)
    present = column.dropna()
    values = np.full(len(column), np.nan)
    try:
        if any(isinstance(value, int | Decimal) for value in present.tolist()):
            return _mixed_values(column)
        numbers = pd.to_numeric(present)
        if pd.api.types.is_complex_dtype(numbers.dtype):
            return None
        values[column.notna().to_numpy()] = numbers.to_numpy(dtype=np.float64)
    except TooLargeError as error:
        raise ValueError(
            f"data has {error.shown} in row {column.index[error.place]!r}, column {column.name!r}, "
            "which is beyond the numbers that float64 holds (1.8e308); scale the table, or give "
            "logarithms"
        ) from error
    except (ValueError, TypeError):
        return None
    return values


def _mixed_values(column: pd.Series[Any]) -> FloatArray | None:
    """Return whole numbers and Decimals of any size, and what stands between them, as float64."""
    texts = column.map(lambda value: isinstance(value, str)).to_numpy(dtype=bool)
    values = np.full(len(column), np.nan)
    if texts.any():
        values[texts] = pd.to_numeric(column[texts]).to_numpy(dtype=np.float64)
    others = column.mask(texts)
    if any(isinstance(value, complex | np.complexfloating) for value in others.tolist()):
        return None
    numbers = floats_of(others)
    values[~texts] = numbers[~texts]
    return values


def _not_numbers(frame: pd.DataFrame, places: list[int]) -> TypeError:
    shown = ", ".join(_described(frame, place) for place in places[:5])
    more = f" and {len(places) - 5} more" if len(places) > 5 else ""
    label = frame.columns[places[0]]
    rest = list(_unique(frame.columns[places[:5]].tolist()))
    return TypeError(
        f"data has columns that are not numbers: {shown}{more}; if they hold the labels call "
        f"data.set_index({label!r}), else leave them out with data.drop(columns={rest!r}) "
        "(they can be row_categories)"
    )


def _described(frame: pd.DataFrame, place: int) -> str:
    column = frame.iloc[:, place]
    present = column.dropna()
    kind = "text" if pd.api.types.is_string_dtype(present) else str(column.dtype)
    example = f", such as {present.iloc[0]!r}" if len(present) else ""
    return f"{frame.columns[place]!r} ({kind}{example})"


def _unique(labels: Iterable[Any]) -> Iterable[Any]:
    return dict.fromkeys(labels)
