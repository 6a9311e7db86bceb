"""Look up labels of an axis."""

from __future__ import annotations

import difflib
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from clustergrammer_widget.data.axis import Axis

# difflib compares with every name, about 20 us each.
SUGGEST_AMONG = 20_000


def list_labels(labels: Iterable[Any]) -> list[Hashable]:
    """Return labels as a list, each as pandas lists it in an index: times of numpy's as its own."""
    if isinstance(labels, np.ndarray):
        labels = pd.Index(labels.ravel(), tupleize_cols=False)
    if isinstance(labels, pd.Series | pd.Index):
        return list(labels.tolist())
    return [
        pd.Timestamp(label)
        if isinstance(label, np.datetime64)
        else pd.Timedelta(label)
        if isinstance(label, np.timedelta64)
        else label
        for label in labels
    ]


def find_labels(labels: Iterable[Hashable], axis: Axis, parameter: str) -> list[list[int]]:
    """Find every label, by label or else by drawn name.

    Parameters
    ----------
    labels : iterable of hashable
        What the user wrote.
    axis : Axis
        Where to look.
    parameter : str
        Name of the parameter, for the error.

    Returns
    -------
    list of list of int
        Positions of each label, ascending.

    Raises
    ------
    ValueError
        If the axis lacks any; the message has the first of them and the closest names.
    TypeError
        If one is something that can't be a label, such as a list.
    """
    wanted = list(labels)
    found = [_find(label, axis, parameter) for label in wanted]
    unknown = [label for label, positions in zip(wanted, found, strict=True) if not positions]
    if unknown:
        shown = ", ".join(map(repr, unknown[:5])) + (", ..." if len(unknown) > 5 else "")
        raise ValueError(
            f"{parameter} has {len(unknown)} of {len(wanted)} labels that are not on the axis: "
            f"{shown}; {_meant(wanted, unknown, axis)}"
        )
    return found


def _find(label: Hashable, axis: Axis, parameter: str) -> list[int]:
    try:
        return axis.find(label)
    except (TypeError, ValueError) as error:
        raise TypeError(
            f"{parameter} has {label!r}, a {type(label).__name__}, as a label; "
            "give a flat list of labels"
        ) from error


def _meant(wanted: Sequence[Hashable], unknown: Sequence[Hashable], axis: Axis) -> str:
    """Return what to write instead of labels; whole numbers alone may have been positions."""
    numbers = [x for x in wanted if isinstance(x, int | np.integer) and not isinstance(x, bool)]
    instead = suggest_labels(unknown[0], axis.names)
    are_numbers = len(unknown) == len(wanted) == len(numbers)
    if are_numbers and all(-len(axis) <= number < len(axis) for number in numbers):
        return f"{instead}; give labels, not positions"
    return instead


def suggest_labels(label: object, names: Sequence[str]) -> str:
    """Return what to write instead: the closest names, else the first ones."""
    distinct = list(dict.fromkeys(names[:SUGGEST_AMONG]))
    close = difflib.get_close_matches(str(label), distinct, n=3, cutoff=0.6)
    if close:
        return f"did you mean {' or '.join(map(repr, close))}?"
    more = ", ..." if len(distinct) > 3 else ""
    return f"the labels are {', '.join(map(repr, distinct[:3]))}{more}"
