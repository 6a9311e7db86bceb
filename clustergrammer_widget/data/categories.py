"""Make category strips: text with a colour for each value, or numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget.data.axis import Category, NumberCategory, TextCategory
from clustergrammer_widget.data.floats import TooLargeError, without_signals
from clustergrammer_widget.data.natural_order import natural_key
from clustergrammer_widget.data.palette import (
    hex_color,
    is_color,
    is_palette,
    palette_colors,
    palette_ends,
)
from clustergrammer_widget.data.shared_colors import SHARED
from clustergrammer_widget.data.text.numbers import number_text
from clustergrammer_widget.data.unicode import whole_text
from clustergrammer_widget.data.units import Unit, as_number, read_numbers, text_of

ColorSpec: TypeAlias = Mapping[Any, Any] | str

SIGNS = frozenset({"positive", "negative"})


def build_category(
    title: str,
    values: pd.Series[Any],
    colors: ColorSpec | None = None,
    source: str | None = None,
) -> Category:
    """Read n values as a category strip.

    Numbers are a `NumberCategory`, unless `colors` has a colour for each of them; so are dates and
    durations, see `read_numbers`. Everything else is a `TextCategory`: a pandas Categorical keeps
    the order of the values it uses, booleans are False then True, text is in natural order:
    ``CD4`` before ``CD19``.

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
    title, values = whole_text(title), without_signals(values)
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
            return NumberCategory(title, found[0], positive, negative, found[1], values)
        texts = tuple(map(number_text, distinct.tolist()))
        codes = np.searchsorted(distinct, found[0]).astype(np.int32)
        codes[np.isnan(found[0])] = -1
    else:
        texts, codes = _as_text(values)
    return TextCategory(title, texts, _text_colors(title, texts, colors, parameter), codes, values)


def recolored(category: Category, colors: ColorSpec) -> Category:
    """Return a category in other colours, see `build_category`."""
    parameter = f"category_colors[{category.title!r}]"
    if isinstance(category, TextCategory):
        return replace(
            category, colors=_text_colors(category.title, category.values, colors, parameter)
        )
    if category.given is not None:
        return build_category(category.title, category.given, colors)
    positive, negative = _sign_colors(category.title, colors, parameter)
    return replace(category, positive=positive, negative=negative)


def _with_colors_of_their_own(
    numbers: npt.NDArray[np.float64], unit: Unit, colors: ColorSpec | None
) -> npt.NDArray[np.float64] | None:
    """Return the distinct numbers, ascending, where each is a key of the colours; else None."""
    if unit != "number" or not isinstance(colors, Mapping) or colors.keys() <= SIGNS:
        return None
    distinct = np.unique(numbers[~np.isnan(numbers)])
    keys = {as_number(key, "number") for key in colors}
    return distinct if len(distinct) and keys.issuperset(distinct.tolist()) else None


def _as_text(values: pd.Series[Any]) -> tuple[tuple[str, ...], npt.NDArray[np.int32]]:
    """Distinct texts in their order, and the code of each value."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        order = values.cat.categories[np.unique(values.cat.codes[values.cat.codes >= 0])]
        texts = list(dict.fromkeys(whole_text(value) for value in order))
        if not values.cat.ordered and texts == sorted(texts):  # nobody chose pandas' own order
            texts.sort(key=natural_key)
    else:
        present = values.dropna()
        texts = list(dict.fromkeys(whole_text(value) for value in present.tolist()))
        if pd.api.types.infer_dtype(present) == "boolean":
            texts.sort()
        else:
            texts.sort(key=natural_key)
    code_of = {text: code for code, text in enumerate(texts)}
    missing = values.isna().tolist()
    codes = [
        -1 if absent else code_of[whole_text(value)]
        for value, absent in zip(values.tolist(), missing, strict=True)
    ]
    return tuple(texts), np.array(codes, dtype=np.int32)


def _text_colors(
    title: str, values: tuple[str, ...], colors: ColorSpec | None, parameter: str
) -> tuple[str, ...]:
    if isinstance(colors, str):
        return palette_colors(colors, len(values), parameter)
    given = {
        text_of(value, values) or whole_text(value): color
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
