"""Write the parameters of a widget as Python text."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from clustergrammer_widget.codegen.literals import format_bracketed, format_call, literal
from clustergrammer_widget.colors.lookup_tables import load_lut
from clustergrammer_widget.colors.scale import ColorScale
from clustergrammer_widget.data.annotations import Annotation, NumericAnnotation
from clustergrammer_widget.data.axis import Axis
from clustergrammer_widget.data.temporal import format_value, within_years
from clustergrammer_widget.view.resolved_view import ResolvedView

# pandas before version 3 reads dates as nanoseconds, which end in 2262.
MOST_DAYS_IN_NANOSECONDS = 106_751


def format_constructor(
    view: ResolvedView, parameters: Mapping[str, object]
) -> tuple[str, dict[str, str]]:
    """Write the call that makes the widget from ``data``.

    Categories and the mask stand in it in the order of the data, so they need no labels; a
    colour map that has no name is written colour by colour.

    Parameters
    ----------
    view : ResolvedView
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
    matrix, colors = view.heatmap.matrix, view.heatmap.colors
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
    return format_call("cgw.Clustergram", "data", **arguments), missing


def _categories(axis: Axis) -> str:
    annotations = {
        literal(annotation.title): _category(annotation) for annotation in axis.given_annotations
    }
    return format_bracketed("{", (f"{title}: {strip}" for title, strip in annotations.items()), "}")


def _category(annotation: Annotation) -> str:
    """Write one value per label; text in another order than that of appearance has the order."""
    if isinstance(annotation, NumericAnnotation):
        return _numbers(annotation)
    values = [*annotation.values, None]
    texts = [values[code] for code in annotation.codes]
    appearance = tuple(dict.fromkeys(text for text in texts if text is not None))
    if appearance == annotation.values:
        return literal(texts)
    return format_call("pd.Categorical", literal(texts), literal(list(annotation.values)))


def _numbers(annotation: NumericAnnotation) -> str:
    """Write numbers as a list, dates and durations as pandas reads them from text."""
    if annotation.unit == "number":
        return literal(annotation.numbers)
    numbers = annotation.numbers.tolist()
    is_date = annotation.unit == "date"
    if not np.all(np.isnan(annotation.numbers) | within_years(annotation.numbers, is_date)):
        seconds = ["NaT" if np.isnan(n) else round(n * 86_400) for n in numbers]
        kind = "datetime64[s]" if is_date else "timedelta64[s]"
        return format_call("np.array", literal(seconds), dtype=literal(kind))
    texts = [None if np.isnan(n) else format_value(n, annotation.unit) for n in numbers]
    if annotation.unit == "duration":
        return format_call("pd.to_timedelta", literal(texts))
    if np.nanmax(np.abs(annotation.numbers), initial=0) > MOST_DAYS_IN_NANOSECONDS:
        dates = literal(["NaT" if text is None else text for text in texts])
        return format_call("np.array", dates, dtype='"datetime64[us]"')
    return format_call("pd.to_datetime", literal(texts), format='"ISO8601"')


def _mask(mask: npt.NDArray[np.bool_]) -> str:
    """Write the lengths of runs row by row, of drawn and of masked cells in turn."""
    flat = mask.ravel()
    ends = [*(np.flatnonzero(np.diff(flat, prepend=False)).tolist()), flat.size]
    runs = np.diff(ends, prepend=0).tolist()
    is_masked = f"np.arange({len(runs)}) % 2 == 1"
    rows, cols = mask.shape
    return f"{format_call('np.repeat', is_masked, literal(runs))}.reshape({rows}, {cols})"


def _color_map(given: object, colors: ColorScale) -> str:
    try:
        return literal(given)
    except TypeError:
        pass
    try:
        if np.array_equal(load_lut(colors.name)[1], colors.lut):
            return literal(colors.name)
    except ValueError:
        pass
    return literal(["#" + bytes(color).hex() for color in colors.lut])
