r"""Read and write the label and category cells of a text file.

A title stands before each cell it is the title of: ``Gene: TP53``, ``Dose: 2.5``. What is written
here can be told apart from everything else when it is read:

- A backslash before a colon, a backslash, or a parenthesis at the start, belongs to a title that
  has such a character in it.
- An empty title, ``: TP53``, before all labels of an axis means that it has none, and that the rest
  is the label as it stands.
- The same after the title of a category, ``Cluster: : 1``, means text, not numbers or dates.
- A category cell without a title that is empty or a word such as ``NaN`` or ``NA`` is missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget.data.annotations import Annotation, CategoricalAnnotation
from clustergrammer_widget.data.labels import Labels, read_labels
from clustergrammer_widget.data.number_text import is_missing, number_text, read_number
from clustergrammer_widget.io.text.dates import date_texts, is_date, read_dates

LITERAL = ": "
TITLED = re.compile(r"((?:[^:\\]|\\.)*): (.*)", re.DOTALL)
ESCAPED = re.compile(r"\\([:\\(])")


@dataclass(frozen=True, eq=False)
class CategoryCells:
    """The title of a category, None when its cells have none, and its n values."""

    title: str | None
    values: pd.Series[Any]


def read_label_cells(cells: Sequence[str]) -> Labels:
    """Read the labels of an axis.

    Parameters
    ----------
    cells : sequence of str
        The n cells, at least one.

    Returns
    -------
    Labels
        Text that reads like tuples is read by `read_labels`. A title that all cells have is that
        of the axis. Everything else, numbers and ``NA`` too, is a name as it stands.
    """
    if all(cell.startswith("(") for cell in cells):
        return read_labels(pd.Index(cells, dtype=object))
    title, names = _split_title(cells)
    return Labels(tuple(names), title or "")


def label_cells(names: Sequence[str], title: str) -> list[str]:
    """Write the labels of an axis, so that `read_label_cells` gives names and title back.

    The title is written before each name. Without a title the names are written as they are,
    except where they would be taken for something else: if one is empty, if all have the same
    text before their first ``": "``, or if all start with a parenthesis, each gets an empty title.
    """
    if title:
        return [f"{_escaped(title)}: {name}" for name in names]
    beginnings = {name.partition(": ")[0] if ": " in name else None for name in names}
    titled = len(beginnings) == 1 and None not in beginnings
    if titled or "" in names or all(name.startswith("(") for name in names):
        return [LITERAL + name for name in names]
    return list(names)


def read_category_cells(cells: Sequence[str]) -> CategoryCells:
    """Read one category.

    Parameters
    ----------
    cells : sequence of str
        The n cells.

    Returns
    -------
    CategoryCells
        The values are float64 if all cells read as numbers or as missing, datetime64 if they read
        as dates or as missing, else text.
    """
    there = [place for place, cell in enumerate(cells) if not is_missing(cell)]
    title, texts = _split_title([cells[place] for place in there])
    literal = title is not None and bool(texts) and all(text.startswith(LITERAL) for text in texts)
    if literal:
        texts = [text.removeprefix(LITERAL) for text in texts]
    found = dict(zip(there, texts, strict=True))
    values = [found.get(place) for place in range(len(cells))]
    return CategoryCells(title, text_values(values) if literal else typed_values(values))


def category_cells(category: Annotation, places: npt.NDArray[np.intp]) -> list[str]:
    """Write one category, so that `read_category_cells` gives title and values back.

    The title is written before each value. Missing text is an empty cell, a missing number ``NaN``;
    `date_texts` writes dates, and durations are numbers of days. Text gets an empty title of its
    own if all of it reads as numbers, as dates or as missing, or has such a title already. A
    category of which nothing is there is written as missing numbers.

    Parameters
    ----------
    category : Annotation
        Of n values.
    places : ndarray of int
        Positions of the labels to write, in this order.
    """
    title = _escaped(category.title)
    if not isinstance(category, CategoricalAnnotation):
        numbers = category.numbers[places]
        is_dated = category.unit == "date"
        cells = date_texts(numbers) if is_dated else map(number_text, numbers.tolist())
        return [f"{title}: {cell}" for cell in cells]
    codes = category.codes[places].tolist()
    texts = [category.values[code] for code in dict.fromkeys(codes) if code >= 0]
    if not texts:
        return [f"{title}: NaN"] * len(codes)
    typed = all(read_number(text) is not None for text in texts) or all(map(is_date, texts))
    literal = typed or all(text.startswith(LITERAL) for text in texts)
    start = f"{title}: {LITERAL}" if literal else f"{title}: "
    return [start + category.values[code] if code >= 0 else "" for code in codes]


def typed_values(values: Sequence[str | None]) -> pd.Series[Any]:
    """Return values as float64 or datetime64 if all read as such or as missing, else as text."""
    numbers = [np.nan if value is None else read_number(value) for value in values]
    if None not in numbers:
        return pd.Series(numbers, dtype=np.float64)
    dates = read_dates(values)
    return text_values(values) if dates is None else dates


def text_values(values: Sequence[str | None]) -> pd.Series[Any]:
    """Return values as text, None as missing."""
    return pd.Series(list(values), dtype=object).infer_objects()


def _split_title(cells: Sequence[str]) -> tuple[str | None, list[str]]:
    """Split off the title all cells have; None when there is no such title."""
    if not all(": " in cell for cell in cells):
        return None, list(cells)
    matches = [TITLED.fullmatch(cell) for cell in cells]
    titles = {match[1] if match else None for match in matches}
    if len(titles) != 1 or None in titles:
        return None, list(cells)
    title = ESCAPED.sub(r"\1", titles.pop() or "")
    return title, [match[2] for match in matches if match]


def _escaped(title: str) -> str:
    escaped = title.replace("\\", "\\\\").replace(":", "\\:")
    return "\\" + escaped if escaped.startswith("(") else escaped
