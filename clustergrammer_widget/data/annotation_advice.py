"""Advice for errors about annotations whose labels do not match the axis."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import pandas as pd

from clustergrammer_widget.data.labels import label_key

PACKAGE = str(Path(__file__).parents[1])


@dataclass(frozen=True, eq=False)
class OtherAxis:
    """The axis across.

    Attributes
    ----------
    index : pandas.Index
        Its labels.
    lines : str
        What they are labels of, ``"rows"`` or ``"columns"``.
    parameter : str
        What takes its categories.
    """

    index: pd.Index
    lines: str
    parameter: str


def advice(
    spec: object, own: pd.Index, index: pd.Index, parameter: str, other: OtherAxis | None
) -> str:
    """Return how to fix annotations that share no label with an axis.

    Parameters
    ----------
    spec : object
        The categories as they were given.
    own, index : pandas.Index
        The labels of one of them, and those of the axis.
    parameter : str
        Name of the parameter they came by.
    other : OtherAxis, optional
        The axis across.
    """
    if other is not None and _share(own, other.index):
        return f"these are labels of the {other.lines}: give it as {other.parameter}"
    if isinstance(spec, pd.DataFrame):
        if _share(spec.columns, index):
            return f"its columns have them: give {parameter}.T"
        for place, title in enumerate(spec.columns):
            if _share(spec.iloc[:, place], index):
                return f"its column {title!r:.80} has them: give {parameter}.set_index({title!r})"
    return "give it the data's labels with set_index, or, if it is in the data's order, as a list"


def warn_of_positions(own: pd.Index, index: pd.Index, parameter: str) -> None:
    """Warn when labels that are matched are probably positions: just 0, 1, 2, and not the axis'."""
    if not isinstance(own, pd.RangeIndex) or own.start != 0 or own.step != 1:
        return
    if len(own) != len(index) or set(own) == {label_key(label) for label in index.tolist()}:
        return
    shown = ", ".join(repr(label) for label in index[:4].tolist())
    warnings.warn(
        f"{parameter} has the labels 0 to {len(own) - 1}, which look like positions, but it is "
        f"matched by label, and the labels of the data are {shown}, ...; if it is in the order of "
        "the data, give it as a list, or with the labels of the data (.set_axis(...))",
        UserWarning,
        stacklevel=_level_of_caller(),
    )


def _share(own: Iterable[object], index: pd.Index) -> bool:
    labels = index.tolist()
    keys = {label_key(label) for label in labels} | {str(label) for label in labels}
    return any(_key(label) in keys for label in list(own)[:1000])


def _key(label: object) -> object:
    try:
        hash(label)
    except TypeError:
        return str(label)
    return label_key(label)


def _level_of_caller() -> int:
    """Return how far up the first frame outside this package is, seen from who warns."""
    level = 1
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename.startswith(PACKAGE):
        frame, level = frame.f_back, level + 1
    return level
