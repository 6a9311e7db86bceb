"""Read and change what the zoom shows."""

from __future__ import annotations

from numbers import Real

import numpy as np

from clustergrammer_widget._types import AXES, AxisName
from clustergrammer_widget._validation import float_or_infinite
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.view.selections import resolve_selection
from clustergrammer_widget.view.state.view_state import Interval, Viewport

# A stretch this close to the whole axis is the whole axis, as on the page.
ROUNDING = 1e-9


def current_viewport(view: ResolvedView) -> tuple[Interval | None, Interval | None]:
    """Return what the zoom shows of rows and of columns, None for all that is visible.

    A stretch that reaches beyond what is visible, since that has changed, is moved back into it,
    as on the page.
    """
    viewport = view.state.viewport
    rows, cols = len(view.visible("rows")), len(view.visible("cols"))
    return _clamp(viewport.rows, rows), _clamp(viewport.cols, cols)


def with_viewport(view: ResolvedView, viewport: object) -> ResolvedView:
    """Zoom to a part of what is visible.

    Parameters
    ----------
    view : ResolvedView
        The view to change.
    viewport : (rows, cols) or None
        Of each axis a stretch of display indices, a tuple ``(start, end)`` of two numbers with
        ``0 <= start < end <= n`` where n items are visible; or labels, in any form that
        `resolve_labels` takes, for the stretch that holds them all; or None for the whole axis.

    Raises
    ------
    TypeError, ValueError
        If it has another form, is out of range, or names labels that are not visible.
    """
    rows, cols = (None, None) if viewport is None else _pair(viewport)
    changed = Viewport(_interval(view, "rows", rows), _interval(view, "cols", cols))
    return view.with_state(view.state.with_viewport(changed))


def with_viewport_reset(before: ResolvedView, after: ResolvedView) -> ResolvedView:
    """Zoom out of each axis that shows other items than before."""
    zoom = {
        axis: getattr(after.state.viewport, axis)
        if np.array_equal(before.visible(axis), after.visible(axis))
        else None
        for axis in AXES
    }
    return after.with_state(after.state.with_viewport(Viewport(**zoom)))


def _clamp(interval: Interval | None, count: int) -> Interval | None:
    if interval is None:
        return None
    length = interval[1] - interval[0]
    if length >= count * (1 - ROUNDING):
        return None
    start = min(max(interval[0], 0.0), count - length)
    return start, min(start + length, float(count))


def _pair(viewport: object) -> tuple[object, object]:
    if isinstance(viewport, tuple | list) and len(viewport) == 2:
        return viewport[0], viewport[1]
    raise TypeError(
        f"viewport is {viewport!r:.80}; give a pair (rows, columns), each (start, end), labels, "
        "or None for all; or None to zoom out"
    )


def _interval(view: ResolvedView, axis: AxisName, part: object) -> Interval | None:
    if part is None:
        return None
    parameter = f"viewport, {'rows' if axis == 'rows' else 'columns'},"
    count = len(view.visible(axis))
    if isinstance(part, tuple) and len(part) == 2 and all(map(_is_number, part)):
        start, end = float_or_infinite(part[0]), float_or_infinite(part[1])
        if not 0 <= start < end <= count:
            raise ValueError(f"{parameter} is {part!r}; give 0 <= start < end <= {count}")
        return _clamp((start, end), count)
    wanted = resolve_selection(view, part, parameter, axis)
    places = np.flatnonzero(np.isin(view.indices(axis), wanted))
    if len(places) == 0:
        raise ValueError(f"{parameter} has no label that is visible; give labels of w.view")
    return _clamp((float(places[0]), float(places[-1] + 1)), count)


def _is_number(edge: object) -> bool:
    return isinstance(edge, Real) and not isinstance(edge, bool | np.bool_)
