"""Apply a change to a view and its history."""

from __future__ import annotations

from clustergrammer_widget.view.changes.consistency import check_consistent
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.view.state.change import Change
from clustergrammer_widget.view.state.history import History, make_step
from clustergrammer_widget.view.state.parts import differing_parts, with_parts


def apply_change(
    view: ResolvedView, history: History, change: Change
) -> tuple[ResolvedView, History]:
    """Return the view and the history after a change.

    Raises
    ------
    ValueError
        If the view can't be changed so: it does not fit the table, or there is no step to go.
    """
    if change.action == "set":
        after = view.with_state(with_parts(view.state, change.parts))
        check_consistent(after)
        step = make_step(view.state, after.state, change.gesture)
        return after, history if step is None else history.recorded(step)
    target = history.undone() if change.action == "undo" else history.redone()
    if target is None:
        raise ValueError(f"there is nothing to {change.action}")
    parts, history = target
    after = view.with_state(with_parts(view.state, {**parts, **change.parts}))
    check_consistent(after)
    return after, history


def change_between(before: ResolvedView, after: ResolvedView) -> Change | None:
    """Return the change that leads from one view to another of the same table, if they differ."""
    parts = differing_parts(before.state, after.state)
    return Change("set", parts) if parts else None
