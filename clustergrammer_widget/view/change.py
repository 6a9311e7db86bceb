"""A change of a view: which parts it sets, or a step back or forth.

Kernel, pages and linked widgets send changes, not views, so changes of different parts made at the
same time all last.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, get_args

from clustergrammer_widget.view.checks import one_of, record, refused
from clustergrammer_widget.view.fitting import check_fits
from clustergrammer_widget.view.heatmap_view import HeatmapView
from clustergrammer_widget.view.history import History, step_between
from clustergrammer_widget.view.parts import (
    VIEWPORT,
    Parts,
    differing_parts,
    parts_to_json,
    with_parts,
)
from clustergrammer_widget.view.read_state import Bounds, read_parts

Action: TypeAlias = Literal["set", "undo", "redo"]
ACTIONS: tuple[Action, ...] = get_args(Action)
LONGEST_GESTURE = 100


@dataclass(frozen=True)
class Change:
    """What somebody did to a view, whichever view it meets.

    Attributes
    ----------
    action : {"set", "undo", "redo"}
        Set `parts` as one step, or go a step back or forth.
    parts : mapping of path to value
        What is set; with a step back or forth only parts of the viewport.
    gesture : str or None
        Changes of one gesture, such as the drag of a slider, are one step.
    """

    action: Action
    parts: Parts = field(default_factory=dict)
    gesture: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        parts = parts_to_json(self.parts)
        return {"action": self.action, "parts": parts, "gesture": self.gesture}


def apply_change(
    seen: HeatmapView, history: History, change: Change
) -> tuple[HeatmapView, History]:
    """Return the view and the history after a change.

    Raises
    ------
    ValueError
        If the view can't be changed so: it does not fit the table, or there is no step to go.
    """
    if change.action == "set":
        after = seen.then(with_parts(seen.state, change.parts))
        check_fits(after)
        step = step_between(seen.state, after.state, change.gesture)
        return after, history if step is None else history.recorded(step)
    target = history.undone() if change.action == "undo" else history.redone()
    if target is None:
        raise ValueError(f"there is nothing to {change.action}")
    parts, history = target
    after = seen.then(with_parts(seen.state, {**parts, **change.parts}))
    check_fits(after)
    return after, history


def change_to(before: HeatmapView, after: HeatmapView) -> Change | None:
    """Return the change that leads from one view to another of the same table, if they differ."""
    parts = differing_parts(before.state, after.state)
    return Change("set", parts) if parts else None


def read_change(obj: object, bounds: Bounds, seen: HeatmapView) -> Change:
    """Check a JSON value and read it as a change of a view.

    Raises
    ------
    ValueError
        If it is none, or no change of such a table. The message names the place.
    """
    sent = record(obj, "change", ("action", "parts", "gesture"))
    action = one_of(sent["action"], "change.action", ACTIONS)
    gesture = sent["gesture"]
    if gesture is not None and not (isinstance(gesture, str) and len(gesture) <= LONGEST_GESTURE):
        raise refused("change.gesture", gesture, f"null or at most {LONGEST_GESTURE} characters")
    parts = read_parts(sent["parts"], bounds, seen.state)
    if action != "set" and not parts.keys() <= set(VIEWPORT):
        raise refused("change.parts", list(parts), f"some of {list(VIEWPORT)} with {action!r}")
    return Change(action, parts, gesture)
