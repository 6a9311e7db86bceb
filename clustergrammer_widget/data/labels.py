"""Read names, a title and categories from the labels of an axis."""

from __future__ import annotations

import ast
import re
from collections.abc import Container, Hashable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import numpy as np
import pandas as pd

from clustergrammer_widget.data.number_text import read_number

PREFIX = re.compile(r"([^:]+): (.*)", re.DOTALL)


@dataclass(frozen=True, eq=False)
class Labels:
    """Names to draw, the title of the axis, and title to n values of each category found."""

    names: tuple[str, ...]
    title: str = ""
    columns: dict[str, pd.Series[Any]] = field(default_factory=dict)


def read_labels(index: pd.Index) -> Labels:
    """Read the labels of an axis.

    Four forms are known. Each holds for the whole axis or not at all.

    - A MultiIndex whose levels all have names: the name is the levels joined with ``-``, as
      seaborn draws it, and each level is a category. A single level is only the name. So is a
      MultiIndex with levels without names whose first level alone does not tell its labels apart,
      as ``pivot_table(values=[...])`` and ``concat({...})`` make it: these levels are titled
      ``Level 1`` and so on, and are no categories where all their values are equal.
    - Other tuples (a MultiIndex, too), or text that reads like tuples, such as
      ``"('Gene: EGFR', 'Type: 11')"``: the first element is the name, each further one a category
      titled ``Category 1``, ``Category 2`` and so on. Where all values of an element start with
      the same ``"Title: "``, that is its title. Text that reads as numbers is numbers.
    - Text which all starts with the same ``"Title: "``: the title is that of the axis.
    - Anything else is drawn as its text; the title is the index' own name.

    Parameters
    ----------
    index : pandas.Index
        The n labels.

    Returns
    -------
    Labels
    """
    if isinstance(index, pd.MultiIndex) and (index.nlevels == 1 or _is_told_by_levels(index)):
        return _from_levels(index)
    tuples = _tuples(index)
    if tuples is not None:
        return _from_tuples(tuples, index.names)
    own_title = "" if index.name is None else str(index.name)
    if isinstance(index, pd.DatetimeIndex):
        return Labels(tuple(index.astype(str)), own_title)
    labels = index.tolist()
    title, names = _split_prefix(labels)
    return Labels(tuple(map(str, names)), title or own_title)


def unused_title(title: str, taken: Container[str]) -> str:
    """Return the title, numbered when it is taken."""
    candidate, number = title, 2
    while candidate in taken:
        candidate, number = f"{title} ({number})", number + 1
    return candidate


def _is_told_by_levels(index: pd.MultiIndex) -> bool:
    """Whether labels are their levels together, rather than a name and what is known about it."""
    if all(name is not None for name in index.names):
        return True
    levels = [index.get_level_values(level) for level in range(index.nlevels)]
    has_titles = any(_split_prefix(values.tolist())[0] for values in levels)
    return not has_titles and not levels[0].is_unique and len(index.unique()) > levels[0].nunique()


def _from_levels(index: pd.MultiIndex) -> Labels:
    names = tuple("-".join(map(str, label)) for label in index.tolist())
    columns: dict[str, pd.Series[Any]] = {}
    titles = [name for name in index.names if name is not None]
    for level, name in enumerate(index.names):
        values = pd.Series(index.get_level_values(level)).reset_index(drop=True)
        says_something = name is not None or values.nunique(dropna=False) > 1
        if index.nlevels > 1 and says_something:
            title = f"Level {level + 1}" if name is None else str(name)
            columns[unused_title(title, columns)] = values
    return Labels(names, "-".join(map(str, titles)), columns)


def _from_tuples(tuples: Sequence[tuple[Any, ...]], level_names: Sequence[Any]) -> Labels:
    elements = list(zip(*tuples, strict=True))
    own_titles = ["" if name is None else str(name) for name in level_names]
    own_titles += [""] * (len(elements) - len(own_titles))
    title, names = _split_prefix(elements[0])
    columns: dict[str, pd.Series[Any]] = {}
    for place, element in enumerate(elements[1:], start=1):
        found, values = _split_prefix(element)
        column_title = found or own_titles[place] or f"Category {place}"
        columns[unused_title(column_title, columns)] = _numbers_or_text(values)
    first_title = own_titles[0] if len(level_names) == len(elements) else ""
    return Labels(tuple(map(str, names)), title or first_title, columns)


def _tuples(index: pd.Index) -> list[tuple[Any, ...]] | None:
    """Return the labels as tuples of one length, None when they are something else."""
    labels = index.tolist()
    if all(isinstance(label, str) for label in labels):
        labels = _parsed(labels)
    if not labels or not all(isinstance(label, tuple) and label for label in labels):
        return None
    return labels if len({len(label) for label in labels}) == 1 else None


def _parsed(labels: list[str]) -> list[Any]:
    """Labels that read like tuples of text and numbers, empty as soon as one does not."""
    if not all(label.startswith("(") and label.rstrip().endswith(")") for label in labels):
        return []
    parsed = []
    for label in labels:
        try:
            value = ast.literal_eval(label)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            return []
        if not isinstance(value, tuple) or not all(
            isinstance(part, str | int | float) for part in value
        ):
            return []
        parsed.append(value)
    return parsed


def _split_prefix(values: Sequence[Any]) -> tuple[str, list[Any]]:
    """Split off a ``"Title: "`` common to all values that are not missing."""
    titles = set()
    stripped: list[Any] = []
    for value in values:
        match = PREFIX.fullmatch(value) if isinstance(value, str) else None
        if match is None and not _is_missing(value):
            return "", list(values)
        titles.add(match[1] if match else None)
        stripped.append(match[2] if match else value)
    found = titles - {None}
    return (found.pop() or "", stripped) if len(found) == 1 else ("", list(values))


def _numbers_or_text(values: Sequence[Any]) -> pd.Series[Any]:
    """Values as numbers if they all read as numbers, else as they are."""
    if all(isinstance(value, str) or _is_missing(value) for value in values):
        numbers = [_number(value) for value in values]
        present = [number for number in numbers if number is not None]
        if len(present) == len(numbers) and not np.isnan(present).all():
            return pd.Series(present, dtype=np.float64)
    return pd.Series(list(values), dtype=object).infer_objects()


def _number(value: Any) -> float | None:
    """Return the number a text says, NaN for a missing one, None when it is something else."""
    return float("nan") if _is_missing(value) else read_number(value)


def _is_missing(value: Any) -> bool:
    return value is None or value is pd.NA or (not isinstance(value, str) and value != value)


class FlagLabel(Enum):
    """Keys for the labels False and True, which otherwise equal 0 and 1."""

    FALSE = False
    TRUE = True


def label_key(label: Hashable) -> Hashable:
    """Return a key that is equal for equal labels.

    Missing labels (None, NaN, NaT, NA) have one key, since NaN is not equal to itself; so have
    missing parts of tuples. True and False are other labels than 1 and 0.
    """
    if isinstance(label, str):
        return label
    if isinstance(label, tuple):
        return tuple(map(label_key, label))
    if label is pd.NA or label != label:
        return None
    if isinstance(label, bool | np.bool_):
        return FlagLabel(bool(label))
    return label
