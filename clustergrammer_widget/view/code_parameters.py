"""The parameters a widget was made with, as Python text."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from clustergrammer_widget.data.axis import Axis, Category, NumberCategory
from clustergrammer_widget.data.units import as_given, within_years
from clustergrammer_widget.view.colors import Colors
from clustergrammer_widget.view.heatmap_view import HeatmapView
from clustergrammer_widget.view.literal import called, enclosed, literal
from clustergrammer_widget.view.lookup_tables import named_lut


def constructor(seen: HeatmapView, parameters: Mapping[str, object]) -> tuple[str, dict[str, str]]:
    """Write the call that makes the widget from ``data``.

    Categories and the mask stand in it in the order of the data, so they need no labels; a
    colour map that has no name is written colour by colour.

    Parameters
    ----------
    seen : HeatmapView
        A view of the heatmap.
    parameters : mapping
        What was given besides the data and differs from the defaults.

    Returns
    -------
    text : str
        The call.
    missing : dict of str to str
        Parameters that have no text, and what kind of thing each is; each stands in the call
        under its own name.
    """
    arguments: dict[str, str] = {}
    missing: dict[str, str] = {}
    matrix, colors = seen.heatmap.matrix, seen.heatmap.colors
    for name, value in parameters.items():
        try:
            if name in ("row_categories", "col_categories"):
                arguments[name] = _categories(matrix.rows if name[0] == "r" else matrix.cols)
            elif name == "mask":
                arguments |= {} if matrix.mask is None else {name: _mask(matrix.mask)}
            elif name == "cmap":
                arguments[name] = _color_map(value, colors)
            else:
                arguments[name] = literal(value)
        except TypeError:
            arguments[name] = name
            missing[name] = f"a {type(value).__name__}"
    return called("cgw.Clustergram", "data", **arguments), missing


def _categories(axis: Axis) -> str:
    strips = {literal(category.title): _category(category) for category in axis.categories}
    return enclosed("{", (f"{title}: {strip}" for title, strip in strips.items()), "}")


def _category(category: Category) -> str:
    """Write one value per label; text in another order than that of appearance has the order."""
    if isinstance(category, NumberCategory):
        return _numbers(category)
    values = [*category.values, None]
    texts = [values[code] for code in category.codes]
    appearance = tuple(dict.fromkeys(text for text in texts if text is not None))
    if appearance == category.values:
        return literal(texts)
    return called("pd.Categorical", literal(texts), literal(list(category.values)))


def _numbers(category: NumberCategory) -> str:
    """Write numbers as a list, dates and durations as pandas reads them from text."""
    if category.unit == "number":
        return literal(category.numbers)
    numbers = category.numbers.tolist()
    is_date = category.unit == "date"
    if not np.all(np.isnan(category.numbers) | within_years(category.numbers, is_date)):
        seconds = ["NaT" if np.isnan(n) else round(n * 86_400) for n in numbers]
        kind = "datetime64[s]" if is_date else "timedelta64[s]"
        return called("np.array", literal(seconds), dtype=literal(kind))
    texts = literal([None if np.isnan(n) else as_given(n, category.unit) for n in numbers])
    if category.unit == "duration":
        return called("pd.to_timedelta", texts)
    return called("pd.to_datetime", texts, format='"ISO8601"')


def _mask(mask: npt.NDArray[np.bool_]) -> str:
    """Write the lengths of runs row by row, of drawn and of masked cells in turn."""
    flat = mask.ravel()
    ends = [*(np.flatnonzero(np.diff(flat, prepend=False)).tolist()), flat.size]
    runs = np.diff(ends, prepend=0).tolist()
    is_masked = f"np.arange({len(runs)}) % 2 == 1"
    rows, cols = mask.shape
    return f"{called('np.repeat', is_masked, literal(runs))}.reshape({rows}, {cols})"


def _color_map(given: object, colors: Colors) -> str:
    try:
        return literal(given)
    except TypeError:
        pass
    try:
        if np.array_equal(named_lut(colors.name)[1], colors.lut):
            return literal(colors.name)
    except ValueError:
        pass
    return literal(["#" + bytes(color).hex() for color in colors.lut])
