"""Undo and redo: the changes of a view, step by step.

The page keeps the same record (`History.to_json`), so either side can go on from the other's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from clustergrammer_widget.view.state.parts import (
    STEP_PATHS,
    Parts,
    part_of,
    parts_to_json,
    size_of,
)
from clustergrammer_widget.view.state.view_state import ViewState

VERSION = 1
MOST_STEPS = 100

_NAMES = {
    "rows.groups": "row groups",
    "cols.groups": "column groups",
    "rows.order": "row order",
    "cols.order": "column order",
    "rows.cut": "row clusters",
    "cols.cut": "column clusters",
    "rows.flips": "row flip",
    "cols.flips": "column flip",
    "rows.category": "row filter",
    "cols.category": "column filter",
    "rows.crops": "row crop",
    "cols.crops": "column crop",
    "rows.selected": "row selection",
    "cols.selected": "column selection",
    "top": "top rows",
    "recluster": "clustering",
    "colors.map": "colour map",
    "colors.norm": "colour scale",
    "colors.vmin": "colour range",
    "colors.vmax": "colour range",
    "colors.center": "colour centre",
    "colors.opacity": "opacity",
    "colors.ownRange": "range of each row or column",
    "colors.reduction": "what a pixel shows",
}
# Crops and filters also move the cut, a choice of top rows the flips: the change that was meant
# names it.
_MEANT = ("top", "recluster", "rows.crops", "cols.crops", "rows.category", "cols.category")
_NAMING = (*_MEANT, *_NAMES)


@dataclass(frozen=True)
class Step:
    """One change of view.

    Attributes
    ----------
    before, after : mapping of path to value
        The parts that changed; the viewport is none of them.
    gesture : str or None
        The drag that it is a part of; the next change of the same drag is the same step.
    """

    before: Parts
    after: Parts
    gesture: str | None = None

    @property
    def name(self) -> str:
        """What changed, in words."""
        if self.after.get("recluster"):
            return _NAMES["recluster"]
        path = next((path for path in _NAMING if path in self.after), "view")
        if path == "rows.crops" and "cols.crops" in self.after:
            return "crop"
        return _NAMES.get(path, path)

    def joined(self, step: Step) -> Step:
        """Return this step and the next one as one."""
        before, after = {**step.before, **self.before}, {**self.after, **step.after}
        return replace(self, before=before, after=after)

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        sides = {"before": parts_to_json(self.before), "after": parts_to_json(self.after)}
        return sides if self.gesture is None else {**sides, "gesture": self.gesture}


@dataclass(frozen=True)
class History:
    """What can be undone, the last step last, and done again, the next step first."""

    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()

    @cached_property
    def size(self) -> int:
        """About how many values the JSON mirror has."""
        steps = (*self.past, *self.future)
        sides = (side for step in steps for side in (step.before, step.after))
        return sum(size_of(part) for side in sides for part in side.values())

    def recorded(self, step: Step) -> History:
        """Return the history after one more step, or one more part of the same gesture."""
        if step.gesture is not None and self.past and self.past[-1].gesture == step.gesture:
            return History((*self.past[:-1], self.past[-1].joined(step)))
        return History((*self.past, step)[-MOST_STEPS:])

    def undone(self) -> tuple[Parts, History] | None:
        """Return the parts that go one step back, and the history then; None at the start."""
        if not self.past:
            return None
        step = self.past[-1]
        return step.before, History(self.past[:-1], (step, *self.future))

    def redone(self) -> tuple[Parts, History] | None:
        """Return the parts that go one step forth, and the history then; None at the end."""
        if not self.future:
            return None
        step = self.future[0]
        return step.after, replace(self, past=(*self.past, step), future=self.future[1:])

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {
            "version": VERSION,
            "past": [step.to_json() for step in self.past],
            "future": [step.to_json() for step in self.future],
        }


def make_step(before: ViewState, after: ViewState, gesture: str | None = None) -> Step | None:
    """Return the step from one state to another; None if only the viewport differs."""
    changed = [path for path in STEP_PATHS if part_of(before, path) != part_of(after, path)]
    if not changed:
        return None
    old, new = ({path: part_of(state, path) for path in changed} for state in (before, after))
    return Step(old, new, gesture)
