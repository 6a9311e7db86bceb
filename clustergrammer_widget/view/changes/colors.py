"""Change the colours of a view; None restores the default."""

from __future__ import annotations

import difflib
import math
from dataclasses import replace
from numbers import Real
from typing import Any, Literal

import numpy as np

from clustergrammer_widget._types import AxisName
from clustergrammer_widget._validation import float_or_infinite
from clustergrammer_widget.colors.cell_colors import center_of, domain_of, norm_of, own_range_of
from clustergrammer_widget.colors.lookup_tables import page_color_maps
from clustergrammer_widget.colors.overrides import REDUCTIONS
from clustergrammer_widget.colors.scale import check_norm
from clustergrammer_widget.colors.value_range import Norm
from clustergrammer_widget.view.resolved_view import ResolvedView

End = Literal["vmin", "vmax"]


def map_names(view: ResolvedView) -> list[str]:
    """Return the names of the colour maps that can be chosen."""
    return list(dict.fromkeys([view.heatmap.colors.name, *(m[0] for m in page_color_maps())]))


def with_color_map(view: ResolvedView, name: object) -> ResolvedView:
    """Use one of the page's colour maps, or with None or its name the table's own.

    A map that is not diverging takes back what the center was set to.

    Raises
    ------
    ValueError
        If there is none of this name.
    """
    names = map_names(view)
    if name is not None and (not isinstance(name, str) or name not in names):
        close = difflib.get_close_matches(str(name), names, n=1)
        hint = f"did you mean {close[0]!r}? " if close else ""
        raise ValueError(
            f"cmap is {name!r:.80}; {hint}Here there are {', '.join(map(repr, names))}; "
            "Clustergram(data, cmap=...) takes any"
        )
    given, overrides = view.heatmap.colors, view.state.colors
    is_diverging = next(
        (choice[1] for choice in page_color_maps() if choice[0] == (name or given.name)),
        given.center is not None,
    )
    return _recolored(
        view,
        map=None if name == given.name else name,
        center=overrides.center if is_diverging else None,
    )


def current_domain(view: ResolvedView) -> tuple[float, float]:
    """Return the values at which the colours begin and end."""
    overrides, given = view.state.colors, view.heatmap.colors
    if current_norm(view) == "log":
        return domain_of(given, replace(overrides, own_range="none"))
    ends = (given.vmin, given.vmax) if given.norm == "linear" else given.ranges["linear"].ends
    return (
        ends[0] if overrides.vmin is None else overrides.vmin,
        ends[1] if overrides.vmax is None else overrides.vmax,
    )


def with_domain_end(view: ResolvedView, end: End, value: object) -> ResolvedView:
    """Set one end of the domain, or give it back with None.

    Raises
    ------
    TypeError, ValueError
        If it is no finite number, or not on its side of the other end.
    """
    vmin, vmax = current_domain(view)
    if value is None:
        changed = _recolored(view, **{end: None})
    else:
        number = _number(value, end)
        if number <= 0 and current_norm(view) == "log":
            raise ValueError(f"{end} is {value!r} on a log scale; give a number above 0")
        if number == (vmin if end == "vmin" else vmax) and not _has_own_range_as_given(view):
            return view
        changed = _recolored(view, **{end: number})
    low, high = current_domain(changed)
    if low >= high:
        wanted = f"below vmax, {vmax:g}" if end == "vmin" else f"above vmin, {vmin:g}"
        raise ValueError(f"{end} is {value!r}; give a number {wanted}, or change that first")
    return changed


def current_center(view: ResolvedView) -> float | None:
    """Return the value in the middle of the map, None where it is only that of the domain."""
    return center_of(view.heatmap.colors, view.state.colors)


def with_center(view: ResolvedView, value: object) -> ResolvedView:
    """Set the value in the middle of the map, or give it back with None.

    Raises
    ------
    TypeError, ValueError
        If it is no finite number.
    """
    number = None if value is None else _number(value, "center")
    if number is not None and number == current_center(view) and not _has_own_range_as_given(view):
        return view
    return _recolored(view, center=number)


def current_norm(view: ResolvedView) -> Norm:
    """Return whether colours follow the values or their logarithms."""
    return norm_of(view.heatmap.colors, replace(view.state.colors, own_range="none"))


def with_norm(view: ResolvedView, value: object) -> ResolvedView:
    """Colour by the values or by their logarithms, or with None as given.

    Ends that were set are given back: they are those of the other scale.

    Raises
    ------
    ValueError
        If it is neither "linear" nor "log", or no value is above 0.
    """
    given = view.heatmap.colors
    wanted = given.norm if value is None else check_norm(value)
    if wanted == current_norm(view):
        return view
    if wanted not in given.ranges:
        raise ValueError(f"norm is {value!r}, but no value is above 0; give 'linear'")
    return _recolored(view, norm=None if wanted == given.norm else wanted, vmin=None, vmax=None)


def with_opacity(view: ResolvedView, opacity: object) -> ResolvedView:
    """Draw paler (down to 0) or stronger (up to 2) than as given (1).

    Raises
    ------
    TypeError, ValueError
        If it is no number from 0 to 2.
    """
    number = _number(opacity, "opacity")
    if not 0 <= number <= 2:
        raise ValueError(f"opacity is {opacity!r}; give a number from 0 to 2; 1 is normal")
    return _recolored(view, opacity=number)


def current_own_range(view: ResolvedView) -> AxisName | None:
    """Return the axis whose rows or columns have ranges of their own, None where all have one."""
    return own_range_of(view.heatmap.colors, view.state.colors)


def with_own_range(view: ResolvedView, axis: AxisName, is_on: object) -> ResolvedView:
    """Colour each row or each column over its own range, or all over one.

    Raises
    ------
    TypeError
        If `is_on` is neither True nor False.
    """
    if not isinstance(is_on, bool | np.bool_):
        name = "per_row" if axis == "rows" else "per_col"
        raise TypeError(f"{name} is {is_on!r:.80}; give True or False")
    if is_on == (current_own_range(view) == axis):
        return view
    as_given = _recolored(view, own_range=None)
    wanted = axis if is_on else None
    return (
        as_given
        if current_own_range(as_given) == wanted
        else _recolored(view, own_range=wanted or "none")
    )


def with_reduction(view: ResolvedView, reduction: object) -> ResolvedView:
    """Show the mean of the cells that share a pixel, or the value of largest magnitude.

    Raises
    ------
    ValueError
        If it is neither "mean" nor "extreme".
    """
    if not isinstance(reduction, str) or reduction not in REDUCTIONS:
        raise ValueError(f"reduction is {reduction!r:.80}; give 'mean' or 'extreme'")
    return _recolored(view, reduction=reduction)


def _has_own_range_as_given(view: ResolvedView) -> bool:
    """Tell whether rows or columns have ranges of their own that an end or the center would end."""
    return view.state.colors.own_range is None and current_own_range(view) is not None


def _recolored(view: ResolvedView, **changes: Any) -> ResolvedView:
    return view.with_state(replace(view.state, colors=replace(view.state.colors, **changes)))


def _number(value: object, parameter: str) -> float:
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"{parameter} is {value!r:.80}, a {type(value).__name__}; give a number")
    number = float_or_infinite(value)
    if not math.isfinite(number):
        raise ValueError(f"{parameter} is {value!r:.80}; give a finite number")
    return number
