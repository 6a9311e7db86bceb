"""Annotations of an axis: categories with a colour each, or numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget._validation import TooLargeError, replace_surrogates, without_signals
from clustergrammer_widget.data.natural_order import natural_key
from clustergrammer_widget.data.number_text import number_text
from clustergrammer_widget.data.temporal import Unit, parse_value, read_numbers, text_of
from clustergrammer_widget.palettes.palette import (
    hex_color,
    is_color,
    is_palette,
    palette_colors,
    palette_ends,
)
from clustergrammer_widget.palettes.shared_colors import SHARED

ColorSpec: TypeAlias = Mapping[Any, Any] | str

SIGNS = frozenset({"positive", "negative"})


@dataclass(frozen=True, eq=False)
class CategoricalAnnotation:
    """An annotation with one colour per category.

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

    def items_with(self, value: object) -> npt.NDArray[np.bool_]:
        """Tell of each label of the axis whether it has this value."""
        is_wanted = np.array([own == value for own in self.values], dtype=np.bool_)
        found = self.codes >= 0
        found[found] = is_wanted[self.codes[found]]
        return found


@dataclass(frozen=True, eq=False)
class NumericAnnotation:
    """An annotation shown by opacity: of one hue per sign, dates from the earliest on.

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

    def items_with(self, value: object) -> npt.NDArray[np.bool_]:
        """Tell of each label of the axis whether it has exactly this number."""
        number = value if isinstance(value, int | float) else np.nan
        return np.asarray(self.numbers == number, dtype=np.bool_)


Annotation: TypeAlias = CategoricalAnnotation | NumericAnnotation


def build_annotation(
    title: str,
    values: pd.Series[Any],
    colors: ColorSpec | None = None,
    source: str | None = None,
) -> Annotation:
    """Read n values as an annotation.

    Numbers are a `NumericAnnotation`, unless `colors` has a colour for each of them; so are dates
    and durations, see `read_numbers`. Everything else is a `CategoricalAnnotation`: a pandas
    Categorical keeps the order of the values it uses, booleans are False then True, text is in
    natural order: ``CD4`` before ``CD19``.

    Parameters
    ----------
    title : str
        Title of the category.
    values : Series
        One value per label of the axis, in its order; NaN, None, NaT and NA are missing.
    colors : mapping or str, optional
        For text ``{value: colour}``, other values keep their usual colour, or a palette's name.
        For numbers ``{"positive": colour, "negative": colour}``, a colour, or a palette's name,
        whose two ends are taken.
    source : str, optional
        Name of the parameter the values came by, for errors.

    Raises
    ------
    ValueError
        If a colour or palette is unknown.
    """
    parameter = f"category_colors[{title!r}]"
    title, values = replace_surrogates(title), without_signals(values)
    try:
        found = read_numbers(values)
    except TooLargeError as error:
        where = f"the category {title!r}" if source is None else f"{source}[{title!r}]"
        raise ValueError(
            f"{where} has {error.shown}, beyond the numbers that float64 holds "
            "(1.8e308); give it in other units, or as text"
        ) from error
    if found is not None:
        distinct = _with_colors_of_their_own(found[0], found[1], colors)
        if distinct is None:
            positive, negative = _sign_colors(title, colors, parameter)
            return NumericAnnotation(title, found[0], positive, negative, found[1], values)
        texts = tuple(map(number_text, distinct.tolist()))
        codes = np.searchsorted(distinct, found[0]).astype(np.int32)
        codes[np.isnan(found[0])] = -1
    else:
        texts, codes = _as_text(values)
    return CategoricalAnnotation(
        title, texts, _text_colors(title, texts, colors, parameter), codes, values
    )


def recolor(annotation: Annotation, colors: ColorSpec) -> Annotation:
    """Return an annotation in other colours, see `build_annotation`."""
    parameter = f"category_colors[{annotation.title!r}]"
    if isinstance(annotation, CategoricalAnnotation):
        return replace(
            annotation, colors=_text_colors(annotation.title, annotation.values, colors, parameter)
        )
    if annotation.given is not None:
        return build_annotation(annotation.title, annotation.given, colors)
    positive, negative = _sign_colors(annotation.title, colors, parameter)
    return replace(annotation, positive=positive, negative=negative)


def _with_colors_of_their_own(
    numbers: npt.NDArray[np.float64], unit: Unit, colors: ColorSpec | None
) -> npt.NDArray[np.float64] | None:
    """Return the distinct numbers, ascending, where each is a key of the colours; else None."""
    if unit != "number" or not isinstance(colors, Mapping) or colors.keys() <= SIGNS:
        return None
    distinct = np.unique(numbers[~np.isnan(numbers)])
    keys = {parse_value(key, "number") for key in colors}
    return distinct if len(distinct) and keys.issuperset(distinct.tolist()) else None


def _as_text(values: pd.Series[Any]) -> tuple[tuple[str, ...], npt.NDArray[np.int32]]:
    """Distinct texts in their order, and the code of each value."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        order = values.cat.categories[np.unique(values.cat.codes[values.cat.codes >= 0])]
        texts = list(dict.fromkeys(replace_surrogates(value) for value in order))
        if not values.cat.ordered and texts == sorted(texts):  # nobody chose pandas' own order
            texts.sort(key=natural_key)
    else:
        present = values.dropna()
        texts = list(dict.fromkeys(replace_surrogates(value) for value in present.tolist()))
        if pd.api.types.infer_dtype(present) == "boolean":
            texts.sort()
        else:
            texts.sort(key=natural_key)
    code_of = {text: code for code, text in enumerate(texts)}
    missing = values.isna().tolist()
    codes = [
        -1 if absent else code_of[replace_surrogates(value)]
        for value, absent in zip(values.tolist(), missing, strict=True)
    ]
    return tuple(texts), np.array(codes, dtype=np.int32)


def _text_colors(
    title: str, values: tuple[str, ...], colors: ColorSpec | None, parameter: str
) -> tuple[str, ...]:
    if isinstance(colors, str):
        return palette_colors(colors, len(values), parameter)
    given = {
        text_of(value, values) or replace_surrogates(value): color
        for value, color in (colors or {}).items()
    }
    fixed = {value: hex_color(given[value], parameter) for value in values if value in given}
    return SHARED.of_values(title, values, fixed)


def _sign_colors(title: str, colors: ColorSpec | None, parameter: str) -> tuple[str, str]:
    if colors is None:
        return SHARED.of_signs(title)
    if isinstance(colors, str):
        if not is_color(colors) and is_palette(colors):
            negative, positive = palette_ends(colors, parameter)
            return positive, negative
        return hex_color(colors, parameter), hex_color(colors, parameter)
    unknown = [key for key in colors if key not in SIGNS]
    if unknown:
        raise ValueError(
            f"{parameter} has {unknown[0]!r}, but the category is of numbers; give "
            '{"positive": colour, "negative": colour}, or a colour for each number that occurs'
        )
    positive, negative = SHARED.of_signs(title)
    return (
        hex_color(colors.get("positive", positive), parameter),
        hex_color(colors.get("negative", negative), parameter),
    )
