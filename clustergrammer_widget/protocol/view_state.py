"""Decode a view state from JSON.

The page sends views, too, so nothing in them is trusted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from clustergrammer_widget._types import AXES, AxisName
from clustergrammer_widget._validation import validation_error
from clustergrammer_widget.colors.overrides import REDUCTIONS
from clustergrammer_widget.colors.own_range import OWN_RANGES
from clustergrammer_widget.colors.scale import NORMS
from clustergrammer_widget.data.labels import unused_title
from clustergrammer_widget.data.named_groups import TITLE, NamedGroup
from clustergrammer_widget.protocol.checks import (
    check_ascending,
    check_choice,
    check_flag,
    check_index,
    check_indices,
    check_integer,
    check_number,
    check_object,
)
from clustergrammer_widget.protocol.named_groups import decode_groups
from clustergrammer_widget.protocol.subsets import decode_subset, decode_top_rows
from clustergrammer_widget.view.state.orders import (
    ORDER_NAMES,
    CategoryOrder,
    CustomOrder,
    NamedOrder,
    Order,
    ValueOrder,
)
from clustergrammer_widget.view.state.parts import PATHS, WHOLE, with_parts
from clustergrammer_widget.view.state.view_state import (
    VERSION,
    CategoryFilter,
    Crop,
    Interval,
    ViewState,
)

Titles: TypeAlias = Collection[str] | None

KEYS = ("version", "rows", "cols", "top", "recluster", "colors", "viewport")
AXIS_KEYS = ("order", "cut", "flips", "category", "crops", "selected", "groups")
COLOR_KEYS = ("map", "vmin", "vmax", "center", "opacity", "ownRange", "reduction", "norm")


@dataclass(frozen=True)
class Bounds:
    """Counts and titles that a view can refer to.

    Attributes
    ----------
    rows, cols : int
        Number of rows and columns.
    row_titles, col_titles : collection of str or None
        Titles of the given categories of either axis; None lets every text pass.
    """

    rows: int
    cols: int
    row_titles: Titles = ()
    col_titles: Titles = ()

    def counts(self, axis: AxisName) -> tuple[int, int]:
        """Return how many there are on an axis, and on the one across."""
        return (self.rows, self.cols) if axis == "rows" else (self.cols, self.rows)

    def titles(self, axis: AxisName, groups: Collection[NamedGroup]) -> Titles:
        """Return the titles of the categories that an axis with these groups has."""
        titles = self.row_titles if axis == "rows" else self.col_titles
        if titles is None or not groups:
            return titles
        return (*titles, unused_title(TITLE, titles))


def decode_view_state(obj: object, bounds: Bounds) -> ViewState:
    """Check a JSON value and read it as a state.

    Parameters
    ----------
    obj : object
        What `json.loads` gave; untrusted.
    bounds : Bounds
        Of the table.

    Returns
    -------
    ViewState

    Raises
    ------
    ValueError
        If anything is missing, unknown, of another type or out of range. The message names
        the place, such as ``view.rows.selected[2]``, and what came.
    """
    state = check_object(obj, "view", KEYS)
    if check_integer(state["version"], "view.version") != VERSION:
        raise validation_error("view.version", state["version"], f"{VERSION}")
    parts = {path: state[path] for path in WHOLE}
    for owner, keys in (("rows", AXIS_KEYS), ("cols", AXIS_KEYS), ("colors", COLOR_KEYS)):
        entry = check_object(state[owner], f"view.{owner}", keys)
        parts |= {f"{owner}.{key}": entry[key] for key in keys}
    viewport = check_object(state["viewport"], "view.viewport", ("rows", "cols"))
    parts |= {f"viewport.{axis}": viewport[axis] for axis in ("rows", "cols")}
    read = decode_parts(parts, bounds, ViewState())
    if read["top"] is not None and read["recluster"] is not None:
        raise validation_error("view.top", state["top"], "null while view.recluster is set")
    return with_parts(ViewState(), read)


def decode_parts(obj: object, bounds: Bounds, view: ViewState) -> dict[str, Any]:
    """Check a JSON value and read it as parts of a view, by path.

    Parameters
    ----------
    obj : object
        What `json.loads` gave; untrusted.
    bounds : Bounds
        Of the table.
    view : ViewState
        The view they are to be parts of; it has what is not among them.

    Raises
    ------
    ValueError
        As `decode_view_state`.
    """
    if not isinstance(obj, dict) or not obj.keys() <= PATHS:
        raise validation_error("view", obj, f"an object with keys of {sorted(PATHS)}")
    read: dict[str, Any] = {}
    for axis in AXES:
        path = f"{axis}.groups"
        if path in obj:
            read[path] = decode_groups(obj[path], f"view.{path}", bounds.counts(axis)[0])
    groups = {axis: read.get(f"{axis}.groups", view.axis(axis).groups) for axis in AXES}
    for path, part in obj.items():
        owner, _, key = path.partition(".")
        at = f"view.{path}"
        if path in read:
            continue
        if path == "top":
            read[path] = None if part is None else decode_top_rows(part, bounds.rows)
        elif path == "recluster":
            read[path] = None if part is None else decode_subset(part, bounds.rows, bounds.cols)
        elif owner == "colors":
            read[path] = _COLOR_PARTS[key](part, at)
        else:
            axis = "rows" if path.endswith("rows") or owner == "rows" else "cols"
            counts = bounds.counts(axis)
            if owner == "viewport":
                read[path] = _interval(part, at, counts[0])
            else:
                read[path] = _axis_part(key, part, at, counts, bounds.titles(axis, groups[axis]))
    ends = (
        read.get(path, getattr(view.colors, path[7:])) for path in ("colors.vmin", "colors.vmax")
    )
    vmin, vmax = ends
    if vmin is not None and vmax is not None and vmin >= vmax:
        raise validation_error("view.colors.vmin", vmin, f"a number below vmax, {vmax}")
    return read


def _axis_part(key: str, part: object, at: str, counts: tuple[int, int], titles: Titles) -> object:
    count, other_count = counts
    if key == "order":
        return _order(part, at, count, other_count, titles)
    if key == "cut":
        return _height(part, at)
    if key == "flips":
        return check_ascending(part, at, count - 1)
    if key == "category":
        return None if part is None else _category(part, at, titles)
    if key == "selected":
        return check_ascending(part, at, count)
    if not isinstance(part, list) or len(part) > count:
        raise validation_error(at, part, f"a list of at most {count} crops")
    return tuple(_crop(crop, f"{at}[{i}]", count) for i, crop in enumerate(part))


def _height(obj: object, at: str) -> float | None:
    if obj is None:
        return None
    height = check_number(obj, at)
    if height < 0:
        raise validation_error(at, height, "a height of 0 or more, or null")
    return height


def _category(obj: object, at: str, titles: Titles) -> CategoryFilter:
    entry = check_object(obj, at, ("title", "value"))
    value = entry["value"]
    if not isinstance(value, str):
        value = check_number(value, f"{at}.value")
    return CategoryFilter(_title(entry["title"], f"{at}.title", titles), value)


def _title(obj: object, at: str, titles: Titles) -> str:
    if not isinstance(obj, str):
        raise validation_error(at, obj, "the title of a category")
    if titles is not None and obj not in titles:
        raise validation_error(at, obj, f"one of the categories {list(titles)!r}")
    return obj


def _crop(obj: object, at: str, count: int) -> Crop:
    entry = check_object(obj, at, ("kept", "cut"))
    kept = check_ascending(entry["kept"], f"{at}.kept", count)
    if not kept:
        raise validation_error(f"{at}.kept", [], "at least one position")
    return Crop(kept, _height(entry["cut"], f"{at}.cut"))


def _color_map(obj: object, at: str) -> str | None:
    if obj is not None and not isinstance(obj, str):
        raise validation_error(at, obj, "the name of a colour map, or null")
    return obj


def _optional_number(obj: object, at: str) -> float | None:
    return None if obj is None else check_number(obj, at)


def _opacity(obj: object, at: str) -> float:
    opacity = check_number(obj, at)
    if not 0 <= opacity <= 2:
        raise validation_error(at, opacity, "a number from 0 to 2")
    return opacity


_COLOR_PARTS: Mapping[str, Callable[[object, str], object]] = {
    "map": _color_map,
    "vmin": _optional_number,
    "vmax": _optional_number,
    "center": _optional_number,
    "opacity": _opacity,
    "ownRange": lambda obj, at: None if obj is None else check_choice(obj, at, OWN_RANGES),
    "reduction": lambda obj, at: check_choice(obj, at, REDUCTIONS),
    "norm": lambda obj, at: None if obj is None else check_choice(obj, at, NORMS),
}


def _order(obj: object, at: str, count: int, other_count: int, titles: Titles) -> Order:
    by = obj.get("by") if isinstance(obj, dict) else None
    if by == "value":
        entry = check_object(obj, at, ("by", "of", "descending"))
        descending = check_flag(entry["descending"], f"{at}.descending")
        return ValueOrder(check_index(entry["of"], f"{at}.of", other_count), descending)
    if by == "category":
        title = check_object(obj, at, ("by", "title"))["title"]
        return CategoryOrder(_title(title, f"{at}.title", titles))
    if by == "custom":
        indices = check_indices(
            check_object(obj, at, ("by", "indices"))["indices"], f"{at}.indices", count
        )
        if len(indices) != count or len(set(indices)) != count:
            raise validation_error(
                f"{at}.indices", list(indices), f"a permutation of 0 to {count - 1}"
            )
        return CustomOrder(indices)
    named = check_object(obj, at, ("by",))["by"]
    for name in ORDER_NAMES:
        if named == name:
            return NamedOrder(name)
    raise validation_error(
        f"{at}.by", named, f"one of {[*ORDER_NAMES, 'value', 'category', 'custom']}"
    )


def _interval(obj: object, at: str, count: int) -> Interval | None:
    if obj is None:
        return None
    wanted = f"[start, end] with 0 <= start < end <= {count}, or null"
    if not isinstance(obj, list) or len(obj) != 2:
        raise validation_error(at, obj, wanted)
    start, end = (check_number(edge, f"{at}[{i}]") for i, edge in enumerate(obj))
    if not 0 <= start < end <= count:
        raise validation_error(at, obj, wanted)
    return start, end
