"""Read and write named groups as JSON; messages of the page are not trusted."""

from __future__ import annotations

import re
from itertools import chain
from typing import Any

from clustergrammer_widget.data.axis import AxisName
from clustergrammer_widget.data.groups import LONGEST_NAME, MOST_GROUPS, Group, is_name
from clustergrammer_widget.view.checks import ascending, integer, record, refused
from clustergrammer_widget.view.heatmap import AxisGroups
from clustergrammer_widget.view.heatmap_view import AXES
from clustergrammer_widget.view.state import VERSION

_COLOR = re.compile(r"#[0-9a-f]{6}")


def groups_to_json(groups: AxisGroups, table: int) -> dict[str, Any]:
    """Return the JSON mirror of the groups of both axes; `table` is the number of their table."""
    records = [
        {
            "name": group.name,
            "axis": axis,
            "positions": list(group.positions),
            "color": group.color,
        }
        for axis in AXES
        for group in groups[axis]
    ]
    return {"version": VERSION, "table": table, "groups": records} if records else {}


def read_groups(obj: object, n: int, m: int, table: int) -> dict[AxisName, tuple[Group, ...]]:
    """Check a JSON value and read it as the groups of an n by m matrix.

    Parameters
    ----------
    obj : object
        What `json.loads` gave; empty for no groups.
    n, m : int
        Number of rows and columns.
    table : int
        The number of this table; positions of another one mean other lines here.

    Returns
    -------
    dict of axis to tuple of Group

    Raises
    ------
    ValueError
        If anything is missing, unknown, repeated, of another type or out of range. The message
        names the place, such as ``groups[2].positions``.
    """
    if obj == {}:
        return {"rows": (), "cols": ()}
    sent = record(obj, "groups", ("version", "table", "groups"))
    for key, known in (("version", VERSION), ("table", table)):
        if integer(sent[key], f"groups.{key}") != known:
            raise refused(f"groups.{key}", sent[key], f"{known}")
    records = sent["groups"]
    if not isinstance(records, list) or len(records) > MOST_GROUPS:
        raise refused("groups", records, f"a list of at most {MOST_GROUPS} groups")
    counts: dict[AxisName, int] = {"rows": n, "cols": m}
    groups: dict[AxisName, list[Group]] = {"rows": [], "cols": []}
    for place, one in enumerate(records):
        at = f"groups[{place}]"
        entry = record(one, at, ("name", "axis", "positions", "color"))
        for axis in AXES:
            if entry["axis"] == axis:
                groups[axis].append(_group(entry, at, counts[axis]))
                break
        else:
            raise refused(f"{at}.axis", entry["axis"], "'rows' or 'cols'")
    names = [group.name for group in chain(*groups.values())]
    if len(set(names)) < len(names):
        raise refused("groups", names, "a list of names without repeats")
    return {axis: tuple(own) for axis, own in groups.items()}


def _group(entry: dict[str, Any], at: str, count: int) -> Group:
    name, color = entry["name"], entry["color"]
    if not isinstance(name, str) or not is_name(name):
        raise refused(f"{at}.name", name, f"text of 1 to {LONGEST_NAME} characters")
    if not isinstance(color, str) or not _COLOR.fullmatch(color):
        raise refused(f"{at}.color", color, "a colour, '#rrggbb'")
    positions = ascending(entry["positions"], f"{at}.positions", count)
    if not positions:
        raise refused(f"{at}.positions", [], "at least one position")
    return Group(name, positions, color)
