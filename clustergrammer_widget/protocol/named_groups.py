"""Decode named groups from JSON."""

from __future__ import annotations

import re

from clustergrammer_widget._validation import validation_error
from clustergrammer_widget.data.named_groups import LONGEST_NAME, MOST_GROUPS, NamedGroup, is_name
from clustergrammer_widget.protocol.checks import check_ascending, check_object

_COLOR = re.compile(r"#[0-9a-f]{6}")


def decode_groups(obj: object, at: str, count: int) -> tuple[NamedGroup, ...]:
    """Check a JSON value and read it as the groups of one axis.

    Parameters
    ----------
    obj : object
        What `json.loads` gave.
    at : str
        Its place, for messages.
    count : int
        Number of rows, or of columns.

    Raises
    ------
    ValueError
        If anything is missing, unknown, repeated, of another type or out of range. The message
        names the place, such as ``view.rows.groups[2].positions``.
    """
    if not isinstance(obj, list) or len(obj) > MOST_GROUPS:
        raise validation_error(at, obj, f"a list of at most {MOST_GROUPS} groups")
    return tuple(_group(one, f"{at}[{place}]", count) for place, one in enumerate(obj))


def _group(obj: object, at: str, count: int) -> NamedGroup:
    entry = check_object(obj, at, ("name", "positions", "color"))
    name, color = entry["name"], entry["color"]
    if not isinstance(name, str) or not is_name(name):
        raise validation_error(f"{at}.name", name, f"text of 1 to {LONGEST_NAME} characters")
    if not isinstance(color, str) or not _COLOR.fullmatch(color):
        raise validation_error(f"{at}.color", color, "a colour, '#rrggbb'")
    positions = check_ascending(entry["positions"], f"{at}.positions", count)
    if not positions:
        raise validation_error(f"{at}.positions", [], "at least one position")
    return NamedGroup(name, positions, color)
