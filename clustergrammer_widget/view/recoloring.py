"""Change the colours of a view; None restores the default."""

from __future__ import annotations

import difflib
import math
from dataclasses import replace
from numbers import Real
from typing import Any, Literal

import numpy as np

from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.data.floats import float_or_infinite
from clustergrammer_widget.view.color_maps import page_color_maps
from clustergrammer_widget.view.color_range import Norm
from clustergrammer_widget.view.color_state import REDUCTIONS
from clustergrammer_widget.view.color_view import (
    viewed_center,
    viewed_domain,
    viewed_norm,
    viewed_own_range,
)
from clustergrammer_widget.view.colors import checked_norm
from clustergrammer_widget.view.heatmap_view import HeatmapView

End = Literal["vmin", "vmax"]


def map_names(seen: HeatmapView) -> list[str]:
    """Return the names of the maps there are to choose from, and of the table's own."""
    return list(dict.fromkeys([seen.heatmap.colors.name, *(m[0] for m in page_color_maps())]))


def with_map(seen: HeatmapView, name: object) -> HeatmapView:
    """Use one of the page's colour maps, or with None or its name the table's own.

    A map that is not diverging takes back what the center was set to.

    Raises
    ------
    ValueError
        If there is none of this name.
    """
    names = map_names(seen)
    if name is not None and (not isinstance(name, str) or name not in names):
        close = difflib.get_close_matches(str(name), names, n=1)
        hint = f"did you mean {close[0]!r}? " if close else ""
        raise ValueError(
            f"cmap is {name!r:.80}; {hint}Here there are {', '.join(map(repr, names))}; "
            "Clustergram(data, cmap=...) takes any"
        )
    given, view = seen.heatmap.colors, seen.state.colors
    is_diverging = next(
        (choice[1] for choice in page_color_maps() if choice[0] == (name or given.name)),
        given.center is not None,
    )
    return _recolored(
        seen,
        map=None if name == given.name else name,
        center=view.center if is_diverging else None,
    )


def domain(seen: HeatmapView) -> tuple[float, float]:
    """Return the values at which the colours begin and end."""
    view, given = seen.state.colors, seen.heatmap.colors
    if norm(seen) == "log":
        return viewed_domain(given, replace(view, own_range="none"))
    ends = (given.vmin, given.vmax) if given.norm == "linear" else given.ranges["linear"].ends
    return (
        ends[0] if view.vmin is None else view.vmin,
        ends[1] if view.vmax is None else view.vmax,
    )


def with_end(seen: HeatmapView, end: End, value: object) -> HeatmapView:
    """Set one end of the domain, or give it back with None.

    Raises
    ------
    TypeError, ValueError
        If it is no finite number, or not on its side of the other end.
    """
    vmin, vmax = domain(seen)
    if value is None:
        changed = _recolored(seen, **{end: None})
    else:
        number = _number(value, end)
        if number <= 0 and norm(seen) == "log":
            raise ValueError(f"{end} is {value!r} on a log scale; give a number above 0")
        if number == (vmin if end == "vmin" else vmax) and not _has_own_range_as_given(seen):
            return seen
        changed = _recolored(seen, **{end: number})
    low, high = domain(changed)
    if low >= high:
        wanted = f"below vmax, {vmax:g}" if end == "vmin" else f"above vmin, {vmin:g}"
        raise ValueError(f"{end} is {value!r}; give a number {wanted}, or change that first")
    return changed


def center(seen: HeatmapView) -> float | None:
    """Return the value in the middle of the map, None where it is only that of the domain."""
    return viewed_center(seen.heatmap.colors, seen.state.colors)


def with_center(seen: HeatmapView, value: object) -> HeatmapView:
    """Set the value in the middle of the map, or give it back with None.

    Raises
    ------
    TypeError, ValueError
        If it is no finite number.
    """
    number = None if value is None else _number(value, "center")
    if number is not None and number == center(seen) and not _has_own_range_as_given(seen):
        return seen
    return _recolored(seen, center=number)


def norm(seen: HeatmapView) -> Norm:
    """Return whether colours follow the values or their logarithms."""
    return viewed_norm(seen.heatmap.colors, replace(seen.state.colors, own_range="none"))


def with_norm(seen: HeatmapView, value: object) -> HeatmapView:
    """Colour by the values or by their logarithms, or with None as given.

    Ends that were set are given back: they are those of the other scale.

    Raises
    ------
    ValueError
        If it is neither "linear" nor "log", or no value is above 0.
    """
    given = seen.heatmap.colors
    wanted = given.norm if value is None else checked_norm(value)
    if wanted == norm(seen):
        return seen
    if wanted not in given.ranges:
        raise ValueError(f"norm is {value!r}, but no value is above 0; give 'linear'")
    return _recolored(seen, norm=None if wanted == given.norm else wanted, vmin=None, vmax=None)


def with_opacity(seen: HeatmapView, opacity: object) -> HeatmapView:
    """Draw paler (down to 0) or stronger (up to 2) than as given (1).

    Raises
    ------
    TypeError, ValueError
        If it is no number from 0 to 2.
    """
    number = _number(opacity, "opacity")
    if not 0 <= number <= 2:
        raise ValueError(f"opacity is {opacity!r}; give a number from 0 to 2; 1 is normal")
    return _recolored(seen, opacity=number)


def own_range(seen: HeatmapView) -> AxisName | None:
    """Return the axis whose rows or columns have ranges of their own, None where all have one."""
    return viewed_own_range(seen.heatmap.colors, seen.state.colors)


def with_own_range(seen: HeatmapView, axis: AxisName, is_on: object) -> HeatmapView:
    """Colour each row or each column over its own range, or all over one.

    Raises
    ------
    TypeError
        If `is_on` is neither True nor False.
    """
    if not isinstance(is_on, bool | np.bool_):
        name = "per_row" if axis == "rows" else "per_col"
        raise TypeError(f"{name} is {is_on!r:.80}; give True or False")
    if is_on == (own_range(seen) == axis):
        return seen
    as_given = _recolored(seen, own_range=None)
    wanted = axis if is_on else None
    return (
        as_given if own_range(as_given) == wanted else _recolored(seen, own_range=wanted or "none")
    )


def with_reduction(seen: HeatmapView, reduction: object) -> HeatmapView:
    """Show the mean of the cells that share a pixel, or the value of largest magnitude.

    Raises
    ------
    ValueError
        If it is neither "mean" nor "extreme".
    """
    if not isinstance(reduction, str) or reduction not in REDUCTIONS:
        raise ValueError(f"reduction is {reduction!r:.80}; give 'mean' or 'extreme'")
    return _recolored(seen, reduction=reduction)


def _has_own_range_as_given(seen: HeatmapView) -> bool:
    """Tell whether rows or columns have ranges of their own that an end or the center would end."""
    return seen.state.colors.own_range is None and own_range(seen) is not None


def _recolored(seen: HeatmapView, **changes: Any) -> HeatmapView:
    return seen.then(replace(seen.state, colors=replace(seen.state.colors, **changes)))


def _number(value: object, parameter: str) -> float:
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"{parameter} is {value!r:.80}, a {type(value).__name__}; give a number")
    number = float_or_infinite(value)
    if not math.isfinite(number):
        raise ValueError(f"{parameter} is {value!r:.80}; give a finite number")
    return number
