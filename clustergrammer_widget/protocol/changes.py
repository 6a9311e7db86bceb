"""Decode changes that the page sends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from clustergrammer_widget._validation import validation_error
from clustergrammer_widget.protocol.checks import check_choice, check_integer, check_object
from clustergrammer_widget.protocol.view_state import Bounds, decode_parts
from clustergrammer_widget.view.resolved_view import ResolvedView
from clustergrammer_widget.view.state.change import ACTIONS, Change
from clustergrammer_widget.view.state.parts import VIEWPORT

LONGEST_GESTURE = 100

LONGEST_PAGE_NAME = 100


def decode_change(obj: object, bounds: Bounds, view: ResolvedView) -> Change:
    """Check a JSON value and read it as a change of a view.

    Raises
    ------
    ValueError
        If it is none, or no change of such a table. The message names the place.
    """
    sent = check_object(obj, "change", ("action", "parts", "gesture"))
    action = check_choice(sent["action"], "change.action", ACTIONS)
    gesture = sent["gesture"]
    if gesture is not None and not (isinstance(gesture, str) and len(gesture) <= LONGEST_GESTURE):
        raise validation_error(
            "change.gesture", gesture, f"null or at most {LONGEST_GESTURE} characters"
        )
    parts = decode_parts(sent["parts"], bounds, view.state)
    if action != "set" and not parts.keys() <= set(VIEWPORT):
        raise validation_error(
            "change.parts", list(parts), f"some of {list(VIEWPORT)} with {action!r}"
        )
    return Change(action, parts, gesture)


def decode_sender(obj: object) -> Sender:
    """Check a JSON value and read it as the sender of a change.

    Raises
    ------
    ValueError
        If it is none.
    """
    sender = check_object(obj, "by", ("page", "id"))
    page = sender["page"]
    if not isinstance(page, str) or len(page) > LONGEST_PAGE_NAME:
        raise validation_error("by.page", page, f"text of at most {LONGEST_PAGE_NAME} characters")
    return Sender(page, check_integer(sender["id"], "by.id"))


@dataclass(frozen=True)
class Sender:
    """The page and the number of a change, which the confirmation carries.

    Attributes
    ----------
    page : str
        What the page calls itself.
    number : int
        What it calls the change.
    """

    page: str
    number: int

    def to_json(self) -> dict[str, Any]:
        """Return the JSON mirror."""
        return {"page": self.page, "id": self.number}
