"""What a page sends to the kernel, without a page."""

from __future__ import annotations

import json
from itertools import count

from clustergrammer_widget.view.state.parts import PATHS, WHOLE

NUMBERS = count(1)


def view_of(widget):
    """The view as a page has it."""
    return json.loads(json.dumps(widget.get_state("_view")["_view"]))


def ask(widget, content):
    """Let a page send a message."""
    widget._handle_custom_msg(json.loads(json.dumps(content)), [])


def send_change(widget, parts=None, *, action="set", gesture=None, table=None, page="page"):
    """Let a page send a change, and return what it calls it."""
    number = next(NUMBERS)
    change = {"action": action, "parts": parts or {}, "gesture": gesture}
    table = widget._table if table is None else table
    by = {"page": page, "id": number}
    ask(widget, {"kind": "change", "by": by, "table": table, "change": change})
    return number


def from_page(widget, **parts):
    """Let a page change parts of the view, such as ``rows={"cut": 1}``."""
    whole = {name: part for name, part in parts.items() if name in WHOLE}
    inside = {
        f"{owner}.{key}": value
        for owner, changed in parts.items()
        if owner not in WHOLE
        for key, value in changed.items()
    }
    send_change(widget, whole | inside)


def show_from_page(widget, view):
    """Let a page come to show another view, by one step."""
    before = view_of(widget)
    paths = [path.split(".") for path in PATHS]
    parts = {
        ".".join(path): part
        for path in paths
        for part, known in [(_part(view, path), _part(before, path))]
        if part != known
    }
    if parts:
        send_change(widget, parts)


def _part(view, path):
    for name in path:
        view = view[name]
    return view
