"""A change of a view: the parts that it sets, or a step back or forth.

Kernel, pages and linked widgets send changes, not views, so changes of different parts made at the
same time all last.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, get_args

from clustergrammer_widget.view.state.parts import Parts, parts_to_json

Action: TypeAlias = Literal["set", "undo", "redo"]
ACTIONS: tuple[Action, ...] = get_args(Action)


@dataclass(frozen=True)
class Change:
    """A change that can be applied to any view of the same table.

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
