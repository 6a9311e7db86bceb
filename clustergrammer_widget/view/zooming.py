"""Read and change what the zoom shows."""

from __future__ import annotations

from numbers import Real

import numpy as np

from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.data.floats import float_or_infinite
from clustergrammer_widget.view.heatmap_view import AXES, HeatmapView
from clustergrammer_widget.view.positions import positions_in
from clustergrammer_widget.view.state import Interval, Viewport

# A stretch this close to the whole axis is the whole axis, as on the page.
ROUNDING = 1e-9


def zoom_of(seen: HeatmapView) -> tuple[Interval | None, Interval | None]:
    """Return what the zoom shows of rows and of columns, None for all that is visible.

    A stretch that reaches beyond what is visible, since that has changed, is moved back into it,
    as on the page.
    """
    viewport = seen.state.viewport
    rows, cols = len(seen.visible("rows")), len(seen.visible("cols"))
    return _within(viewport.rows, rows), _within(viewport.cols, cols)


def zoomed(seen: HeatmapView, viewport: object) -> HeatmapView:
    """Zoom to a part of what is visible.

    Parameters
    ----------
    seen : HeatmapView
        What to start from.
    viewport : (rows, cols) or None
        Of each axis a stretch of display positions, a tuple ``(start, end)`` of two numbers with
        ``0 <= start < end <= n`` where n lines are visible; or labels, in any form that
        `positions_of` takes, for the stretch that holds them all; or None for the whole axis.

    Raises
    ------
    TypeError, ValueError
        If it has another form, is out of range, or names labels that are not visible.
    """
    rows, cols = (None, None) if viewport is None else _pair(viewport)
    changed = Viewport(_interval(seen, "rows", rows), _interval(seen, "cols", cols))
    return seen.then(seen.state.with_viewport(changed))


def at_whole_of_others(before: HeatmapView, after: HeatmapView) -> HeatmapView:
    """Zoom out of each axis that shows other lines after a step than before it."""
    zoom = {
        axis: getattr(after.state.viewport, axis)
        if np.array_equal(before.visible(axis), after.visible(axis))
        else None
        for axis in AXES
    }
    return after.then(after.state.with_viewport(Viewport(**zoom)))


def _within(interval: Interval | None, count: int) -> Interval | None:
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


def _interval(seen: HeatmapView, axis: AxisName, part: object) -> Interval | None:
    if part is None:
        return None
    parameter = f"viewport, {'rows' if axis == 'rows' else 'columns'},"
    count = len(seen.visible(axis))
    if isinstance(part, tuple) and len(part) == 2 and all(map(_is_number, part)):
        start, end = float_or_infinite(part[0]), float_or_infinite(part[1])
        if not 0 <= start < end <= count:
            raise ValueError(f"{parameter} is {part!r}; give 0 <= start < end <= {count}")
        return _within((start, end), count)
    wanted = positions_in(seen, part, parameter, axis)
    places = np.flatnonzero(np.isin(seen.indices(axis), wanted))
    if len(places) == 0:
        raise ValueError(f"{parameter} has no label that is visible; give labels of w.view")
    return _within((float(places[0]), float(places[-1] + 1)), count)


def _is_number(edge: object) -> bool:
    return isinstance(edge, Real) and not isinstance(edge, bool | np.bool_)
