"""Undo and redo: the differences between views, step by step.

The page keeps the same record (`History.to_json`), so either side can go on from the other's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from clustergrammer_widget.view.state import ViewState

VERSION = 1
MOST_STEPS = 100

Patch = dict[str, Any]

_NAMES = {
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
PATHS = frozenset(_NAMES)


@dataclass(frozen=True)
class Step:
    """One change of view: its parts before and after, by path; the viewport is none of them."""

    before: Patch
    after: Patch

    @property
    def name(self) -> str:
        """What changed, in words."""
        if self.after.get("recluster"):
            return _NAMES["recluster"]
        path = next((path for path in _NAMING if path in self.after), "view")
        if path == "rows.crops" and "cols.crops" in self.after:
            return "crop"
        return _NAMES.get(path, path)

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {"before": self.before, "after": self.after}


@dataclass(frozen=True)
class History:
    """What can be undone, the last step last, and done again, the next step first."""

    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()

    def recorded(self, step: Step) -> History:
        """Return the history after one more step."""
        return History((*self.past, step)[-MOST_STEPS:])

    def undone(self) -> tuple[Patch, History] | None:
        """Return the patch that goes one step back, and the history then; None at the start."""
        if not self.past:
            return None
        step = self.past[-1]
        return step.before, History(self.past[:-1], (step, *self.future))

    def redone(self) -> tuple[Patch, History] | None:
        """Return the patch that goes one step forth, and the history then; None at the end."""
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

    @classmethod
    def from_json(cls, obj: dict[str, Any]) -> History:
        """Return the history whose mirror this is; `read_history` checks what is from outside."""
        past, future = ([Step(**step) for step in obj[name]] for name in ("past", "future"))
        return cls(tuple(past), tuple(future))


def step_between(before: ViewState, after: ViewState) -> Step | None:
    """Compare two views; None if nothing but the viewport changed."""
    old, new = parts_of(before), parts_of(after)
    changed = [path for path in old if old[path] != new[path]]
    if not changed:
        return None
    return Step({path: old[path] for path in changed}, {path: new[path] for path in changed})


def patched(view: ViewState, patch: Patch) -> dict[str, Any]:
    """Return a view's JSON with the patch's parts in place, unchecked."""
    obj = view.to_json()
    for path, value in patch.items():
        name, _, key = path.partition(".")
        if not key:
            obj[name] = value
        elif isinstance(obj.get(name), dict):
            obj[name] = {**obj[name], key: value}
    return obj


def parts_of(view: ViewState) -> Patch:
    """Return all parts of a view, by path, but the viewport."""
    obj = view.to_json()
    parts = {name: obj[name] for name in ("top", "recluster")}
    for name in ("rows", "cols", "colors"):
        parts.update({f"{name}.{key}": value for key, value in obj[name].items()})
    return parts
