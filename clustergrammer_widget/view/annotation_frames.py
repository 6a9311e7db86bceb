"""Return annotations as DataFrames, and their colours as dicts."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

import numpy as np
import pandas as pd

from clustergrammer_widget._validation import replace_surrogates
from clustergrammer_widget.data.annotations import CategoricalAnnotation, NumericAnnotation
from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.data.labels import label_key
from clustergrammer_widget.data.temporal import as_dates, as_durations


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
    columns = [_values(annotation).set_axis(index) for annotation in axis.given_annotations]
    titles = [annotation.title for annotation in axis.given_annotations]
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
        for annotation in axis.given_annotations:
            colors = _colors(annotation)
            told[annotation.title] = colors | told.get(annotation.title, {})
    return told


def _values(annotation: CategoricalAnnotation | NumericAnnotation) -> pd.Series[Any]:
    given = annotation.given
    if isinstance(annotation, CategoricalAnnotation):
        if given is not None:
            return given.copy()
        texts = np.array([*annotation.values, None], dtype=object)
        return pd.Series(texts[annotation.codes], dtype="str")
    types = pd.api.types
    if annotation.unit == "date":
        is_kept = given is not None and types.is_datetime64_any_dtype(given.dtype)
        made: Any = None if is_kept else as_dates(annotation.numbers)
    elif annotation.unit == "duration":
        is_kept = given is not None and types.is_timedelta64_dtype(given.dtype)
        made = None if is_kept else as_durations(annotation.numbers)
    else:
        is_kept = given is not None and types.is_numeric_dtype(given.dtype)
        made = None if is_kept else annotation.numbers.copy()
    return given.copy() if given is not None and is_kept else pd.Series(made)


def _colors(annotation: CategoricalAnnotation | NumericAnnotation) -> dict[Any, str]:
    if isinstance(annotation, NumericAnnotation):
        return {"positive": annotation.positive, "negative": annotation.negative}
    known: dict[str, Hashable] = {}
    for value in [] if annotation.given is None else annotation.given.tolist():
        if label_key(value) is not None:
            known.setdefault(replace_surrogates(value), value)
    return {
        known.get(text, text): color
        for text, color in zip(annotation.values, annotation.colors, strict=True)
    }
