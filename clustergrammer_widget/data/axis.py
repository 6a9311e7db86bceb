"""One axis of the matrix: the user's labels, the names drawn, and the category strips."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from hashlib import blake2b
from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget.data.groups import TITLE, Group, mixture
from clustergrammer_widget.data.labels import unused_title
from clustergrammer_widget.data.units import Unit

AxisName: TypeAlias = Literal["rows", "cols"]


@dataclass(frozen=True, eq=False)
class TextCategory:
    """A category strip with one colour per value.

    Attributes
    ----------
    title : str
        Name of the category, unique on its axis.
    values : tuple of str
        The distinct values, in the order the category sorts by.
    colors : tuple of str
        One ``"#rrggbb"`` per value.
    codes : ndarray of int32, shape (n,)
        Position in `values` per label of the axis; -1 where missing.
    given : Series, optional
        The values as they were given, one per label of the axis.
    """

    title: str
    values: tuple[str, ...]
    colors: tuple[str, ...]
    codes: npt.NDArray[np.int32]
    given: pd.Series[Any] | None = field(default=None, repr=False)

    def lines_with(self, value: object) -> npt.NDArray[np.bool_]:
        """Tell of each label of the axis whether it has this value."""
        is_wanted = np.array([own == value for own in self.values], dtype=np.bool_)
        found = self.codes >= 0
        found[found] = is_wanted[self.codes[found]]
        return found


@dataclass(frozen=True, eq=False)
class NumberCategory:
    """A category strip shown by opacity: of one hue per sign, dates from the earliest on.

    Attributes
    ----------
    title : str
        Name of the category, unique on its axis.
    numbers : ndarray of float64, shape (n,)
        One number per label of the axis; NaN where missing. Dates are days since 1970-01-01 UTC,
        durations days.
    positive, negative : str
        ``"#rrggbb"`` of either sign; dates have the first.
    unit : {"number", "date", "duration"}
        What the numbers are.
    given : Series, optional
        The values as they were given, one per label of the axis.
    """

    title: str
    numbers: npt.NDArray[np.float64]
    positive: str
    negative: str
    unit: Unit = "number"
    given: pd.Series[Any] | None = field(default=None, repr=False)

    def lines_with(self, value: object) -> npt.NDArray[np.bool_]:
        """Tell of each label of the axis whether it has exactly this number."""
        number = value if isinstance(value, int | float) else np.nan
        return np.asarray(self.numbers == number, dtype=np.bool_)


Category: TypeAlias = TextCategory | NumberCategory


@dataclass(frozen=True, eq=False)
class Axis:
    """The labels of one axis in the order they were given; positions decide, labels may repeat.

    Attributes
    ----------
    index : pandas.Index
        The labels exactly as the user gave them.
    names : tuple of str
        What is drawn, one per label.
    title : str
        Name of the axis, ``""`` if it has none.
    categories : tuple of Category
        The strips that were given, nearest to the labels first.
    groups : tuple of Group
        Those that were named since.
    """

    index: pd.Index
    names: tuple[str, ...]
    title: str = ""
    categories: tuple[Category, ...] = ()
    groups: tuple[Group, ...] = ()

    def __len__(self) -> int:
        """Return the number of labels."""
        return len(self.names)

    @cached_property
    def positions_by_label(self) -> dict[Hashable, list[int]]:
        """Positions of each label of `index` by its `label_key`, ascending."""
        return _positions(label_key(label) for label in self.index.tolist())

    @cached_property
    def positions_by_name(self) -> dict[Hashable, list[int]]:
        """Positions of each drawn name, ascending."""
        return _positions(self.names)

    @cached_property
    def strips(self) -> tuple[Category, ...]:
        """The categories, and after them one that tells the groups, if there are any."""
        if not self.groups:
            return self.categories
        title = unused_title(TITLE, [category.title for category in self.categories])
        told = mixture(self.groups, len(self))
        return (*self.categories, TextCategory(title, told.values, told.colors, told.codes))

    @property
    def has_repeats(self) -> bool:
        """Whether a label occurs several times."""
        return len(self.positions_by_label) < len(self)

    @property
    def has_flags(self) -> bool:
        """Whether True or False is a label."""
        return any(flag in self.positions_by_label for flag in FlagLabel)

    @cached_property
    def fingerprint(self) -> str:
        """The same for axes with the same names in the same order, and for no others."""
        digest = blake2b(digest_size=16)
        for name in self.names:
            text = name.encode(errors="surrogatepass")
            digest.update(len(text).to_bytes(8, "little") + text)
        return digest.hexdigest()

    def find(self, label: Hashable) -> list[int]:
        """Positions of a label, or else of a drawn name; empty when the axis has neither."""
        found = self.positions_by_label.get(label_key(label))
        return found if found is not None else self.positions_by_name.get(label, [])

    def category(self, title: str) -> Category | None:
        """Return the strip of this title, None when the axis has no such strip."""
        return next((category for category in self.strips if category.title == title), None)


class FlagLabel(Enum):
    """The keys of the labels False and True, which are equal to 0 and 1 otherwise."""

    FALSE = False
    TRUE = True


def label_key(label: Hashable) -> Hashable:
    """Return what is equal for labels that are the same.

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


def _positions(labels: Iterable[Hashable]) -> dict[Hashable, list[int]]:
    positions: dict[Hashable, list[int]] = {}
    for position, label in enumerate(labels):
        positions.setdefault(label, []).append(position)
    return positions
