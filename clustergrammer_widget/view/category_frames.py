"""Category strips as DataFrames, and their colours as dicts."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

import numpy as np
import pandas as pd

from clustergrammer_widget.data.axis import Axis, NumberCategory, TextCategory, label_key
from clustergrammer_widget.data.unicode import whole_text
from clustergrammer_widget.data.units import as_dates, as_durations


def category_frame(axis: Axis) -> pd.DataFrame:
    """Return the categories of an axis, without groups.

    Returns
    -------
    DataFrame
        New. The labels of the axis in their original order; one column per title. Text, booleans
        and Categoricals are as they were given, numbers are numbers, dates datetimes, durations
        timedeltas; missing values are missing.
    """
    index = axis.index.copy(deep=True)
    columns = [_values(category).set_axis(index) for category in axis.categories]
    titles = [category.title for category in axis.categories]
    return pd.concat(columns, axis=1, keys=titles) if columns else pd.DataFrame(index=index)


def category_colors(axes: Iterable[Axis]) -> dict[str, dict[Any, str]]:
    """Return the colours in use by title: of each value, or of the two signs of numbers.

    Returns
    -------
    dict of str to dict
        As the parameter of this name takes it. Where rows and columns have a title in common, they
        are together.
    """
    told: dict[str, dict[Any, str]] = {}
    for axis in axes:
        for category in axis.categories:
            colors = _colors(category)
            told[category.title] = colors | told.get(category.title, {})
    return told


def _values(category: TextCategory | NumberCategory) -> pd.Series[Any]:
    given = category.given
    if isinstance(category, TextCategory):
        if given is not None:
            return given.copy()
        texts = np.array([*category.values, None], dtype=object)
        return pd.Series(texts[category.codes], dtype="str")
    types = pd.api.types
    if category.unit == "date":
        is_kept = given is not None and types.is_datetime64_any_dtype(given.dtype)
        made: Any = None if is_kept else as_dates(category.numbers)
    elif category.unit == "duration":
        is_kept = given is not None and types.is_timedelta64_dtype(given.dtype)
        made = None if is_kept else as_durations(category.numbers)
    else:
        is_kept = given is not None and types.is_numeric_dtype(given.dtype)
        made = None if is_kept else category.numbers.copy()
    return given.copy() if given is not None and is_kept else pd.Series(made)


def _colors(category: TextCategory | NumberCategory) -> dict[Any, str]:
    if isinstance(category, NumberCategory):
        return {"positive": category.positive, "negative": category.negative}
    known: dict[str, Hashable] = {}
    for value in [] if category.given is None else category.given.tolist():
        if label_key(value) is not None:
            known.setdefault(whole_text(value), value)
    return {
        known.get(text, text): color
        for text, color in zip(category.values, category.colors, strict=True)
    }
