"""Category strips: matched by label, then read as text with colours or as numbers."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from clustergrammer_widget.data.axis import Category, NumberCategory, TextCategory, label_key
from clustergrammer_widget.data.palette import (
    NEGATIVE,
    POSITIVE,
    find_colormap,
    hex_color,
    palette_colors,
    value_colors,
)
from clustergrammer_widget.data.unicode import whole_text
from clustergrammer_widget.data.units import read_numbers

ColorSpec: TypeAlias = Mapping[Any, Any] | str
UNTITLED = "Category"


def match_categories(
    spec: object, index: pd.Index, names: Sequence[str], parameter: str
) -> dict[str, pd.Series[Any]]:
    """Bring categories into the order of an axis.

    Parameters
    ----------
    spec : DataFrame, Series, dict or sequence, optional
        A DataFrame has a category per column. A dict maps titles to a Series, a dict or a
        sequence each, or labels to values. Anything with labels of its own is matched by label; a
        plain sequence has one value per label of the axis, in order.
    index : pandas.Index
        The n labels of the axis.
    names : sequence of str
        The n drawn names, tried where no label matches.
    parameter : str
        Name of the parameter, for errors.

    Returns
    -------
    dict of str to Series
        Title to n values; labels that `spec` does not have are missing there.

    Raises
    ------
    ValueError
        If no label matches, a label has several different values, a sequence has another length,
        or a title occurs twice.
    TypeError
        If `spec` is of another type.
    """
    columns = labelled_columns(spec, index, parameter)
    return {
        title: _match(column, index, names, parameter, title) for title, column in columns.items()
    }


def labelled_columns(spec: object, index: pd.Index, parameter: str) -> dict[str, pd.Series[Any]]:
    """Read categories as they were given: title to values, each with its label.

    Parameters and errors are those of `match_categories`; labels may be others than the axis has.
    """
    columns: dict[str, pd.Series[Any]] = {}
    for title, column in _columns(spec, index, parameter):
        if title in columns:
            raise ValueError(
                f"{parameter} has the title {title!r} twice; give each category its own title"
            )
        columns[title] = column
    return columns


def build_category(title: str, values: pd.Series[Any], colors: ColorSpec | None = None) -> Category:
    """Read n values as a category strip.

    Numbers are a `NumberCategory`; so are dates and durations, see `read_numbers`. Everything else
    is a `TextCategory`: a pandas Categorical keeps the order of the values it uses, booleans are
    False then True, text comes in order of first appearance.

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

    Raises
    ------
    ValueError
        If a colour or palette is unknown.
    """
    parameter = f"category_colors[{title!r}]"
    title = whole_text(title)
    found = read_numbers(values)
    if found is not None:
        positive, negative = _sign_colors(colors, parameter)
        return NumberCategory(title, found[0], positive, negative, found[1])
    texts, codes = _as_text(values)
    return TextCategory(title, texts, _text_colors(texts, colors, parameter), codes)


def recolored(category: Category, colors: ColorSpec) -> Category:
    """Return a category in other colours, see `build_category`."""
    parameter = f"category_colors[{category.title!r}]"
    if isinstance(category, TextCategory):
        return replace(category, colors=_text_colors(category.values, colors, parameter))
    positive, negative = _sign_colors(colors, parameter)
    return replace(category, positive=positive, negative=negative)


def _columns(spec: object, index: pd.Index, parameter: str) -> Iterable[tuple[str, pd.Series[Any]]]:
    if spec is None:
        return
    if isinstance(spec, pd.DataFrame):
        for place, label in enumerate(spec.columns):
            yield _title(label), spec.iloc[:, place]
    elif isinstance(spec, pd.Series):
        yield UNTITLED if spec.name is None else _title(spec.name), spec
    elif isinstance(spec, Mapping):
        if spec and all(pd.api.types.is_scalar(value) for value in spec.values()):
            yield UNTITLED, _labelled(spec)
            return
        for title, values in spec.items():
            yield _title(title), _column(values, index, f"{parameter}[{title!r}]")
    else:
        yield UNTITLED, _column(spec, index, parameter)


def _column(values: object, index: pd.Index, parameter: str) -> pd.Series[Any]:
    """One category as a Series with labels: its own, or the axis' for a plain sequence."""
    if isinstance(values, pd.Series):
        return values
    if isinstance(values, Mapping):
        return _labelled(values)
    if isinstance(values, str) or not isinstance(
        values, Sequence | np.ndarray | pd.Index | pd.api.extensions.ExtensionArray
    ):
        raise TypeError(
            f"{parameter} is a {type(values).__name__}; give a DataFrame, a Series or a dict with "
            "the labels, or a list with one value per label"
        )
    dimensions = np.asarray(values, dtype=object).ndim
    if dimensions > 1:
        raise ValueError(
            f"{parameter} has {dimensions} dimensions; for several categories give a "
            "DataFrame or a dict {title: values}"
        )
    if len(values) != len(index):
        raise ValueError(
            f"{parameter} has {len(values)} values for {len(index)} labels; give one value per "
            "label in order, or a Series or dict with the labels"
        )
    return pd.Series(values, index=index)


