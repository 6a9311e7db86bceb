"""Read tables, in memory or in a file, into a `Matrix`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.data.categories import ColorSpec, build_category
from clustergrammer_widget.data.category_hints import OtherAxis
from clustergrammer_widget.data.floats import TooLargeError, floats_of, without_signals
from clustergrammer_widget.data.labelled_categories import match_categories
from clustergrammer_widget.data.labels import Labels, read_labels
from clustergrammer_widget.data.matrix import Matrix
from clustergrammer_widget.data.read_path import read_path
from clustergrammer_widget.data.unicode import whole_text

Values = npt.NDArray[np.float64]

# What makes a table of pandas or numpy of theirs.
FROM_OTHER_PACKAGES = {
    "polars": "data.to_pandas().set_index(...) with the column that has the labels",
    "pyarrow": "data.to_pandas().set_index(...) with the column that has the labels",
    "anndata": "data.to_df()",
    "xarray": "data.to_pandas()",
    "dask": "data.compute()",
    "scipy": "data.toarray()",
}


def read_matrix_like(
    data: object,
    row_categories: object = None,
    col_categories: object = None,
    category_colors: Mapping[str, ColorSpec] | None = None,
) -> Matrix:
    """Read a DataFrame, a 2-D array, a nested list or a file, with its categories.

    Parameters
    ----------
    data : DataFrame, ndarray, nested list, str or path
        At least 1 by 1, of numbers or booleans. Columns of objects or text pass where they
        convert to numbers without loss. None and NA become NaN. Text and paths name a file, see
        `read_path`.
    row_categories, col_categories : DataFrame, Series, dict or sequence, optional
        See `match_categories`. A category takes the place of one of the same title in the labels
        or in the file.
    category_colors : mapping, optional
        Title to colours, see `build_category`.

    Returns
    -------
    Matrix
        Values are float64 copies, also of integers and booleans.

    Raises
    ------
    TypeError
        If `data` is of another type or has columns of something else than numbers.
    ValueError
        If `data` is empty, ragged or not 2-D, a file is malformed, or categories do not fit.
    FileNotFoundError
        If there is no such file.
    """
    row_labels = col_labels = None
    if isinstance(data, str | os.PathLike):
        file = read_path(data)
        data, row_labels, col_labels = file.frame, file.rows, file.cols
    values, row_index, col_index = _read_values(data)
    colors = checked_colors(category_colors)
    across_rows = OtherAxis(col_index, "columns", "col_categories")
    across_cols = OtherAxis(row_index, "rows", "row_categories")
    rows = read_axis(row_index, row_categories, colors, "row_categories", row_labels, across_rows)
    cols = read_axis(col_index, col_categories, colors, "col_categories", col_labels, across_cols)
    check_titles(colors, rows, cols)
    return Matrix(values, rows, cols)


def read_axis(
    index: pd.Index,
    categories: object = None,
    category_colors: Mapping[str, ColorSpec] | None = None,
    parameter: str = "categories",
    labels: Labels | None = None,
    other: OtherAxis | None = None,
) -> Axis:
    """Read the labels of one axis and match categories to them.

    Parameters
    ----------
    index : pandas.Index
        The labels.
    categories : DataFrame, Series, dict or sequence, optional
        See `match_categories`.
    category_colors : mapping, optional
        Title to colours; titles the axis has not are left alone.
    parameter : str
        Name of the parameter `categories` came by, for errors.
    labels : Labels, optional
        What the labels say, where that is known already.
    other : OtherAxis, optional
        The axis across, for errors.

    Returns
    -------
    Axis
    """
    index = index.copy(deep=True)
    labels = labels or read_labels(index)
    columns = labels.columns | match_categories(categories, index, labels.names, parameter, other)
    colors = category_colors or {}
    strips = tuple(
        build_category(title, column, colors.get(title), parameter)
        for title, column in columns.items()
    )
    names = tuple(map(whole_text, labels.names))
    return Axis(index, names, whole_text(labels.title), strips)


def checked_colors(category_colors: object) -> dict[str, ColorSpec]:
    """Check for colours by title.

    Raises
    ------
    TypeError
        If this is something else.
    """
    wanted = 'give {title: {value: colour}} or {title: "palette name"}'
    if category_colors is None:
        return {}
    if not isinstance(category_colors, Mapping):
        raise TypeError(f"category_colors is a {type(category_colors).__name__}; {wanted}")
    for title, colors in category_colors.items():
        if not isinstance(colors, Mapping | str):
            raise TypeError(f"category_colors[{title!r}] is a {type(colors).__name__}; {wanted}")
    return {str(title): colors for title, colors in category_colors.items()}


def check_titles(colors: Iterable[str], *axes: Axis) -> None:
    """Check that each title is that of a category of one of the axes.

    Raises
    ------
    ValueError
        If one is not.
    """
    titles = [category.title for axis in axes for category in axis.categories]
    unknown = [title for title in colors if title not in titles]
    if unknown:
        raise ValueError(
            f"category_colors has the title {unknown[0]!r}, which is not a category; "
            f"the categories are {titles}"
        )


def _read_values(data: object) -> tuple[Values, pd.Index, pd.Index]:
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


def _frame_values(frame: pd.DataFrame) -> Values:
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


def _column_values(column: pd.Series[Any]) -> Values | None:
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


def _mixed_values(column: pd.Series[Any]) -> Values | None:
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
