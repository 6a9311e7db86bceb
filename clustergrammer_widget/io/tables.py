"""Read tables, in memory or in a file, into a `Matrix`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

import pandas as pd

from clustergrammer_widget._validation import replace_surrogates
from clustergrammer_widget.data.annotation_advice import OtherAxis
from clustergrammer_widget.data.annotation_matching import match_annotations
from clustergrammer_widget.data.annotations import ColorSpec, build_annotation
from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.data.labels import Labels, read_labels
from clustergrammer_widget.data.matrix import Matrix
from clustergrammer_widget.io.files import read_path
from clustergrammer_widget.io.values import read_values


def read_dataset(
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
        See `match_annotations`. A category takes the place of one of the same title in the labels
        or in the file.
    category_colors : mapping, optional
        Title to colours, see `build_annotation`.

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
    values, row_index, col_index = read_values(data)
    colors = check_category_colors(category_colors)
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
        See `match_annotations`.
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
    columns = labels.columns | match_annotations(categories, index, labels.names, parameter, other)
    colors = category_colors or {}
    annotations = tuple(
        build_annotation(title, column, colors.get(title), parameter)
        for title, column in columns.items()
    )
    names = tuple(map(replace_surrogates, labels.names))
    return Axis(index, names, replace_surrogates(labels.title), annotations)


def check_category_colors(category_colors: object) -> dict[str, ColorSpec]:
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
    titles = [annotation.title for axis in axes for annotation in axis.given_annotations]
    unknown = [title for title in colors if title not in titles]
    if unknown:
        raise ValueError(
            f"category_colors has the title {unknown[0]!r}, which is not a category; "
            f"the categories are {titles}"
        )