def _labelled(values: Mapping[Any, Any]) -> pd.Series[Any]:
    labels = pd.Index(list(values), tupleize_cols=False)
    return pd.Series(list(values.values()), index=labels).infer_objects()


def _title(label: Hashable) -> str:
    return "-".join(map(str, label)) if isinstance(label, tuple) else str(label)


def _match(
    column: pd.Series[Any], index: pd.Index, names: Sequence[str], parameter: str, title: str
) -> pd.Series[Any]:
    if column.index.equals(index):
        return column.reset_index(drop=True)
    own = [label_key(label) for label in column.index.tolist()]
    wanted: list[Hashable] = [label_key(label) for label in index.tolist()]
    if set(own).isdisjoint(wanted):
        own, wanted = [str(label) for label in own], list(names)
    first: dict[Hashable, int] = {}
    for place, label in enumerate(own):
        first.setdefault(label, place)
    places = [first.get(label, -1) for label in wanted]
    if len(own) > 0 and max(places) < 0:
        raise ValueError(
            f"{parameter} has no label of the data: it has {_examples(column.index)}, the data has "
            f"{_examples(index)}; give it the data's labels with set_index, or, if it is in the "
            "data's order, as a list"
        )
    if len(first) < len(own):
        _check_repeats(column, own, first, set(wanted), f"{parameter}, category {title!r},")
    return column.reset_index(drop=True).reindex(places).reset_index(drop=True)


def _check_repeats(
    column: pd.Series[Any],
    own: Sequence[Hashable],
    first: Mapping[Hashable, int],
    wanted: set[Hashable],
    where: str,
) -> None:
    values = column.tolist()
    for place, label in enumerate(own):
        value, kept = values[place], values[first[label]]
        if label in wanted and label_key(value) != label_key(kept):
            raise ValueError(
                f"{where} has the label {label!r} several times, with {kept!r} and {value!r}; "
                "give each label once"
            )


def _examples(index: pd.Index) -> str:
    shown = ", ".join(repr(label) for label in index[:3].tolist())
    return f"{shown}, ..." if len(index) > 3 else shown


def _as_text(values: pd.Series[Any]) -> tuple[tuple[str, ...], npt.NDArray[np.int32]]:
    """Distinct texts in their order, and the code of each value."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        order = values.cat.categories[np.unique(values.cat.codes[values.cat.codes >= 0])]
        texts = list(dict.fromkeys(whole_text(value) for value in order))
    else:
        present = values.dropna()
        texts = list(dict.fromkeys(whole_text(value) for value in present.tolist()))
        if pd.api.types.infer_dtype(present) == "boolean":
            texts.sort()
    code_of = {text: code for code, text in enumerate(texts)}
    missing = values.isna().tolist()
    codes = [
        -1 if absent else code_of[whole_text(value)]
        for value, absent in zip(values.tolist(), missing, strict=True)
    ]
    return tuple(texts), np.array(codes, dtype=np.int32)


def _text_colors(
    values: tuple[str, ...], colors: ColorSpec | None, parameter: str
) -> tuple[str, ...]:
    if isinstance(colors, str):
        return palette_colors(colors, len(values), parameter)
    given = {whole_text(value): color for value, color in (colors or {}).items()}
    return value_colors(
        values, {value: hex_color(given[value], parameter) for value in values if value in given}
    )


def _sign_colors(colors: ColorSpec | None, parameter: str) -> tuple[str, str]:
    if colors is None:
        return POSITIVE, NEGATIVE
    if isinstance(colors, str):
        if find_colormap(colors) is not None:
            negative, positive = palette_colors(colors, 2, parameter)
            return positive, negative
        return hex_color(colors, parameter), hex_color(colors, parameter)
    unknown = [key for key in colors if key not in ("positive", "negative")]
    if unknown:
        raise ValueError(
            f"{parameter} has {unknown[0]!r}, but the category is of numbers; "
            'give {"positive": colour, "negative": colour}'
        )
    return (
        hex_color(colors.get("positive", POSITIVE), parameter),
        hex_color(colors.get("negative", NEGATIVE), parameter),
    )
